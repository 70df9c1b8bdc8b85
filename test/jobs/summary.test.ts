import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { lastSummarySchema, summarySchema, type Summary } from '#contract/insight/summary.ts'
import { keepSummary } from '#worker/jobs/alerts/keep-summary.ts'
import { signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeEndpoint } from '#test/support/world.ts'

const DAY = 86_400_000
/** A Monday, eight in the morning in Warsaw: of the week from the 16th to the 22nd. */
const MORNING = Date.parse('2026-11-23T07:00:00Z')
const [WEEK, BEFORE] = [MORNING - 4 * DAY, MORNING - 11 * DAY]

async function shop(more: Parameters<typeof makeSite>[0] = {}): Promise<TestSite> {
  const site = await makeSite(more)
  await makeSurvey(site)
  await makeEndpoint(site)
  return site
}

/** So many answers of one day, so many of them unhappy. */
async function say(site: TestSite, { at, n, bad }: { at: number; n: number; bad: number }) {
  const all = Array.from({ length: n }, (_, index) => index)
  await storeAnswers(
    site,
    all.map((index) => ({ at: at + index * 1000, score: index < bad ? 1 : 5 })),
  )
}

const summaryOf = async (site: TestSite) => {
  const see = await signIn(site, { role: 'viewer' })
  return lastSummarySchema.parse(await (await see('/api/summary')).json()).summary
}

async function told(site: TestSite): Promise<Summary[]> {
  const { results } = await env.DB.prepare(
    "SELECT body FROM outbox WHERE site_id = ? AND topic = 'summary.weekly' ORDER BY id",
  )
    .bind(site.db.siteId)
    .all<{ body: string }>()
  return results.map(({ body }) => summarySchema.parse(JSON.parse(body)))
}

const jobOf = (site: TestSite, now: number) => {
  const asked = { timezone: 'Europe/Warsaw', language: 'en', origin: 'https://w.example' }
  return keepSummary(site.db, { ...asked, room: () => 99, hasAnswers: true }, now)
}

