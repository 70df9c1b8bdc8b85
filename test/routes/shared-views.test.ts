import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { Curve, CurveStage, JourneyList } from '#contract/journey.ts'
import {
  FILTERS,
  HIDDEN_BELOW,
  JOURNEY_KINDS,
  type Channel,
  type JourneyKind,
  type Scale,
} from '#contract/words.ts'
import { eq } from 'drizzle-orm'
import { journeys } from '#worker/db/schema/site/map.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { moveTouchpoint } from '#worker/db/journey/maps.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import {
  answerBody,
  asBrowser,
  displayEvent,
  fetchWorker,
  postFromShop,
} from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse(`${localDay(Date.now(), 'Europe/Warsaw')}T10:00:00Z`)
// The settled weeks may not move on between two views.
vi.useFakeTimers({ toFake: ['Date'], now: NOW })
afterAll(() => vi.useRealTimers())

const DAYS = 200
const LISTED = 50
/** So many views are subtracted from each other at a time: 210 pairs. */
const VIEWS = 21
const RUNS = Math.ceil(Number(env.GUEST_PAIRS) / ((VIEWS * (VIEWS - 1)) / 2))
let site: TestSite
let see: ReturnType<typeof asBrowser>
/** Guests of two sites with the same answers, whose journeys are of another kind. */
const guestOf = {} as Record<JourneyKind, typeof see>

type Place = [touchpoint: string, stage: string, scale: Scale, survey: string]

/** Few answers in many cells, so that nearly every cell is one that nobody may know. */
async function fill(of: TestSite, count: number) {
  let state = 7
  const draw = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  const pick = <Of>(...values: [Of, ...Of[]]): Of => values[draw(values.length)] ?? values[0]
  const drawn = Array.from({ length: count }, () => {
    // One place with many answers, where filters find something.
    const [touchpointId, stageId, scale, surveyId] = pick<Place>(
      ['checkout', 'purchase', 'csat5', 'checkout-csat'],
      ['checkout', 'purchase', 'csat5', 'checkout-csat'],
      ['checkout', 'purchase', 'csat5', 'checkout-csat'],
      ['checkout', 'purchase', 'csat5', 'checkout-csat'],
      ['checkout', 'purchase', 'csat5', 'checkout-csat'],
      ['checkout', 'purchase', 'nps11', 'checkout-nps'],
      ['parcel', 'delivery', 'csat5', 'parcel-csat'],
      ['parcel', 'purchase', 'csat5', 'parcel-csat'],
      ['locker', 'delivery', 'nps11', 'locker-nps'],
    )
    return {
      at: NOW - draw(DAYS) * DAY_MS,
      touchpointId,
      stageId,
      scale,
      surveyId,
      channel: pick<Channel>('web', 'web', 'web', 'email'),
      segment: pick('', '', 'b2b', 'b2c', 'b2c'),
      persona: pick('', 'anna'),
      score: 1 + draw(5),
      comment: draw(3) === 0 ? `Said ${draw(1e9)}` : null,
    }
  })
  await insertAnswers(of.db, drawn.map(newAnswer))
  const displays = drawn.map(({ at, touchpointId, stageId, scale, channel, segment, persona }) => {
    const day = localDay(at, 'Europe/Warsaw')
    return newEvent({ touchpointId, stageId, scale, channel, segment, persona, day })
  })
  await insertEvents(of.db, displays)
}

/** A site with many answers at its journey of this kind, and its guest. */
async function shareFilled(kind: JourneyKind) {
  const site = await makeSite()
  await site.db.orm.update(journeys).set({ kind }).where(eq(journeys.siteId, site.db.siteId))
  await makeSurvey(site)
  await makeSurvey(site, { id: 'checkout-nps', kind: 'nps', scale: 'nps11' })
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  await makeSurvey(site, { id: 'locker-nps', touchpoint: 'locker', kind: 'nps', scale: 'nps11' })
  // It has stood in both stages.
  await moveTouchpoint(site.db, 'parcel', 'purchase')
  await moveTouchpoint(site.db, 'parcel', 'delivery')
  await fill(site, 5000)
  const share = await makeShare(site, { comments: true, journeys: ['shopping'] })
  guestOf[kind] = asBrowser(share.headers.cookie)
  return site
}

