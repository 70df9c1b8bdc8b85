import { describe, expect, test } from 'vitest'
import {
  improvementListSchema,
  improvementPlanSchema,
  improvementSchema,
} from '#contract/improvements/improvements.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { makeImprovement } from '#test/support/improvements.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const NOW = Date.now()
const TODAY = localDay(NOW, 'Europe/Warsaw')
const back = (days: number) => addDays(TODAY, -days)

async function shop() {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'locker-csat', touchpoint: 'locker' })
  return { site, see: await signIn(site) }
}
type See = Awaited<ReturnType<typeof signIn>>

/** So many answers on each of the days, of which some are good. */
async function answer(
  site: TestSite,
  [from, to]: [string, string],
  { good, bad, ...place }: { good: number; bad: number } & Partial<Parameters<typeof newAnswer>[0]>,
) {
  const scores = [...Array.from({ length: good }, () => 5), ...Array.from({ length: bad }, () => 2)]
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const at = Date.parse(`${day}T11:00:00Z`)
    await insertAnswers(
      site.db,
      scores.map((score) =>
        newAnswer({
          at,
          day,
          score,
          touchpointId: 'checkout',
          stageId: 'purchase',
          scale: 'csat5',
          ...place,
        }),
      ),
    )
  }
}
const LOCKER = { touchpointId: 'locker', stageId: 'delivery' }

async function listed(see: See) {
  const response = await see('/api/improvements?journey=shopping')
  expect(response.status).toBe(200)
  return improvementListSchema.parse(await response.json()).improvements
}

async function only(see: See) {
  const [one] = await listed(see)
  if (!one) throw new Error('There is one.')
  return one
}

const WISH = {
  journey: 'shopping',
  stage: 'purchase',
  scale: 'csat5',
  name: 'One-tap pay',
  startsOn: TODAY,
  weeks: 2,
  judging: 'planned_end',
}

