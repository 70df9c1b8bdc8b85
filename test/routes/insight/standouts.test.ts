import { describe, expect, test } from 'vitest'
import { type Standouts, standoutsSchema } from '#contract/insight/standouts.ts'
import type { Channel } from '#contract/words.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { run } from '#worker/db/connect.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const NOW = Date.now()
const DAY = 86_400_000
const TODAY = localDay(NOW, 'Europe/Warsaw')
const PLACES = {
  checkout: 'purchase',
  parcel: 'delivery',
  locker: 'delivery',
} as const

async function shop() {
  const site = await makeSite()
  for (const touchpoint of Object.keys(PLACES))
    await makeSurvey(site, { id: `${touchpoint}-csat`, touchpoint })
  await makeSurvey(site, { id: 'checkout-csat7', scale: 'csat7' })
  return { site, see: await signIn(site) }
}

interface Given {
  touchpoint: keyof typeof PLACES
  channel?: Channel
  /** How many gave 1, 2 … */
  counts: number[]
  ago?: number
  scale?: 'csat5' | 'csat7'
}

/** Stores answers, and returns what was stored. */
async function give(site: TestSite, all: Given[]) {
  const answers = all.flatMap(({ touchpoint, channel = 'web', counts, ago = 0, scale = 'csat5' }) =>
    counts.flatMap((count, step) =>
      Array.from({ length: count }, () =>
        newAnswer({
          at: NOW - ago * DAY,
          surveyId: `${touchpoint}-csat`,
          touchpointId: touchpoint,
          stageId: PLACES[touchpoint],
          channel,
          scale,
          score: step + 1,
        }),
      ),
    ),
  )
  for (let at = 0; at < answers.length; at += 200)
    await insertAnswers(site.db, answers.slice(at, at + 200))
  return answers
}

async function standoutsOf(
  see: Awaited<ReturnType<typeof signIn>>,
  query = `from=${addDays(TODAY, -27)}&to=${TODAY}`,
): Promise<Standouts> {
  const response = await see(`/api/journeys/shopping/standouts?${query}`)
  expect(response.status).toBe(200)
  return standoutsSchema.parse(await response.json())
}

describe('what stands out', () => {
  test('is what a recount of the answers says', async () => {
    const { site, see } = await shop()
    await run(
      site.db,
      `UPDATE stages SET details = json_set(details, '$.assumed', 60)
        WHERE site_id = ?1 AND id = 'delivery'`,
      [site.db.siteId],
    )
    const answers = await give(site, [
      { touchpoint: 'checkout', counts: [2, 3, 10, 25, 20], ago: 3 },
      { touchpoint: 'checkout', channel: 'store', counts: [10, 8, 2, 3, 2], ago: 9 },
      { touchpoint: 'checkout', channel: 'phone', counts: [0, 0, 0, 0, 4] },
      { touchpoint: 'locker', channel: 'locker', counts: [0, 0, 2, 8, 50] },
      { touchpoint: 'parcel', channel: 'courier', counts: [30, 4, 2, 4, 30] },
      // Not in these days, and of another instrument.
      { touchpoint: 'parcel', counts: [90], ago: 60 },
      { touchpoint: 'checkout', scale: 'csat7', counts: [0, 0, 0, 0, 0, 0, 12] },
    ])
    const own = answers.filter(({ day, scale }) => day >= addDays(TODAY, -27) && scale === 'csat5')
    const found = await standoutsOf(see)
    expect(found).toMatchObject({ scale: 'csat5', n: own.length, others: 12 })

    const best = own.filter(({ score }) => score === 5)
    expect(found.best).toMatchObject({ n: best.length, of: own.length })
    const [wow] = found.wow
    expect(wow).toMatchObject({ stage: 'delivery', touchpoint: 'locker', isWow: true })
    expect(wow?.best).toMatchObject({ n: 50, of: 60 })
    expect(wow?.lift).toBeCloseTo(50 / 60 / (best.length / own.length), 10)

    const [uneven] = found.consistency
    expect(found.consistency).toHaveLength(1)
    expect(uneven).toMatchObject({ touchpoint: 'checkout', isUneven: true, hidden: 1, df: 1 })
    const meanOf = (list: typeof own) =>
      list.reduce((total, { score }) => total + ((score ?? 0) - 3) * 50, 0) / list.length
    const inChannel = (channel: Channel) =>
      own.filter((one) => one.touchpointId === 'checkout' && one.channel === channel)
    expect(uneven?.channels.map(({ channel, n }) => [channel, n])).toEqual([
      ['web', 60],
      ['store', 25],
    ])
    expect(uneven?.channels[1]?.mean).toBeCloseTo(meanOf(inChannel('store')), 10)

    const delivery = own.filter(({ stageId }) => stageId === 'delivery')
    const [gap, ...others] = found.gaps
    expect(others).toEqual([])
    expect(gap).toMatchObject({ stage: 'delivery', assumed: 60, isReal: true })
    expect(gap?.gap).toBeCloseTo(meanOf(delivery) - 60, 10)

    expect(found.index?.value).toBeCloseTo(meanOf(own), 10)
    expect(found.index?.end).toMatchObject({ stage: 'delivery', n: delivery.length })
    expect(found.splits[0]).toMatchObject({ touchpoint: 'parcel', loved: { n: 34, of: 70 } })
    expect(found.meta.rowsRead).toBeLessThan(500)
  })

  test('follows the filters and the kind that are asked for', async () => {
    const { site, see } = await shop()
    await give(site, [
      { touchpoint: 'checkout', counts: [0, 0, 0, 0, 9] },
      { touchpoint: 'checkout', channel: 'store', counts: [7] },
    ])
    const query = `from=${TODAY}&to=${TODAY}`
    const store = await standoutsOf(see, `${query}&channel=store`)
    expect(store).toMatchObject({ n: 7, index: { value: -100 }, consistency: [] })
    expect(await standoutsOf(see, `${query}&kind=nps`)).toMatchObject({
      scale: null,
      n: 0,
      index: null,
    })
  })

  test('says nothing of four answers, and a journey that is not there has none', async () => {
    const { site, see } = await shop()
    await give(site, [{ touchpoint: 'checkout', counts: [0, 0, 0, 0, 4] }])
    const found = await standoutsOf(see)
    expect(found).toMatchObject({
      n: 4,
      wow: [],
      consistency: [],
      gaps: [],
      index: null,
      splits: [],
    })
    const response = await see(`/api/journeys/other/standouts?from=${TODAY}&to=${TODAY}`)
    expect(response.status).toBe(404)
  })

  test('a guest of a share link does not reach it', async () => {
    const { see } = await shop()
    const response = await see(`/api/shared/journeys/shopping/standouts?from=${TODAY}&to=${TODAY}`)
    expect([401, 404]).toContain(response.status)
  })
})