beforeAll(async () => {
  await shareFilled('employee')
  site = await shareFilled('customer')
  see = guestOf.customer
})

const day = (back: number) => addDays(localDay(NOW, 'Europe/Warsaw'), -back)
const filters = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      channel: fc.constantFrom('web', 'email'),
      segment: fc.constantFrom('b2b', 'b2c'),
      persona: fc.constantFrom('anna'),
    },
    { requiredKeys: [] },
  ),
)
const rangeOf = (longest: number) =>
  fc
    .tuple(fc.nat(DAYS), fc.nat(longest))
    .map(([back, length]) => ({ from: day(back + length), to: day(back) }))

interface Sight {
  what: string
  n: number
  range: { from: string; to: string }
  filter: Record<string, string>
  kind: string
  stage: string | null
  touchpoint: string | null
}

type View = { from: string; to: string; compare: string; kind: string } & Record<string, string>
const view = fc
  .record({
    range: rangeOf(120),
    filter: filters,
    kind: fc.constantFrom('csat', 'nps', 'mixed'),
    compare: fc.constantFrom('none', 'previous', 'year'),
  })
  .map(({ range, filter, ...rest }): View => ({ ...range, ...filter, ...rest }))

/** A view, another one, and what the first has in common with the second: all pairs are tried. */
const views = fc.array(fc.tuple(view, view), { minLength: 7, maxLength: 7 }).map((drawn) =>
  drawn.flatMap(([one, other]) => {
    const { from, to, kind } = one
    const [later, earlier] = [laterOf(from, other.from), earlierOf(to, other.to)]
    const common = later <= earlier ? { from: later, to: earlier } : { from, to }
    return [one, { ...other, ...one }, { ...one, ...other, ...common, kind }]
  }),
)
const list = fc
  .record({
    range: rangeOf(25),
    filter: filters,
    at: fc.constantFrom({}, { touchpoint: 'checkout' }, { stage: 'delivery' }),
    kind: fc.constantFrom({}, { kind: 'nps' }, { kind: 'csat' }),
  })
  .map(({ range, filter, at, kind }) => ({ ...range, ...filter, ...at, ...kind }))
const lists = fc.array(list, { minLength: VIEWS, maxLength: VIEWS })

const laterOf = (a: string, b: string) => (a > b ? a : b)
const earlierOf = (a: string, b: string) => (a < b ? a : b)

async function curveOf(query: Record<string, string>): Promise<Curve> {
  const response = await see(
    `/api/shared/journeys/shopping/curve?${new URLSearchParams(query).toString()}`,
  )
  expect(response.status).toBe(200)
  return await response.json<Curve>()
}

/** Every count of answers that a view tells. */
async function sightsOf(query: View): Promise<Sight[]> {
  const curve = await curveOf(query)
  const filter = Object.fromEntries(
    FILTERS.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  )
  const sight = (
    at: { stage: string | null; touchpoint: string | null },
    { n, ...figures }: Pick<CurveStage, 'n'> & Partial<CurveStage>,
  ) => {
    const of = { filter, kind: query.kind, ...at }
    if (figures.histogram) {
      const sum = Object.values(figures.histogram).reduce((total, count) => total + count, 0)
      expect(sum).toBe(n)
    }
    const { previous } = figures
    return [
      { ...of, what: JSON.stringify([query, at]), n, range: curve.range },
      ...(previous && curve.previousRange
        ? [
            {
              ...of,
              what: JSON.stringify([query, at, 'previous']),
              n: previous.n,
              range: curve.previousRange,
            },
          ]
        : []),
    ]
  }
  return [
    ...sight({ stage: null, touchpoint: null }, { n: curve.n }),
    ...curve.stages.flatMap((stage) => [
      ...sight({ stage: stage.id, touchpoint: null }, stage),
      ...stage.touchpoints.flatMap((touchpoint) =>
        sight({ stage: stage.id, touchpoint: touchpoint.id }, touchpoint),
      ),
    ]),
  ]
}

