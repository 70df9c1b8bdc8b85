import { describe, expect, test } from 'vitest'
import { lanesSchema, type Lanes } from '#contract/map/lanes.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { asBrowser, signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'

const NOW = Date.now()
const TODAY = localDay(NOW, 'Europe/Warsaw')
const LATE = { code: 'late', label: { en: 'Late', pl: 'Za późno' }, from: 1, to: 3 }
const RARE = { code: 'rare', label: { en: 'Rare' }, from: 1, to: 3 }

/** A site whose checkout is asked; purchase has a map written down. */
async function shop() {
  const site = await makeSite()
  await makeSurvey(site, { followUp: { reasons: [LATE, RARE] } })
  await makeSurvey(site, { id: 'locker-csat', touchpoint: 'locker' })
  return { site, see: await signIn(site) }
}

async function lanesOf(
  see: Awaited<ReturnType<typeof signIn>>,
  query: Record<string, string> = {},
) {
  const asked = new URLSearchParams({ from: TODAY, to: TODAY, lang: 'en', ...query })
  const response = await see(`/api/journeys/shopping/lanes?${asked.toString()}`)
  expect(response.status).toBe(200)
  return lanesSchema.parse(await response.json<Lanes>())
}

const PLACE = { touchpointId: 'checkout', stageId: 'purchase', scale: 'csat5' as const }

async function answerAll(
  site: TestSite,
  scores: number[],
  overrides: Partial<Parameters<typeof newAnswer>[0]> = {},
) {
  await insertAnswers(
    site.db,
    scores.map((score) => newAnswer({ at: NOW, ...PLACE, score, ...overrides })),
  )
}

const times = (n: number, score: number) => Array.from({ length: n }, () => score)

async function happen(site: TestSite, n: number, overrides: Parameters<typeof newEvent>[0]) {
  const event = { day: TODAY, scale: '' as const, ...overrides }
  await insertEvents(
    site.db,
    Array.from({ length: n }, () => newEvent(event)),
  )
}

