import { describe, expect, test } from 'vitest'
import { movesSchema, whySchema, type Moves, type Why } from '#contract/insight/moves.ts'
import { curveSchema } from '#contract/journey.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const NOW = Date.now()
const TODAY = localDay(NOW, 'Europe/Warsaw')
const DAY_MS = 86_400_000
/** The period is of 14 days, so this lies in the one before. */
const BEFORE = NOW - 16 * DAY_MS
const RANGE = `from=${addDays(TODAY, -13)}&to=${TODAY}`
const PARCEL = { touchpointId: 'parcel', stageId: 'delivery', surveyId: 'parcel-csat' } as const

async function shop() {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  await makeSurvey(site, { id: 'locker-csat', touchpoint: 'locker' })
  return { site, see: await signIn(site) }
}

/** Answers of one day: so many ones, and so many fives. */
async function say(
  site: TestSite,
  [bad, good]: [number, number],
  more: Partial<StampedAnswer> & { at?: number } = {},
) {
  const answers = Array.from({ length: bad + good }, (_, index) =>
    newAnswer({ at: NOW, score: index < bad ? 1 : 5, ...more }),
  )
  // One statement takes so many.
  for (let start = 0; start < answers.length; start += 50)
    await insertAnswers(site.db, answers.slice(start, start + 50))
}

type See = Awaited<ReturnType<typeof signIn>>

async function movesOf(see: See, query = RANGE): Promise<Moves> {
  const response = await see(`/api/journeys/shopping/moves?${query}`)
  expect(response.status).toBe(200)
  return movesSchema.parse(await response.json())
}

async function whyOf(see: See, query: string): Promise<Why> {
  const response = await see(`/api/journeys/shopping/moves/why?${RANGE}&${query}`)
  expect(response.status).toBe(200)
  return whySchema.parse(await response.json())
}

describe('what moved', () => {
  test('is ranked by the near end, with the figures of the curve, from its own rows', async () => {
    const { site, see } = await shop()
    await say(site, [4, 6])
    await say(site, [1, 9], { at: BEFORE })
    await say(site, [60, 40], PARCEL)
    await say(site, [30, 70], { ...PARCEL, at: BEFORE })
    const told = await movesOf(see)
    expect(told.moves.map(({ touchpoint }) => touchpoint)).toEqual(['parcel', 'checkout'])
    const [parcel, checkout] = told.moves
    expect(parcel).toMatchObject({ isReal: true, isReworded: false, stage: 'delivery' })
    expect(parcel?.unhappy.now).toMatchObject({ n: 60, of: 100 })
    expect(checkout).toMatchObject({ isReal: false, now: { n: 10, state: 'few' } })
    expect(Math.abs(checkout?.change.difference ?? 0)).toBe(60)
    const curve = curveSchema.parse(
      await (await see(`/api/journeys/shopping/curve?${RANGE}&compare=previous`)).json(),
    )
    const drawn = curve.stages[1]?.touchpoints.find(({ id }) => id === 'parcel')
    expect(parcel?.change.difference).toBe(drawn?.previous?.change?.difference)
    expect(parcel?.change.interval).toEqual(drawn?.previous?.change?.interval)
    expect(told.meta.rowsRead).toBeLessThanOrEqual(curve.meta.rowsRead)
  })

  test('by stage sums touchpoints, and a filter narrows both periods', async () => {
    const { site, see } = await shop()
    const locker = { ...PARCEL, touchpointId: 'locker', surveyId: 'locker-csat' }
    await say(site, [20, 20], PARCEL)
    await say(site, [20, 20], { ...locker, channel: 'locker' })
    await say(site, [10, 30], { ...PARCEL, at: BEFORE })
    await say(site, [5, 35], { ...locker, channel: 'locker', at: BEFORE })
    const stages = await movesOf(see, `${RANGE}&by=stage`)
    expect(stages.moves).toHaveLength(1)
    expect(stages.moves[0]).toMatchObject({
      stage: 'delivery',
      touchpoint: null,
      now: { n: 80 },
      before: { n: 80 },
    })
    const narrowed = await movesOf(see, `${RANGE}&by=stage&channel=locker`)
    expect(narrowed.moves[0]).toMatchObject({ now: { n: 40 }, before: { n: 40 } })
  })

  test('of under five answers is hidden; of days to come there is nothing', async () => {
    const { site, see } = await shop()
    await say(site, [2, 2])
    await say(site, [20, 20], { at: BEFORE })
    const told = await movesOf(see)
    expect(told.moves).toEqual([])
    expect(told.hidden).toEqual([{ stage: 'purchase', touchpoint: 'checkout', n: 4, before: 40 }])
    const later = await movesOf(see, 'from=2100-01-01&to=2100-01-31')
    expect(later).toMatchObject({ previousRange: null, moves: [], hidden: [] })
  })
})

describe('why it moved', () => {
  test('tells mix from rate by channel, and says where they contradict', async () => {
    const { site, see } = await shop()
    const at = BEFORE
    await say(site, [6, 81], { ...PARCEL, at, channel: 'web' })
    await say(site, [71, 192], { ...PARCEL, at, channel: 'courier' })
    await say(site, [36, 234], { ...PARCEL, channel: 'web' })
    await say(site, [25, 55], { ...PARCEL, channel: 'courier' })
    const why = await whyOf(see, 'stage=delivery&touchpoint=parcel')
    expect(why).toMatchObject({ now: { n: 350 }, before: { n: 350 }, touchpoint: 'parcel' })
    expect(why.dimensions.map(({ dimension }) => dimension)).toEqual(['channel'])
    const [channel] = why.dimensions
    expect(channel?.isReversed).toBe(true)
    expect(channel?.mix).toBeCloseTo(19.88, 1)
    expect(channel?.rate).toBeCloseTo(-10.74, 1)
    expect(why.meta.rowsRead).toBeLessThan(200)
    // Other places have no part in it.
    expect((await whyOf(see, 'stage=purchase')).change).toBeNull()
  })

  test('of days at the edges of weeks nothing else is counted', async () => {
    const { site, see } = await shop()
    await say(site, [5, 5])
    await say(site, [5, 5], { at: NOW - 13 * DAY_MS })
    await say(site, [5, 5], { at: NOW - 14 * DAY_MS })
    await say(site, [5, 5], { at: NOW - 28 * DAY_MS })
    expect(await whyOf(see, 'stage=purchase')).toMatchObject({ now: { n: 20 }, before: { n: 10 } })
  })

  test('of a place that is not there is refused, and the question needs a stage', async () => {
    const { see } = await shop()
    const status = async (query: string) =>
      (await see(`/api/journeys/shopping/moves/why?${RANGE}${query}`)).status
    expect(await status('&stage=nowhere')).toBe(404)
    expect(await status('&stage=purchase&touchpoint=parcel')).toBe(404)
    expect(await status('')).toBe(422)
    expect((await see(`/api/journeys/other/moves?${RANGE}`)).status).toBe(404)
  })
})
