import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Moments } from '#contract/digests/moments.ts'
import type { Pains } from '#contract/digests/pains.ts'
import type { Paths } from '#contract/digests/paths.ts'
import type { StageTimes } from '#contract/digests/stage-times.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { asBrowser, fetchWorker, signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeMember, makeShare } from '#test/support/world.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse(`${localDay(Date.now(), 'Europe/Warsaw')}T10:00:00Z`)
vi.useFakeTimers({ toFake: ['Date'], now: NOW })
afterAll(() => vi.useRealTimers())

const TODAY = localDay(NOW, 'Europe/Warsaw')
const FROM = addDays(TODAY, -89)
const RANGE = `?from=${FROM}&to=${TODAY}`
let site: TestSite
let see: ReturnType<typeof asBrowser>

const keep = (of: TestSite) =>
  keepDigests(
    of.db,
    { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) },
    NOW,
  )

/** Sixty people, satisfied at the checkout and mostly not with their parcel; some come back. */
function people() {
  return Array.from({ length: 60 }, (_, place) => {
    const at = NOW - (80 - place) * DAY_MS
    const own = { respondent: `visitor-${place}` }
    return [
      newAnswer({ ...own, at, score: 5 }),
      newAnswer({
        ...own,
        at: at + 2 * DAY_MS,
        touchpointId: 'parcel',
        stageId: 'delivery',
        surveyId: 'parcel-csat',
        score: place % 4 === 0 ? 5 : 2,
        choices: place % 4 === 0 ? [] : place === 1 ? ['lost'] : ['late'],
        comment: place % 4 === 0 ? null : `Came late, ${place}`,
        channel: 'courier',
      }),
    ]
  }).flat()
}

beforeAll(async () => {
  site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  await insertAnswers(site.db, people())
  see = await signIn(site, { role: 'owner' })
})

async function get<Answer>(path: string, as = see): Promise<Answer> {
  const response = await as(path)
  expect(response.status).toBe(200)
  return await response.json<Answer>()
}

describe('what is understood of a journey', () => {
  test('says that answers wait before any is counted, and has them counted for the next look', async () => {
    const first = await get<Pains>(`/api/journeys/shopping/pains${RANGE}`)
    expect(first).toMatchObject({ isBehind: true, readTo: null, pains: [] })
    await keep(site)
    const next = await get<Pains>(`/api/journeys/shopping/pains${RANGE}&segment=b2c`)
    expect(next).toMatchObject({ isBehind: false, ignored: ['segment'] })
    expect(next.readTo).toBeGreaterThan(NOW - 30 * DAY_MS)
  })

  test('ranks pains by people and severity, and keeps a rare grave one in sight with what was written', async () => {
    await keep(site)
    const { pains, asked } = await get<Pains>(`/api/journeys/shopping/pains${RANGE}&lang=pl`)
    expect(asked).toContainEqual({ stage: 'delivery', n: 60 })
    const [late, lost] = pains
    expect(late).toMatchObject({
      code: 'late',
      name: 'Spóźniona',
      // All who tick it write it, too, and one only writes it.
      named: { n: 45, of: 60 },
      severity: 50,
      weight: 2250,
      isGrave: false,
      by: { ticked: 0, wrote: 1, both: 44, unhappy: 45, happy: 0 },
    })
    expect(late?.quotes.map(({ comment }) => comment)).toEqual(
      [59, 58, 57, 55, 54].map((place) => `Came late, ${place}`),
    )
    expect(lost).toMatchObject({ code: 'lost', name: null, named: { n: 1 }, isGrave: true })
  })

  test('finds the moment of truth of the same people', async () => {
    await keep(site)
    const { moments } = await get<Moments>(`/api/journeys/shopping/moments${RANGE}`)
    expect(moments[0]).toMatchObject({
      from: { touchpoint: 'checkout' },
      to: { touchpoint: 'parcel' },
      n: 60,
      worse: 45,
      better: 0,
      isMoment: true,
      differentPeople: false,
      effect: -1,
    })
    expect(moments[0]?.difference).toBeLessThan(-70)
  })

  test('draws ways and times', async () => {
    await keep(site)
    const paths = await get<Paths>(`/api/journeys/shopping/paths${RANGE}&compare=previous`)
    expect(paths).toMatchObject({ walks: 60, others: 0, changed: [] })
    expect(paths.paths[0]).toMatchObject({
      steps: ['checkout', 'parcel'],
      taken: { n: 60, of: 60 },
    })
    expect(paths.switches[0]).toMatchObject({ from: 'web', to: 'courier', taken: { n: 60 } })
    const { stages } = await get<StageTimes>(`/api/journeys/shopping/stage-times${RANGE}`)
    expect(stages[0]).toMatchObject({ stage: 'purchase', entered: 60, left: 60, open: 0 })
    expect(stages[0]?.median).toBeGreaterThan(1.9)
    expect(stages[0]?.median).toBeLessThan(2.5)
    expect(stages[1]).toMatchObject({ stage: 'delivery', left: 0, open: 60, median: null })
  })

  test('tells words to nobody who may not read comments', async () => {
    await keep(site)
    const { headers } = await makeMember(site, 'viewer')
    const response = await fetchWorker(`/api/journeys/shopping/pains${RANGE}`, { headers })
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toContain('late')
    expect(text).not.toContain('Came late')
  })
})