/** Whether all answers that the second speaks of are among those of the first. */
function covers(one: Sight, other: Sight): boolean {
  return (
    one.range.from <= other.range.from &&
    one.range.to >= other.range.to &&
    FILTERS.every((name) => (one.filter[name] ?? other.filter[name]) === other.filter[name]) &&
    (one.kind === 'mixed' || one.kind === other.kind) &&
    (one.stage === null || one.stage === other.stage) &&
    (one.touchpoint === null || one.touchpoint === other.touchpoint)
  )
}

describe.each(JOURNEY_KINDS)(
  'a guest of a journey who subtracts views from each other: %s',
  (kind) => {
    const least = HIDDEN_BELOW[kind]
    const expectNoFew = (answers: number, what: string) => {
      expect(answers === 0 || answers >= least, `${answers} answers: ${what}`).toBe(true)
    }
    beforeAll(() => {
      see = guestOf[kind]
    })
    afterAll(() => {
      see = guestOf.customer
    })

    test('learns of no group of too few answers, by any pair of ranges, filters, kinds and places', async () => {
      let told = 0
      let subtracted = 0
      await fc.assert(
        fc.asyncProperty(views, async (queries) => {
          const sights = await Promise.all(queries.map(sightsOf))
          const all = sights.flat().filter(({ n }) => n > 0)
          for (const a of all) {
            expectNoFew(a.n, a.what)
            told += 1
            for (const b of all) {
              if (a === b || !covers(a, b)) continue
              expectNoFew(a.n - b.n, `${a.what} less ${b.what}`)
              subtracted += 1
            }
          }
        }),
        { numRuns: RUNS },
      )
      // Or nothing was tried.
      expect(told).toBeGreaterThan(100)
      expect(subtracted).toBeGreaterThan(100)
    }, 1_200_000)

    test('finds no group of too few answers in the differences of two lists', async () => {
      let found = 0
      const idsOf = async (query: Record<string, string>) => {
        const path = `/api/shared/answers?${new URLSearchParams(query).toString()}`
        const { answers } = await (await see(path)).json<AnswersPage>()
        return new Set(answers.map(({ id }) => id))
      }
      await fc.assert(
        fc.asyncProperty(lists, async (queries) => {
          // A list that is cut off tells nothing of what is behind it.
          const all = (await Promise.all(queries.map(idsOf))).filter(({ size }) => size < LISTED)
          for (const a of all)
            for (const b of all) {
              const common = [...a].filter((id) => b.has(id)).length
              for (const count of [a.size - common, b.size - common, common])
                expectNoFew(count, JSON.stringify(queries))
              found += common
            }
        }),
        { numRuns: RUNS },
      )
      expect(found).toBeGreaterThan(50)
    }, 1_200_000)

    test('finds parts of a view that are large enough: segments, and what is left of them', async () => {
      const query = { from: day(DAYS), to: day(0), kind: 'mixed' }
      const [whole, b2b, b2c] = await Promise.all(
        [query, { ...query, segment: 'b2b' }, { ...query, segment: 'b2c' }].map(curveOf),
      )
      expect(whole?.n).toBeGreaterThan(500)
      expect(b2b?.n).toBeGreaterThan(20)
      expect(b2c?.n).toBeGreaterThan(20)
      expect((whole?.n ?? 0) - (b2b?.n ?? 0) - (b2c?.n ?? 0)).toBeGreaterThanOrEqual(least)
    })
  },
)