describe('the week of a site', () => {
  test('is told on Monday at eight of its own clocks, once, and not before', async () => {
    const site = await shop()
    await say(site, { at: BEFORE, n: 60, bad: 6 })
    await say(site, { at: WEEK, n: 60, bad: 40 })
    const early = await runJob(site, MORNING - 1)
    expect(early).toBeLessThanOrEqual(MORNING)
    expect(await told(site)).toEqual([])
    for (const late of [0, 1, 3_600_000]) await runJob(site, MORNING + late)
    const [summary, ...others] = await told(site)
    expect(others).toEqual([])
    expect(summary).toMatchObject({
      id: 'week/2026-11-16',
      from: '2026-11-16',
      to: '2026-11-22',
      answers: 60,
      before: 60,
    })
    expect(await summaryOf(site)).toEqual(summary)
    const [journey] = summary?.journeys ?? []
    // 40 of 60 at −100: −33; before 6 of 60: +80.
    expect(journey?.index?.value).toBeCloseTo(-100 / 3, 1)
    expect(journey?.change?.difference).toBeCloseTo(-340 / 3, 1)
    const [move] = journey?.moves ?? []
    expect(move).toMatchObject({ touchpoint: { id: 'checkout', name: 'Checkout' }, n: 60 })
    const lines = summary?.text.split('\n') ?? []
    expect(lines[0]).toMatch(
      /60 answers in the week 2026-11-16 – 2026-11-22; the week before: 60\.$/,
    )
    expect(lines[1]).toMatch(/^One index of the journey: −33 \(95%: −5\d to −\d+\)\.$/)
    expect(lines[2]).toMatch(/^Beside the week before: −113 points/)
    expect(lines[3]).toBe(`Checkout fell, by ${Math.round(move?.atLeast ?? 0)} points at least.`)
  })

  test('of two looks at once only one is kept and told', async () => {
    const site = await shop()
    await say(site, { at: WEEK, n: 8, bad: 0 })
    const looks = await Promise.all([jobOf(site, MORNING), jobOf(site, MORNING)])
    expect(looks.toSorted()).toEqual([false, true])
    expect(await told(site)).toHaveLength(1)
  })

  test('carries no figure of feeling where too few answered, and says no move that may be chance', async () => {
    const site = await shop()
    await say(site, { at: BEFORE, n: 9, bad: 4 })
    await say(site, { at: WEEK, n: 4, bad: 4 })
    await jobOf(site, MORNING)
    const [summary] = await told(site)
    expect(summary?.journeys).toMatchObject([
      { answers: 4, before: 9, index: null, change: null, moves: [], pains: [] },
    ])
    expect(summary?.text.split('\n')[1]).toBe('Nothing moved for sure.')
  })

  test('without an answer is told once in words, and then no more', async () => {
    const site = await shop()
    await say(site, { at: BEFORE, n: 9, bad: 0 })
    await runJob(site, MORNING - 7 * DAY)
    await runJob(site, MORNING)
    await runJob(site, MORNING + 7 * DAY)
    await runJob(site, MORNING + 14 * DAY)
    const texts = (await told(site)).map(({ text }) => text)
    expect(texts).toHaveLength(2)
    expect(texts[1]).toBe('No answers in the week 2026-11-16 – 2026-11-22.')
    expect((await summaryOf(site))?.from).toBe('2026-11-30')
  })

  test('of a site that nobody ever answered is nothing, and late ones are kept and not told', async () => {
    const empty = await shop()
    await runJob(empty, MORNING)
    expect(await summaryOf(empty)).toBeNull()
    const late = await shop()
    await say(late, { at: WEEK, n: 9, bad: 0 })
    await runJob(late, MORNING + 2 * DAY)
    expect(await told(late)).toEqual([])
    expect((await summaryOf(late))?.answers).toBe(9)
  })

  test('names alerts and what was named most, in the language of the site', async () => {
    const site = await shop({ language: 'pl' })
    const reason = { code: 'late', label: { pl: 'Za późno', en: 'Late' } }
    const followUp = { atMost: 2, question: {}, reasons: [reason] }
    await env.DB.prepare(
      "UPDATE survey_revisions SET definition = json_set(definition, '$.followUp', json(?2)) WHERE site_id = ?1",
    )
      .bind(site.db.siteId, JSON.stringify(followUp))
      .run()
    await storeAnswers(
      site,
      Array.from({ length: 22 }, (_, index) => ({
        at: WEEK + index * 1000,
        score: index < 7 ? 1 : 5,
        ...(index < 7 ? { choices: ['late'] } : {}),
      })),
    )
    await env.DB.prepare(
      `INSERT INTO alerts (site_id, raised_on, touchpoint_id, scale, stage_id, x, n, usual, average, chart, told, ended_on)
        VALUES (?1, '2026-11-16', 'checkout', 'csat5', 'purchase', 5, 9, 0.1, 0.2, 'both', 0, NULL),
          (?1, '2026-11-02', 'checkout', 'csat5', 'purchase', 5, 9, 0.1, 0.2, 'both', 0, '2026-11-22'),
          (?1, '2026-11-01', 'checkout', 'csat5', 'purchase', 5, 9, 0.1, 0.2, 'both', 0, '2026-11-15')`,
    )
      .bind(site.db.siteId)
      .run()
    await runJob(site, MORNING)
    const [summary] = await told(site)
    expect(summary).toMatchObject({
      lang: 'pl',
      raised: [{ touchpoint: { id: 'checkout' }, on: '2026-11-16' }],
      ended: [{ touchpoint: { id: 'checkout' }, on: '2026-11-22' }],
    })
    expect(summary?.journeys[0]?.pains).toMatchObject([
      { code: 'late', name: 'Za późno', named: 7 },
    ])
    expect(summary?.text).toMatch(/: 22 odpowiedzi w tygodniu /)
    expect(summary?.text).toMatch(/Najczęściej wymieniane: Za późno \(\w+, 7 z 22\)\./)
    expect(summary?.text).toMatch(
      /Więcej niezadowolonych niż zwykle: Checkout\.\nZnowu jak zwykle: Checkout\.$/,
    )
  })

  test('costs few queries and rows', async () => {
    const site = await shop()
    await say(site, { at: BEFORE, n: 60, bad: 6 })
    await say(site, { at: WEEK, n: 60, bad: 40 })
    const { rowsRead, rowsWritten, queries } = site.db.meter
    await jobOf(site, MORNING)
    expect(site.db.meter.rowsRead - rowsRead).toBeLessThan(60)
    expect(site.db.meter.rowsWritten - rowsWritten).toBeLessThanOrEqual(3)
    expect(site.db.meter.queries - queries).toBeLessThanOrEqual(20)
  })
})