describe('the lanes of a map', () => {
  test('count what was reached and completed, by filter and by days', async () => {
    const { site, see } = await shop()
    await happen(site, 7, { type: 'reached', persona: 'anna' })
    await happen(site, 3, { type: 'reached' })
    await happen(site, 4, { type: 'completed', action: 'pay', persona: 'anna' })
    await happen(site, 2, { type: 'completed', action: 'other' })
    await happen(site, 9, { type: 'reached', day: addDays(TODAY, -1) })
    const actionOf = async (query = {}) => (await lanesOf(see, query)).stages[0]?.actions
    const pay = { touchpoint: 'checkout', event: 'pay', name: 'pay', withinDays: null }
    const counted = { ...pay, countedFrom: null }
    expect(await actionOf()).toEqual([{ ...counted, reached: 10, completed: 4 }])
    expect(await actionOf({ persona: 'anna' })).toEqual([{ ...counted, reached: 7, completed: 4 }])
    expect(await actionOf({ channel: 'store' })).toEqual([{ ...counted, reached: 0, completed: 0 }])
    expect(await actionOf({ from: addDays(TODAY, -1) })).toEqual([
      { ...counted, reached: 19, completed: 4 },
    ])
  })

  test('list what people picked who were not content, from as many on as may be told', async () => {
    const { site, see } = await shop()
    await answerAll(site, times(6, 1), { choices: ['late'] })
    await answerAll(site, times(4, 2), { choices: ['rare'] })
    await answerAll(site, times(8, 5), { choices: ['rare'] })
    await answerAll(site, times(2, 1))
    const painOf = async (query = {}) => (await lanesOf(see, query)).stages[0]?.pain
    expect(await painOf({ lang: 'pl' })).toEqual({
      reasons: [{ code: 'late', name: 'Za późno', n: 6 }],
      n: 10,
      lookedAt: 20,
      isAll: true,
      isHidden: true,
    })
    expect(await painOf({ persona: 'anna' })).toMatchObject({ reasons: [], n: 0, isHidden: false })
  })

  test('tell nothing of fewer answers than a value needs', async () => {
    const { site, see } = await shop()
    await answerAll(site, times(4, 1), { choices: ['late'] })
    const [purchase] = (await lanesOf(see)).stages
    expect(purchase?.pain).toMatchObject({ reasons: [], n: null, isHidden: true })
    expect(purchase).toMatchObject({
      emotion: 'empty',
      grades: { emotion: 'none', pain: 'partly' },
    })
  })

  test('name a gap where a touchpoint is passed and not asked, or asked and not answered', async () => {
    const { site, see } = await shop()
    await answerAll(site, [5])
    await happen(site, 3, { type: 'reached', touchpointId: 'parcel', stageId: 'delivery' })
    const gaps = async () =>
      (await lanesOf(see)).stages.flatMap(({ touchpoints }) =>
        touchpoints.map(({ id, gap }) => [id, gap]),
      )
    expect(await gaps()).toEqual([
      ['checkout', null],
      ['parcel', 'unasked-with-events'],
      ['locker', 'asked-no-answers'],
    ])
  })

  test('grade the cells, and mark where the journey turns for different people', async () => {
    const { site, see } = await shop()
    await answerAll(site, [...times(25, 5), ...times(10, 4)])
    const locker = { touchpointId: 'locker', stageId: 'delivery' }
    await answerAll(site, [...times(25, 1), ...times(10, 2)], { ...locker, choices: ['late'] })
    const { stages, moments, kind } = await lanesOf(see)
    expect(kind).toBe('csat')
    expect(
      stages.map(({ emotion, grades }) => [emotion, grades.emotion, grades.touchpoints]),
    ).toEqual([
      ['measured', 'full', 'full'],
      ['measured', 'full', 'partly'],
    ])
    expect(stages[1]?.grades).toMatchObject({ pain: 'full', needs: 'none', actions: 'none' })
    expect(moments).toMatchObject([{ from: 'purchase', to: 'delivery', people: 'different' }])
    // Means of 4.71 and 1.29 on five steps.
    expect(moments[0]?.difference).toBeCloseTo((-(25 * 4 + 10 * 2) / 35) * 50, 6)
    expect((await lanesOf(see, { persona: 'anna' })).moments).toEqual([])
  })

  test('cost a bounded number of rows, and say from which day actions were counted', async () => {
    const { site, see } = await shop()
    const from = addDays(TODAY, -2800)
    const days = Array.from({ length: 2800 }, (_, index) => addDays(TODAY, -index))
    await insertEvents(
      site.db,
      days.map((day) => newEvent({ type: 'reached', scale: '', day })),
    )
    await answerAll(site, times(1200, 1), { choices: ['late'] })
    const { stages, meta } = await lanesOf(see, { from })
    // Three places share 6,000 rows.
    expect(stages[0]?.actions).toMatchObject([
      { reached: 2000, countedFrom: addDays(TODAY, -1999) },
    ])
    // Two stages share a thousand answers.
    expect(stages[0]?.pain).toMatchObject({ n: 500, lookedAt: 500, isAll: false })
    expect(meta.rowsRead).toBeLessThan(8000)
  })

  test('are not for guests, and of another site nobody knows', async () => {
    const { site } = await shop()
    const guest = asBrowser((await makeShare(site)).headers.cookie)
    const query = `?from=${TODAY}&to=${TODAY}`
    for (const path of ['/api/journeys/shopping/lanes', '/api/shared/journeys/shopping/lanes'])
      expect([401, 403, 404]).toContain((await guest(path + query)).status)
    const stranger = await signIn(await makeSite())
    expect((await stranger(`/api/journeys/nobodys/lanes${query}`)).status).toBe(404)
  })

  test('hold no comment', async () => {
    const { site, see } = await shop()
    await answerAll(site, times(6, 1), { choices: ['late'], comment: 'so slow' })
    expect(JSON.stringify(await lanesOf(see))).not.toMatch(/so slow/)
  })
})
