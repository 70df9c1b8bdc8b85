import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { type Segments, segmentsSchema } from '#contract/insight/segments.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { run } from '#worker/db/connect.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { readThemesWith } from '#worker/jobs/themes/theme-readers.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const NOW = Date.now()
const DAY_MS = 86_400_000
const TODAY = localDay(NOW, 'Europe/Warsaw')

async function shop() {
  const site = await makeSite()
  await makeSurvey(site)
  await makeSurvey(site, { id: 'parcel-csat', touchpoint: 'parcel' })
  return { site, see: await signIn(site, { role: 'viewer' }) }
}

const PARCEL = { touchpointId: 'parcel', stageId: 'delivery', surveyId: 'parcel-csat' }
type Answer = NonNullable<Parameters<typeof newAnswer>[0]>

function some(n: number, each: Answer) {
  return Array.from({ length: n }, (_, place) =>
    newAnswer({ at: NOW - 60_000 - place * 1000, ...each }),
  )
}

async function count(site: TestSite) {
  const job = { timezone: 'Europe/Warsaw', room: () => 1000, themes: () => readThemesWith(env) }
  await keepDigests(site.db, job, NOW)
}

async function segmentsOf(see: Awaited<ReturnType<typeof signIn>>, more = ''): Promise<Segments> {
  const response = await see(
    `/api/journeys/shopping/segments?from=${addDays(TODAY, -27)}&to=${TODAY}${more}`,
  )
  expect(response.status).toBe(200)
  return segmentsSchema.parse(await response.json())
}

describe('which touchpoint fails which segment', () => {
  test('tells it by kept counts, with what the segment names more there', async () => {
    const { site, see } = await shop()
    const late = { ...PARCEL, score: 1, choices: ['late'] }
    await insertAnswers(site.db, [
      ...some(30, { ...late, segment: 'b2b' }),
      ...some(20, { ...PARCEL, segment: 'b2b', score: 5 }),
      ...some(5, { ...late, segment: 'b2c' }),
      ...some(60, { ...PARCEL, segment: 'b2c', score: 5 }),
      ...some(15, { ...PARCEL, score: 5 }),
    ])
    await insertAnswers(site.db, [
      ...some(25, { segment: 'b2b', score: 4 }),
      ...some(25, { segment: 'b2c', score: 4 }),
    ])
    await count(site)
    const found = await segmentsOf(see)
    expect(found).toMatchObject({ kind: 'csat', n: 180, unknown: 15, few: 0 })
    const [worst] = found.cells
    // 30 at −100 and 20 at +100 beside 5 and 75.
    expect(worst).toMatchObject({
      segment: 'b2b',
      touchpoint: 'parcel',
      own: { n: 50, mean: -20 },
      others: { n: 80, mean: 87.5 },
      isReal: true,
    })
    expect(found.cells.filter(({ touchpoint }) => touchpoint === 'checkout')).toMatchObject([
      { difference: 0, isReal: false },
      { difference: 0, isReal: false },
    ])
    const b2b = found.segments.find(({ segment }) => segment === 'b2b')
    expect(b2b).toMatchObject({ n: 75, cells: 2, isReversed: false })
    expect(b2b?.within?.difference).toBeCloseTo((50 * -107.5) / 75, 9)
    expect(b2b?.pains).toMatchObject([
      { code: 'late', own: { n: 30, of: 50 }, others: { n: 5, of: 80 }, isKey: true },
    ])
    expect(b2b?.pains[0]?.times).toBeCloseTo(9.6, 9)
    expect(found.segments.find(({ segment }) => segment === 'b2c')?.pains).toEqual([])
    expect(found.pains).toMatchObject({ answers: 180, isBehind: false })
    expect(found.meta.rowsRead).toBeLessThan(1500)
  })

  test('what is held or taken back is in no pain, and days and filters hold', async () => {
    const { site, see } = await shop()
    const late = { ...PARCEL, score: 1, choices: ['late'], segment: 'b2b' }
    await insertAnswers(site.db, [
      ...some(30, late),
      ...some(30, { ...PARCEL, score: 5, segment: 'b2c' }),
    ])
    await count(site)
    expect((await segmentsOf(see)).segments.flatMap(({ pains }) => pains)).toHaveLength(1)
    expect(await segmentsOf(see, '&channel=store')).toMatchObject({ n: 0, cells: [], segments: [] })
    await run(site.db, `UPDATE answers SET held = 1 WHERE site_id = ?1 AND segment = 'b2b'`, [
      site.db.siteId,
    ])
    await count(site)
    const found = await segmentsOf(see)
    expect(found.segments.map(({ segment, pains }) => [segment, pains])).toEqual([['b2c', []]])
    expect(found).toMatchObject({ n: 30, cells: [], few: 1, pains: { answers: 30 } })
  })

  test('an answer that was counted before segments were is in no pain, until it is looked at again', async () => {
    const { site, see } = await shop()
    await insertAnswers(site.db, some(25, { ...PARCEL, segment: 'b2b', score: 1 }))
    await count(site)
    expect((await segmentsOf(see)).pains.answers).toBe(25)
    await run(
      site.db,
      `UPDATE walks SET facts = json_remove(facts, '$.segment') WHERE site_id = ?1`,
      [site.db.siteId],
    )
    await run(site.db, `DELETE FROM digests WHERE site_id = ?1 AND kind = 'segment'`, [
      site.db.siteId,
    ])
    expect((await segmentsOf(see)).pains.answers).toBe(0)
    await run(site.db, 'UPDATE walks SET stale = stale + 1 WHERE site_id = ?1', [site.db.siteId])
    await count(site)
    expect((await segmentsOf(see)).pains.answers).toBe(25)
  })

  test('a journey that is not there has none, and a segment is no filter here', async () => {
    const { see } = await shop()
    const days = `from=${TODAY}&to=${TODAY}`
    expect((await see(`/api/journeys/other/segments?${days}`)).status).toBe(404)
    expect((await see(`/api/journeys/shopping/segments?${days}&segment=b2b`)).status).toBe(422)
  })
})