describe('an improvement', () => {
  test('judged once tells no figure before its planned end, and then its verdict', async () => {
    const { site, see } = await shop()
    await answer(site, [back(28), back(15)], { good: 12, bad: 8 })
    await answer(site, [back(14), back(1)], { good: 17, bad: 3 })
    await makeImprovement(site, { startsOn: back(14), weeks: 3 })
    const early = await only(see)
    expect(early).toMatchObject({
      phase: 'running',
      verdict: 'too_early',
      change: null,
      days: [],
      before: { from: back(35), to: back(15), n: 280, good: 168 },
      after: { from: back(14), to: back(1), n: 280, good: null },
      expected: 280,
    })
    await makeImprovement(site, {
      startsOn: back(15),
      weeks: 2,
      stageId: 'delivery',
      scale: 'nps11',
    })
    const { site: other, see: seeOther } = await shop()
    await answer(other, [back(28), back(15)], { good: 12, bad: 8 })
    await answer(other, [back(14), back(1)], { good: 17, bad: 3 })
    await makeImprovement(other, { startsOn: back(14) })
    const over = await only(seeOther)
    expect(over).toMatchObject({
      phase: 'over',
      verdict: 'improved',
      decidedOn: back(1),
      before: { n: 280, good: 168 },
      after: { n: 280, good: 238 },
      hindsight: true,
    })
    expect(over.change?.value).toBeCloseTo(25, 6)
    expect(over.change?.low).toBeGreaterThan(15)
  })

  test('judged on any day shows each day with its interval, and decides on the first that says so', async () => {
    const { site, see } = await shop()
    await answer(site, [back(35), back(8)], { good: 12, bad: 8 })
    await answer(site, [back(7), back(1)], { good: 19, bad: 1 })
    await answer(site, [TODAY, TODAY], { good: 0, bad: 50 })
    await makeImprovement(site, { startsOn: back(7), weeks: 4, judging: 'any_time' })
    const one = await only(see)
    // Under thirty answers there is no interval, and today is not over.
    expect(one.days.map(({ day, n }) => [day, n])).toEqual(
      [6, 5, 4, 3, 2, 1].map((days, index) => [back(days), 40 + 20 * index]),
    )
    expect(one).toMatchObject({
      phase: 'running',
      verdict: 'improved',
      after: { n: 140, good: 133 },
    })
    const first = one.days.find(({ low }) => low > 0)
    expect(one.decidedOn).toBe(first?.day)
    expect(one.change?.value).toBeCloseTo(35, 6)
  })

  test('is judged less what an untouched stage did', async () => {
    const { site, see } = await shop()
    await answer(site, [back(28), back(15)], { good: 12, bad: 8 })
    await answer(site, [back(14), back(1)], { good: 16, bad: 4 })
    await answer(site, [back(28), back(15)], { good: 10, bad: 10, ...LOCKER })
    await answer(site, [back(14), back(1)], { good: 14, bad: 6, ...LOCKER })
    await makeImprovement(site, { startsOn: back(14), controlId: 'delivery' })
    const one = await only(see)
    expect(one.untouched).toMatchObject({ before: { n: 280, good: 140 }, after: { good: 196 } })
    expect(one.change?.value).toBeCloseTo(0, 6)
    expect(one.verdict).toBe('not_shown')
  })

  test('is called confounded where another one began meanwhile at the same place', async () => {
    const { site, see } = await shop()
    await answer(site, [back(28), back(15)], { good: 12, bad: 8 })
    await answer(site, [back(14), back(1)], { good: 17, bad: 3 })
    await makeImprovement(site, { startsOn: back(14) })
    await makeImprovement(site, {
      startsOn: back(10),
      name: 'New buttons',
      touchpointId: 'checkout',
    })
    const one = (await listed(see)).find(({ name }) => name === 'One-tap pay')
    expect(one).toMatchObject({ verdict: 'confounded', overlaps: [{ name: 'New buttons' }] })
    expect(one?.change).not.toBeNull()
  })

  test('counts days and weeks alike, whatever day of the week it starts on', async () => {
    const { site, see } = await shop()
    await answer(site, [back(40), back(1)], { good: 2, bad: 1 })
    for (let shift = 0; shift < 7; shift += 1)
      await makeImprovement(site, {
        startsOn: back(14 + shift),
        washoutDays: shift,
        stageId: 'purchase',
      })
    const all = await listed(see)
    expect(all).toHaveLength(7)
    for (const { before, after } of all) {
      expect(before).toMatchObject({ n: 42, good: 28 })
      expect(after).toMatchObject({ n: 42, good: 28 })
    }
  })

  test('is written down whole: its goal does not move, its name may, and it can be stopped once it runs', async () => {
    const { site, see } = await shop()
    const post = async (body: object) =>
      await see('/api/improvements', { method: 'POST', body: JSON.stringify({ ...WISH, ...body }) })
    const made = await post({ washoutDays: 3, pain: 'payment failed' })
    expect(made.status).toBe(201)
    const { id, ...one } = improvementSchema.parse(await made.json())
    expect(one).toMatchObject({
      plannedEnd: addDays(TODAY, 16),
      phase: 'running',
      hindsight: false,
    })
    const change = async (body: object) =>
      await see(`/api/improvements/${id}`, { method: 'PATCH', body: JSON.stringify(body) })
    for (const body of [{ worthwhile: 1 }, { plannedEnd: TODAY }, { judging: 'any_time' }, {}])
      expect((await change(body)).status).toBe(422)
    expect((await see(`/api/improvements/${id}`, { method: 'DELETE' })).status).toBe(409)
    expect(await (await change({ name: 'Two taps', stop: true })).json()).toMatchObject({
      name: 'Two taps',
      verdict: 'stopped',
      stoppedOn: TODAY,
      change: null,
    })
    expect((await change({ stop: true })).status).toBe(409)
    const planned = await (await post({ startsOn: addDays(TODAY, 3) })).json<{ id: string }>()
    expect((await see(`/api/improvements/${planned.id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await listed(see)).toHaveLength(1)
    expect(site.key).toBeTruthy()
  })

  test('is refused for a place that there is not, with the field', async () => {
    const { see } = await shop()
    const fieldsOf = async (body: object) => {
      const asked = { method: 'POST', body: JSON.stringify({ ...WISH, ...body }) }
      const response = await see('/api/improvements', asked)
      expect(response.status).toBe(422)
      const { fields } = await response.json<{ fields: { field: string }[] }>()
      return fields.map(({ field }) => field)
    }
    expect(await fieldsOf({ stage: 'nowhere' })).toEqual(['stage'])
    expect(await fieldsOf({ touchpoint: 'locker' })).toEqual(['touchpoint'])
    expect(await fieldsOf({ control: 'purchase' })).toEqual(['control'])
    expect(await fieldsOf({ scale: 'text' })).toEqual(['scale'])
    expect(await fieldsOf({ weeks: 0 })).toEqual(['weeks'])
  })
})

describe('before the start', () => {
  test('the answers of four weeks say what change could be seen', async () => {
    const { site, see } = await shop()
    await answer(site, [back(28), back(1)], { good: 6, bad: 2 })
    const plan = async (more = '') =>
      improvementPlanSchema.parse(
        await (
          await see(`/api/improvements/plan?journey=shopping&stage=purchase&scale=csat5${more}`)
        ).json(),
      )
    const { weekly, share, weeks } = await plan()
    expect([weekly, share]).toEqual([56, 0.75])
    expect(weeks.find((one) => one.weeks === 4)?.plannedEnd).toBeCloseTo(11.4, 1)
    expect(await plan('&control=delivery')).toMatchObject({ share: null, weeks: [] })
  })
})