describe('a guest', () => {
  test('learns of no pain that fewer than five named, however two ranges differ', async () => {
    await keep(site)
    const guest = asBrowser((await makeShare(site)).headers.cookie)
    const seen: Pains[] = []
    for (let back = 20; back <= 89; back += 3)
      for (const to of [TODAY, addDays(TODAY, -1), addDays(TODAY, -9)])
        seen.push(
          await get<Pains>(
            `/api/shared/journeys/shopping/pains?from=${addDays(TODAY, -back)}&to=${to}`,
            guest,
          ),
        )
    const named = [
      ...new Set(seen.map(({ pains }) => pains.find(({ code }) => code === 'late')?.named.n ?? 0)),
    ]
    expect(named.length).toBeGreaterThan(2)
    for (const a of named) for (const b of named) expect(a === b || Math.abs(a - b) >= 5).toBe(true)
    expect(JSON.stringify(seen)).not.toMatch(/lost|Came late/)
    expect(seen.every(({ readTo, isBehind }) => readTo === null && !isBehind)).toBe(true)
  })
})

test('a page of ninety days of twenty touchpoints reads few rows', async () => {
  const large = await makeSite()
  const touchpoints = Array.from({ length: 20 }, (_, place) => `point-${place}`)
  await createJourney(large.db, {
    id: 'long',
    name: 'Long',
    kind: 'customer',
    stages: [
      {
        id: 'long-stage',
        name: 'Stage',
        frameDays: 3,
        touchpoints: touchpoints.map((id) => ({ id, name: id, channels: ['web'], actions: [] })),
      },
    ],
  })
  for (let part = 0; part < 4; part += 1)
    await insertAnswers(
      large.db,
      Array.from({ length: 500 }, (_, place) =>
        newAnswer({
          at: NOW - DAY_MS - ((part * 500 + place) % 89) * DAY_MS - place * 1000,
          journeyId: 'long',
          stageId: 'long-stage',
          touchpointId: touchpoints[(place * 7 + part) % 20] ?? '',
          respondent: `visitor-${place % 100}`,
          score: 1 + (place % 5),
          choices: ['late'],
          comment: 'x',
        }),
      ),
    )
  const before = large.db.meter.rowsWritten
  await keep(large)
  expect((large.db.meter.rowsWritten - before) / 2000).toBeLessThan(1.4)
  const view = await signIn(large, { role: 'owner' })
  for (const page of ['pains', 'moments', 'paths', 'stage-times']) {
    const { meta } = await get<Pains>(`/api/journeys/long/${page}${RANGE}&compare=previous`, view)
    expect(meta.rowsRead).toBeLessThanOrEqual(2000)
    expect(meta.rowsRead).toBeGreaterThan(0)
  }
})