test('ninety days of twenty touchpoints with three segments read few rows, here and for opportunities', async () => {
  const site = await makeSite()
  const places = Array.from({ length: 20 }, (_, place) => `point-${place}`)
  await createJourney(site.db, {
    id: 'long',
    kind: 'customer',
    name: 'Long',
    stages: [
      {
        id: 'long-stage',
        name: 'Stage',
        frameDays: 3,
        touchpoints: places.map((id) => ({ id, name: id, channels: ['web'], actions: [] })),
      },
    ],
  })
  for (const [place, touchpoint] of places.entries())
    await makeSurvey(
      site,
      place === 19
        ? { id: touchpoint, touchpoint, kind: 'nps', scale: 'nps11' }
        : { id: touchpoint, touchpoint },
    )
  // Who felt well at one of them would recommend, each on three days in a row.
  const answers = Array.from({ length: 2400 }, (_, place) => {
    const who = place % 800
    const step = Math.floor(place / 800)
    const isLast = step === 2
    const touchpointId = places[isLast ? 19 : (who * 7 + step) % 19] ?? ''
    const score = who % 2 === 0 ? 5 : 1
    return newAnswer({
      at: NOW - (84 - (who % 80)) * DAY_MS + step * DAY_MS - who * 1000,
      journeyId: 'long',
      stageId: 'long-stage',
      touchpointId,
      surveyId: touchpointId,
      respondent: `visitor-${who}`,
      segment: ['b2b', 'b2c', ''][who % 3] ?? '',
      choices: ['late'],
      ...(isLast ? { scale: 'nps11' as const, score: 2 * score } : { score }),
    })
  })
  for (let at = 0; at < answers.length; at += 400)
    await insertAnswers(site.db, answers.slice(at, at + 400))
  await count(site)
  const see = await signIn(site)
  const days = `from=${addDays(TODAY, -89)}&to=${TODAY}`
  const read = async (page: string) => {
    const told = await (await see(`/api/journeys/long/${page}?${days}`)).json<Segments>()
    return told.meta.rowsRead
  }
  expect(await read('segments')).toBeLessThanOrEqual(2000)
  // Of 800 answers to the outcome also what the same people said before.
  expect(await read('opportunities')).toBeLessThanOrEqual(8000)
})
