import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hold, setReleased } from '#worker/db/answers/holds.ts'
import { insertAnswers, insertImported } from '#worker/db/answers/store.ts'
import { FORGET } from '#worker/db/privacy/forget.ts'
import { addsOf } from '#worker/domain/digests/adds.ts'
import { addCounters, keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import type { Facts } from '#worker/domain/digests/facts.ts'
import { keepDigests } from '#worker/jobs/digests/keep-digests.ts'
import { runJob } from '#test/support/jobs.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeImport } from '#test/support/world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.parse('2026-11-20T12:00:00Z')
const timezone = 'Europe/Warsaw'
/** A stand-in for the reader of themes. */
const themes = () => Promise.resolve((text: string) => (text.includes('late') ? ['late'] : []))

async function keep(site: TestSite, most = 1000) {
  const end = site.db.meter.queries + most
  const room = () => end - site.db.meter.queries
  return await keepDigests(site.db, { timezone, room, themes }, NOW)
}

/** What a site keeps, without quotes: of them some are enough. */
async function keptBy(site: TestSite): Promise<Record<string, Counts>> {
  const { results } = await env.DB.prepare(
    `SELECT journey_id, kind, week, counts FROM digests WHERE site_id = ? AND kind <> 'quote'`,
  )
    .bind(site.db.siteId)
    .all<{ journey_id: string; kind: string; week: string; counts: string }>()
  const rows = results.map(
    (row) => [keyOf(row.journey_id, row.kind, row.week), JSON.parse(row.counts) as Counts] as const,
  )
  return Object.fromEntries(rows.filter(([, counts]) => Object.keys(counts).length > 0))
}

/** The same from the notes of single answers. */
async function notedBy(site: TestSite): Promise<Record<string, Counts>> {
  const { results } = await env.DB.prepare(
    'SELECT journey_id, facts FROM walks WHERE site_id = ? AND facts IS NOT NULL',
  )
    .bind(site.db.siteId)
    .all<{ journey_id: string; facts: string }>()
  const sum: Record<string, Counts> = {}
  for (const { journey_id: id, facts } of results)
    for (const { journey, kind, week, key, counters } of addsOf(id, JSON.parse(facts) as Facts))
      addCounters((sum[keyOf(journey, kind, week)] ??= {}), key, counters)
  return Object.fromEntries(Object.entries(sum).filter(([, of]) => Object.keys(of).length > 0))
}

/** The same by reading every answer anew. */
async function recounted(site: TestSite): Promise<Record<string, Counts>> {
  await env.DB.batch(
    ['digests', 'digest_marks', 'walks'].map((table) =>
      env.DB.prepare(`DELETE FROM ${table} WHERE site_id = ?`).bind(site.db.siteId),
    ),
  )
  expect(await keep(site)).toBe(true)
  return await keptBy(site)
}

const ANN = { respondent: 'ann' }

describe('digests', () => {
  test('are counted by the job of a site, once, and again by nobody', async () => {
    const site = await makeSite()
    for (const touchpoint of ['checkout', 'parcel'])
      await makeSurvey(site, { id: `${touchpoint}-csat`, touchpoint })
    await insertAnswers(site.db, [
      newAnswer({ ...ANN, at: NOW - 3 * DAY_MS, score: 5 }),
      newAnswer({
        ...ANN,
        at: NOW - 2 * DAY_MS,
        touchpointId: 'parcel',
        stageId: 'delivery',
        score: 1,
        choices: ['late'],
      }),
    ])
    await runJob(site, NOW)
    const kept = await keptBy(site)
    expect(kept['shopping|pain|2026-11-16']).toEqual({
      'a|purchase|checkout': [1],
      'a|delivery|parcel': [1],
      'p|delivery|parcel|late': [1, 1, 0, 0, 0, 1, 0, 0, 10_000, 1],
    })
    expect(
      kept['shopping|pair|2026-11-16']?.['m|purchase|checkout|csat5|5|delivery|parcel|csat5|1'],
    ).toEqual([1])
    expect(kept['shopping|step|2026-11-16']).toEqual({
      's||checkout': [1],
      's|checkout|parcel': [1],
      's|parcel|': [1],
      'c|web|web': [1],
    })
    expect(kept['shopping|path|2026-11-16']).toEqual({ 'checkout|parcel': [1, 2, 0] })
    await runJob(site, NOW)
    expect(await keptBy(site)).toEqual(kept)
    await insertAnswers(site.db, [newAnswer({ ...ANN, at: NOW - 1000 })])
    const queries = site.db.meter.queries
    await keep(site)
    expect(site.db.meter.queries - queries).toBeLessThanOrEqual(14)
  })

  test('equal a recount after any sequence of answers, late ones, holds, releases, undone and forgotten ones', async () => {
    const answer = fc.record({
      type: fc.constant('answer' as const),
      who: fc.constantFrom('ann', 'bob', 'cid', null),
      place: fc.constantFrom(
        ['checkout', 'purchase'] as const,
        ['parcel', 'delivery'] as const,
        ['locker', 'delivery'] as const,
      ),
      score: fc.constantFrom(1, 3, 4, 5, null),
      choices: fc.constantFrom<string[]>([], ['late'], ['late', 'rude']),
      comment: fc.constantFrom(null, 'so late'),
      ago: fc.integer({ min: 1, max: 7 * 24 * 60 }),
    })
    const step = fc.oneof(
      { weight: 6, arbitrary: answer },
      fc.record({
        type: fc.constantFrom('hold', 'delete', 'forget', 'change'),
        at: fc.nat(50),
      }),
      fc.record({ type: fc.constantFrom('release', 'keep', 'break'), at: fc.nat(30) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 22 }), async (steps) => {
        const site = await makeSite()
        for (const touchpoint of ['checkout', 'parcel', 'locker'])
          await makeSurvey(site, { id: `${touchpoint}-csat`, touchpoint })
        const acting = asSystem(site)
        const ids: string[] = []
        const held: number[] = []
        let isForgotten = false
        const on = (sql: string, id: string) => env.DB.prepare(sql).bind(site.db.siteId, id).run()
        for (const one of steps) {
          if ('who' in one) {
            const made = newAnswer({
              at: NOW - one.ago * 60_000,
              respondent: one.who,
              touchpointId: one.place[0],
              stageId: one.place[1],
              score: one.score,
              choices: one.choices,
              comment: one.comment,
            })
            await insertAnswers(site.db, [made])
            ids.push(made.id)
            continue
          }
          const id = ids[one.at % Math.max(1, ids.length)]
          if (one.type === 'keep') await keep(site)
          if (one.type === 'break') await keep(site, one.at)
          if (one.type === 'hold' && id) held.push((await hold(acting, { ids: [id] })).id)
          const last = held.at(-1)
          if (one.type === 'release' && last) await setReleased(acting, last, true)
          if (one.type === 'delete' && id)
            await on('DELETE FROM answers WHERE site_id = ? AND id = ?', id)
          if (one.type === 'change' && id)
            await on(
              'UPDATE answers SET score = 2 WHERE site_id = ? AND id = ? AND score IS NOT NULL',
              id,
            )
          if (one.type === 'forget' && id) {
            isForgotten = true
            await on(`UPDATE answers SET ${FORGET} WHERE site_id = ? AND id = ?`, id)
          }
        }
        expect(await keep(site)).toBe(true)
        const kept = await keptBy(site)
        expect(kept).toEqual(await notedBy(site))
        if (!isForgotten) expect(kept).toEqual(await recounted(site))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a step of counting', () => {
  test('that is broken off writes nothing, and two at once count once', async () => {
    const site = await makeSite()
    await insertAnswers(
      site.db,
      Array.from({ length: 700 }, (_, place) =>
        newAnswer({ at: NOW - DAY_MS - place * 60_000, respondent: `visitor-${place % 90}` }),
      ),
    )
    // Room for one step only, again and again.
    let turns = 0
    while (!(await keep(site, 23))) turns += 1
    expect(turns).toBeGreaterThan(1)
    const kept = await keptBy(site)
    const noted = await notedBy(site)
    expect(kept).toEqual(noted)
    await env.DB.prepare('UPDATE digest_marks SET read_to = ? WHERE site_id = ?')
      .bind('0', site.db.siteId)
      .run()
    await Promise.all([keep(site), keep(site), keep(site)])
    expect(await keptBy(site)).toEqual(kept)
  })

  test('goes on along the answers of one person, however many come after a change', async () => {
    const site = await makeSite()
    const at = (place: number) => NOW - 6 * DAY_MS + place * 60_000
    const made = Array.from({ length: 130 }, (_, place) =>
      newAnswer({ ...ANN, at: at(place), score: 1 + (place % 5) }),
    )
    await insertAnswers(site.db, made)
    await keep(site)
    // In one stage all that come after the first know when that was.
    await env.DB.prepare('DELETE FROM answers WHERE site_id = ? AND id = ?')
      .bind(site.db.siteId, made[0]?.id)
      .run()
    await keep(site)
    const kept = await keptBy(site)
    expect(kept).toEqual(await notedBy(site))
    const { results } = await env.DB.prepare(
      "SELECT DISTINCT facts ->> '$.entered[0]' AS at FROM walks WHERE site_id = ?",
    )
      .bind(site.db.siteId)
      .all()
    expect(results).toEqual([{ at: at(1) }])
    expect(kept).toEqual(await recounted(site))
  })

  test('finds what a file brings of years ago, and takes out what is undone', async () => {
    const site = await makeSite()
    await insertAnswers(site.db, [newAnswer({ at: NOW - 5 * DAY_MS })])
    await keep(site)
    const before = await keptBy(site)
    const id = Number(await makeImport(site))
    const old = newAnswer({ at: NOW - 400 * DAY_MS })
    await env.DB.prepare("UPDATE imports SET state = 'running' WHERE site_id = ? AND id = ?")
      .bind(site.db.siteId, id)
      .run()
    await insertImported(site.db, id, [old])
    await keep(site)
    expect(Object.keys(await keptBy(site))).toContain('shopping|pain|2025-10-13')
    await env.DB.prepare('DELETE FROM answers WHERE site_id = ? AND id = ?')
      .bind(site.db.siteId, old.id)
      .run()
    await keep(site)
    expect(await keptBy(site)).toEqual(before)
  })

  test('forgets who it was with the answer, in the same moment, and keeps what was counted', async () => {
    const site = await makeSite()
    const made = newAnswer({
      at: NOW - DAY_MS,
      respondent: 'canary-person',
      comment: 'late canary-words',
    })
    await insertAnswers(site.db, [
      made,
      newAnswer({ at: NOW - DAY_MS + 1, respondent: 'canary-person' }),
    ])
    await keep(site)
    const kept = await keptBy(site)
    await env.DB.prepare(`UPDATE answers SET ${FORGET} WHERE site_id = ?`)
      .bind(site.db.siteId)
      .run()
    const { results } = await env.DB.prepare('SELECT * FROM walks WHERE site_id = ?')
      .bind(site.db.siteId)
      .all()
    expect(results.length).toBe(2)
    expect(JSON.stringify(results)).not.toContain('canary')
    await keep(site)
    expect(await keptBy(site)).toEqual(kept)
  })
})

test('without the words of themes nothing is counted, and nothing else of the job fails', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  await insertAnswers(site.db, [newAnswer({ at: NOW - HOUR_MS * 2 })])
  const away = () => Promise.reject(new Error('/themes.json is not there (404): build first.'))
  const room = () => 1000
  const without = { timezone: 'Europe/Warsaw', room, themes: away }
  expect(await keepDigests(site.db, without, NOW)).toBe(true)
  const count = async () => Object.keys(await keptBy(site)).length
  expect(await count()).toBe(0)
  expect(await keepDigests(site.db, { ...without, themes }, NOW)).toBe(true)
  expect(await count()).toBeGreaterThan(0)
})
