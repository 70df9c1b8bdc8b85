import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Moments } from '#contract/digests/moments.ts'
import type { Pains } from '#contract/digests/pains.ts'
import { HIDDEN_BELOW, JOURNEY_KINDS, type JourneyKind, type Scale } from '#contract/words.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { journeys } from '#worker/db/schema/site/map.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { asBrowser } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { makeShare } from '#test/support/world.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse(`${localDay(Date.now(), 'Europe/Warsaw')}T10:00:00Z`)
vi.useFakeTimers({ toFake: ['Date'], now: NOW })
afterAll(() => vi.useRealTimers())

const DAYS = 200
/** So many views are subtracted from each other at a time: 210 pairs. */
const VIEWS = 21
const RUNS = Math.ceil(Number(env.GUEST_PAIRS) / ((VIEWS * (VIEWS - 1)) / 2))
const guestOf = {} as Record<JourneyKind, ReturnType<typeof asBrowser>>

type Place = [touchpoint: string, stage: string, scale: Scale, survey: string]

/** People who come back and name this and that, most of it seldom. */
function said(count: number) {
  let state = 11
  const draw = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  const pick = <Of>(...values: [Of, ...Of[]]): Of => values[draw(values.length)] ?? values[0]
  return Array.from({ length: count }, () => {
    const [touchpointId, stageId, scale, surveyId] = pick<Place>(
      ['checkout', 'purchase', 'csat5', 'checkout-csat'],
      ['parcel', 'delivery', 'csat5', 'parcel-csat'],
      ['parcel', 'delivery', 'csat5', 'parcel-csat'],
      ['locker', 'delivery', 'nps11', 'locker-nps'],
    )
    return newAnswer({
      at: NOW - draw(DAYS) * DAY_MS - draw(DAY_MS),
      touchpointId,
      stageId,
      scale,
      surveyId,
      respondent: `visitor-${draw(500)}`,
      score: draw(8) === 0 ? null : 1 + draw(5),
      choices: pick([], ['late'], ['late'], ['late', 'rude'], ['lost']),
    })
  })
}

async function shareFilled(kind: JourneyKind) {
  const site = await makeSite()
  await site.db.orm.update(journeys).set({ kind }).where(eq(journeys.siteId, site.db.siteId))
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  await makeSurvey(site, { id: 'locker-nps', touchpoint: 'locker', kind: 'nps', scale: 'nps11' })
  await insertAnswers(site.db, said(1500))
  const job = { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) }
  await keepDigests(site.db, job, NOW)
  const share = await makeShare(site, { comments: true, journeys: ['shopping'] })
  guestOf[kind] = asBrowser(share.headers.cookie)
}

beforeAll(async () => {
  for (const kind of JOURNEY_KINDS) await shareFilled(kind)
})

const day = (back: number) => addDays(localDay(NOW, 'Europe/Warsaw'), -back)
const view = fc
  .record({
    back: fc.nat(DAYS),
    length: fc.nat(150),
    compare: fc.constantFrom('none', 'previous', 'year'),
    filter: fc.constantFrom({}, { segment: 'b2b' }, { channel: 'web' }),
  })
  .map(({ back, length, compare, filter }) => ({
    from: day(back + length),
    to: day(back),
    compare,
    ...filter,
  }))
const views = fc.array(view, { minLength: VIEWS, maxLength: VIEWS })

/** A count that a view tells, of whom, and of which weeks. */
interface Sight {
  whom: string
  n: number
  range: { from: string; to: string }
}

describe.each(JOURNEY_KINDS)('a guest who subtracts what hurt and moved: %s', (kind) => {
  const least = HIDDEN_BELOW[kind]

  async function get<Answer>(what: string, query: Record<string, string>): Promise<Answer> {
    const path = `/api/shared/journeys/shopping/${what}?${new URLSearchParams(query).toString()}`
    const response = await guestOf[kind](path)
    expect(response.status).toBe(200)
    return await response.json<Answer>()
  }

  async function sightsOf(query: Record<string, string>): Promise<Sight[]> {
    const [told, moved] = await Promise.all([
      get<Pains>('pains', query),
      get<Moments>('moments', query),
    ])
    const { range, previousRange } = told
    return [
      ...told.asked.map(({ stage, n }) => ({ whom: stage, n, range })),
      ...told.pains.flatMap(({ stage, code, named, previous, by, value, quotes }) => {
        expect({ by, value, quotes }).toEqual({ by: null, value: [], quotes: [] })
        const whom = `${stage} ${code}`
        return [
          { whom, n: named.n, range },
          { whom: `${whom} not`, n: named.of - named.n, range },
          ...(previous && previousRange ? [{ whom, n: previous.n, range: previousRange }] : []),
        ]
      }),
      ...moved.moments.map(({ from, to, scales, n, nFrom, nTo, worse, better }) => {
        expect([nFrom, nTo, worse, better]).toEqual([null, null, null, null])
        return { whom: `${from.touchpoint} ${to.touchpoint} ${scales.join(' ')}`, n, range }
      }),
    ]
  }

  test('learns of nobody by fewer than are enough, by any pair of ranges', async () => {
    let subtracted = 0
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(views, async (queries) => {
        const sights = (await Promise.all(queries.map(sightsOf))).flat()
        for (const a of sights) {
          seen.add(a.whom)
          expect(a.n === 0 || a.n >= least, JSON.stringify(a)).toBe(true)
          for (const b of sights) {
            // Who did not name it is known of one range only: its blocks are not those of all.
            if (a === b || a.whom !== b.whom || a.whom.endsWith(' not')) continue
            if (a.range.from > b.range.from || a.range.to < b.range.to) continue
            const few = `${JSON.stringify(a)} less ${JSON.stringify(b)}`
            expect(a.n - b.n === 0 || a.n - b.n >= least, few).toBe(true)
            subtracted += 1
          }
        }
      }),
      { numRuns: RUNS },
    )
    // Or nothing was tried.
    expect(subtracted).toBeGreaterThan(1000)
    expect(seen).toContain('delivery late')
    expect(seen.size).toBeGreaterThan(6)
  }, 1_200_000)
})