describe('a guest', () => {
  const PATHS = [
    '/api/shared/journeys',
    `/api/shared/journeys/shopping/curve?from=${day(89)}&to=${day(0)}&kind=csat&compare=previous`,
    `/api/shared/journeys/shopping/curve?from=${day(89)}&to=${day(0)}&channel=web&segment=b2b`,
    `/api/shared/answers?journey=shopping&from=${day(89)}&to=${day(0)}`,
    '/api/shared/answers?journey=shopping&limit=1',
  ]
  const look = async () => await Promise.all(PATHS.map(async (path) => (await see(path)).text()))

  test('who looks twice sees no answer and no display come in, at whatever day it was given', async () => {
    const before = await look()
    for (const back of [0, 1, 6, 7]) {
      const at = NOW - back * DAY_MS + 1000
      const traits = { segment: 'b2b' }
      const body = answerBody(site, { answeredAt: at, comment: 'New', traits })
      expect((await postFromShop('/v1/answers', body)).status).toBe(201)
      const event = displayEvent({ at, traits })
      expect((await postFromShop('/v1/events', { site: site.key, events: [event] })).status).toBe(
        200,
      )
    }
    expect(await look()).toEqual(before)
  })

  test('sees of an answer what was said, and nothing that singles it out', async () => {
    const query = `from=${day(DAYS)}&to=${day(0)}&touchpoint=checkout&commented=1`
    const read = async (path: string) => (await see(path)).json<AnswersPage>()
    const { answers, next, meta } = await read(`/api/shared/answers?${query}`)
    expect(answers.length).toBeGreaterThan(5)
    expect([next, meta]).toEqual([null, { rowsRead: 0, ms: 0 }])
    for (const answer of answers) {
      expect(answer).toMatchObject({
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        comment: expect.stringMatching(/^Said \d+$/),
        lang: 'en',
        touchpoint: 'checkout',
        senderId: null,
        survey: null,
        revision: null,
        channel: null,
        segment: null,
        persona: null,
        url: null,
        answeredAt: null,
        traits: {},
      })
    }
    // Neither the order nor a page tells which came first.
    const ids = answers.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
    const again = await read(`/api/shared/answers?${query}&limit=1&cursor=${crypto.randomUUID()}`)
    expect(again.answers).toEqual(answers)
    const quiet = asBrowser((await makeShare(site)).headers.cookie)
    const scores = await (await quiet(`/api/shared/answers?${query}`)).json<AnswersPage>()
    expect(scores.answers.every(({ comment, lang }) => comment === null && lang === null)).toBe(
      true,
    )
  })

  test('is told nothing by what a call costs, nor of the first and last day with an answer', async () => {
    const list = await (await see('/api/shared/journeys')).json<JourneyList>()
    const empty = await makeSite()
    const { headers } = await makeShare(empty, { journeys: ['shopping'] })
    const none = await (await fetchWorker('/api/shared/journeys', { headers })).json<JourneyList>()
    expect(list.site.answered).toEqual(none.site.answered)
    expect(list.site.answered).not.toBeNull()
    const curve = await curveOf({ from: day(89), to: day(0) })
    expect(curve.meta).toEqual({ rowsRead: 0, ms: 0 })
  })

  test('cannot tell a place with few answers from one with none', async () => {
    const [few, none] = await Promise.all([makeSite(), makeSite()])
    for (const each of [few, none]) await makeSurvey(each)
    const at = NOW - 30 * DAY_MS
    await insertAnswers(
      few.db,
      [0, 1, 2, 3].map(() => newAnswer({ at, comment: 'Only we four' })),
    )
    const [seen, unseen] = await Promise.all(
      [few, none].map(async (each) => {
        const { headers } = await makeShare(each, { comments: true, journeys: ['shopping'] })
        const range = `from=${day(60)}&to=${day(0)}`
        return await Promise.all(
          [
            `/api/shared/journeys/shopping/curve?${range}&compare=previous`,
            `/api/shared/answers?${range}`,
          ].map(async (path) => (await fetchWorker(path, { headers })).json<Curve>()),
        )
      }),
    )
    expect(seen).toEqual(unseen)
    expect(seen?.[0]?.stages.map(({ n, state }) => [n, state])).toEqual([
      [0, 'hidden'],
      // Where nothing was ever asked there is nothing to hide.
      [0, 'unasked'],
    ])
    // One that is held is in no figure, and in no list.
    await insertAnswers(few.db, [
      newAnswer({ at, comment: 'And me' }),
      newAnswer({ at, comment: 'Held', held: 1 }),
    ])
    const { headers } = await makeShare(few, { comments: true, journeys: ['shopping'] })
    const path = `/api/shared/answers?from=${day(60)}&to=${day(0)}`
    const { answers } = await (await fetchWorker(path, { headers })).json<AnswersPage>()
    expect(answers).toHaveLength(5)
  })
})
