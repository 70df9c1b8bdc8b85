import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { beginErasure } from '#worker/db/privacy/erasures.ts'
import { makeDue, settleSites, takeDueSites } from '#worker/db/site/due-sites.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { QUERIES_OF_INVOCATION } from '#worker/jobs/limits.ts'
import { nextSummary } from '#worker/domain/summary/week.ts'
import { runDueSites } from '#worker/jobs/run-due-sites.ts'
import { runHourly } from '#worker/jobs/hourly.ts'
import { signIn } from '#test/support/calls.ts'
import { runDue } from '#test/support/jobs.ts'
import { fillSite, forgottenOf, storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { watched } from '#test/support/watched-database.ts'
import { asSystem } from '#test/support/world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')

/** Sites of the tests before are due no more. */
beforeEach(async () => {
  await env.DB.prepare('UPDATE due_sites SET due_at = ?')
    .bind(NOW * 2)
    .run()
})

interface DueRow {
  due_at: number
  leased_until: number
  tries: number
}

async function rowOf(site: TestSite): Promise<DueRow | null> {
  return await env.DB.prepare('SELECT due_at, leased_until, tries FROM due_sites WHERE site_id = ?')
    .bind(site.db.siteId)
    .first<DueRow>()
}

const OLD = { comment: 'Too late', at: NOW - 900 * DAY_MS }

async function makeOldSite(): Promise<TestSite> {
  const site = await makeSite()
  await storeAnswers(site, [OLD])
  return site
}

const makeSites = async (count: number) =>
  await Promise.all(Array.from({ length: count }, makeOldSite))

const inOrder = (ids: number[]) => ids.toSorted((a, b) => a - b)

/** Site ids of the looks at what there is to do. */
function looks(): { ids: number[]; database: D1Database } {
  const ids: number[] = []
  const database = watched(env.DB, {
    before: (sql, [siteId]) => {
      if (sql.includes('findWork')) ids.push(Number(siteId))
    },
  })
  return { ids, database }
}

const paid = (DB: D1Database) => ({ ...env, DB, D1_PLAN: 'paid' })

describe('sites that are due', () => {
  test('are served, and due again a day later', async () => {
    const sites = await makeSites(3)
    await runDue(NOW)
    for (const site of sites) {
      expect(await forgottenOf(site)).toHaveLength(1)
      expect(await rowOf(site)).toEqual({ due_at: NOW + DAY_MS, leased_until: 0, tries: 0 })
    }
    expect(await runDueSites(paid(env.DB), NOW + DAY_MS - 1)).toEqual({ served: 0, queries: 1 })
    expect(await runDueSites(paid(env.DB), NOW + DAY_MS)).toMatchObject({ served: 3 })
  })

  test('are served once by ten runs at once', async () => {
    const sites = await makeSites(45)
    const { ids, database } = looks()
    const runs = Array.from({ length: 10 }, () => runDueSites(paid(database), NOW))
    const served = (await Promise.all(runs)).map((run) => run.served)
    expect(inOrder(ids)).toEqual(inOrder(sites.map(({ db }) => db.siteId)))
    expect(served.reduce((sum, one) => sum + one, 0)).toBe(45)
  })

  test('that a run had no room for come before those that have more to do', async () => {
    const sites = await makeSites(14)
    const { ids, database } = looks()
    await runDueSites({ ...paid(database), D1_PLAN: 'free' }, NOW)
    const waiting = sites.filter(({ db }) => !ids.includes(db.siteId))
    expect(waiting.length).toBeGreaterThan(0)
    // A site with more to do is due at NOW.
    for (const site of waiting) expect((await rowOf(site))?.due_at).toBeLessThan(NOW)
  })

  test('that have waited the longest come first', async () => {
    const sites = await makeSites(3)
    const [first, second, third] = sites.toReversed()
    const dues = [first, second, third].entries()
    for (const [index, site] of dues)
      await env.DB.prepare('UPDATE due_sites SET due_at = ? WHERE site_id = ?')
        .bind(index + 1, site?.db.siteId)
        .run()
    const taken = await takeDueSites(openDirectory(env.DB), { now: NOW, most: 2 })
    const expected = [first, second].map((site) => site?.db.siteId ?? 0)
    expect(inOrder(taken.map(({ siteId }) => siteId))).toEqual(inOrder(expected))
  })
})

test('a site with nothing to do costs four rows written a day, and a handful read', async () => {
  const site = await makeSite()
  const { read, written } = await rowsOf(async (database) => {
    expect(await runDueSites(paid(database), NOW)).toEqual({ served: 1, queries: 3 })
  })
  expect(written).toBe(4)
  expect(read).toBeLessThan(35)
  expect(await rowOf(site)).toMatchObject({ due_at: NOW + DAY_MS })
})

/** Rows that statements outside of batches read and wrote. */
async function rowsOf(job: (database: D1Database) => Promise<void>) {
  const rows = { read: 0, written: 0 }
  const database = watched(env.DB, {
    after: ({ rows_read: read, rows_written: written }) => {
      rows.read += read
      rows.written += written
    },
  })
  await job(database)
  return rows
}

describe('a site whose job fails', () => {
  const failing = (site: TestSite) =>
    watched(env.DB, {
      before: (sql, [siteId]) => {
        if (sql.includes('findWork') && siteId === site.db.siteId) throw new Error('D1 is away')
      },
    })

  test('stops no other, and is tried again later and later', async () => {
    const [one, broken, other] = [await makeOldSite(), await makeOldSite(), await makeOldSite()]
    const run = async (now: number) => await runDueSites(paid(failing(broken)), now)
    expect(await run(NOW)).toMatchObject({ served: 2 })
    expect([await forgottenOf(one), await forgottenOf(other)].map(({ length }) => length)).toEqual([
      1, 1,
    ])
    expect(await forgottenOf(broken)).toHaveLength(0)
    let now = NOW
    for (const [tries, minutes] of [
      [1, 20],
      [2, 40],
      [3, 80],
    ] as const) {
      expect(await rowOf(broken)).toMatchObject({ tries, due_at: now + minutes * MINUTE_MS })
      now += minutes * MINUTE_MS
      expect(await run(now - 1)).toMatchObject({ served: 0 })
      await run(now)
    }
    await env.DB.prepare('UPDATE due_sites SET due_at = 0, leased_until = 0 WHERE site_id = ?')
      .bind(broken.db.siteId)
      .run()
    await runDue(now)
    expect(await forgottenOf(broken)).toHaveLength(1)
    expect(await rowOf(broken)).toMatchObject({ tries: 0, due_at: now + DAY_MS })
  })

  test('as one whose run was cut off, is served by the next after the lease, whoever settles late', async () => {
    const site = await makeOldSite()
    const directory = openDirectory(env.DB)
    const taken = await takeDueSites(directory, { now: NOW, most: 20 })
    expect(taken).toHaveLength(1)
    await makeDue(site.own, NOW)
    expect(await runDueSites(paid(env.DB), NOW + 19 * MINUTE_MS)).toMatchObject({ served: 0 })
    const again = await takeDueSites(directory, { now: NOW + 20 * MINUTE_MS, most: 20 })
    expect(again).toMatchObject([{ siteId: site.db.siteId, tries: 2 }])
    const before = await rowOf(site)
    await settleSites(
      directory,
      taken.map((one) => ({ ...one, next: 0, isServed: true })),
    )
    expect(await rowOf(site)).toEqual(before)
  })
})

describe('a site is made due', () => {
  test('while a run has it, and is served once more by the next', async () => {
    const site = await makeSite()
    const { ids, database } = looks()
    const during = watched(database, {
      before: async (sql) => {
        if (sql.includes('findWork') && ids.length === 0) await makeDue(site.own, NOW)
      },
    })
    await runDueSites(paid(during), NOW)
    expect(await rowOf(site)).toMatchObject({ due_at: NOW, leased_until: 0 })
    expect(await runDueSites(paid(database), NOW)).toMatchObject({ served: 1 })
    expect(ids).toEqual([site.db.siteId, site.db.siteId])
  })

  const CSV = 'answer_id,answered_at,touchpoint,kind,score\n1,2020-10-01T08:00:00Z,checkout,csat,2'
  test.each([
    ['an erasure', 'POST /api/privacy/erasures', { subject: { kind: 'order', value: '1' } }],
    ['an import', 'POST /api/import/answers', CSV],
    ['a change of the months', 'PATCH /api/site', { privacy: { retentionMonths: 3 } }],
  ])('at once by %s', async (_, route, body) => {
    const [method = '', path = ''] = route.split(' ')
    const site = await makeSite()
    await makeSurvey(site)
    const owner = await signIn(site)
    await runDue(Date.now() + MINUTE_MS)
    expect((await rowOf(site))?.due_at).toBeGreaterThan(Date.now())
    const isFile = typeof body === 'string'
    const { status } = await owner(path, {
      method,
      body: isFile ? body : JSON.stringify(body),
      headers: { 'content-type': isFile ? 'text/csv' : 'application/json' },
    })
    expect(status).toBeLessThan(300)
    expect((await rowOf(site))?.due_at).toBeLessThanOrEqual(Date.now())
  })

  test('when it is made, and again when its row was lost', async () => {
    const site = await makeSite()
    expect(await rowOf(site)).toMatchObject({ due_at: 0 })
    await env.DB.prepare('DELETE FROM due_sites WHERE site_id = ?').bind(site.db.siteId).run()
    expect(await rowOf(site)).toBeNull()
    await runHourly(env, NOW)
    expect(await rowOf(site)).toEqual({ due_at: NOW, leased_until: 0, tries: 0 })
  })
})

describe('a run', () => {
  test.each(['free', 'paid'] as const)('keeps to the queries of the %s plan', async (plan) => {
    const sites = await makeSites(40)
    const busy = await makeSite()
    await fillSite(busy, 15_000)
    await beginErasure(asSystem(busy), { id: 'e', kind: 'order', subject: 'ZS-1' })
    const runs = []
    for (let served = 1; served > 0;) {
      const run = await runDueSites({ ...paid(env.DB), D1_PLAN: plan }, NOW)
      served = run.served
      runs.push(run)
    }
    for (const { queries } of runs) expect(queries).toBeLessThanOrEqual(QUERIES_OF_INVOCATION[plan])
    console.log(
      `${plan}: 41 sites in ${runs.length - 1} runs of ${runs.map((run) => run.queries).join()}`,
    )
    for (const site of sites) expect(await forgottenOf(site)).toHaveLength(1)
    // A day later, or when its week is to be summed up.
    const due = Math.min(NOW + DAY_MS, nextSummary(NOW, 'Europe/Warsaw'))
    expect(await rowOf(busy)).toMatchObject({ due_at: due })
  })

  test('on the free plan serves 40 sites without work, or 9 with old answers and events', async () => {
    const first = await nextSite()
    const free = { ...paid(env.DB), D1_PLAN: 'free' }
    // No number of these is one of a busy site.
    await fillDeployment(first + EVERY - (first % EVERY) + 1, 50)
    expect(await runDueSites(free, NOW)).toMatchObject({ served: 40 })
    await runDue(NOW)
    await fillDeployment(await nextSite(), 20, 1)
    expect(await runDueSites(free, NOW)).toMatchObject({ served: 9 })
  })

  test('each minute serves 10,000 sites within an hour, even if all had everything to forget', async () => {
    const first = await nextSite()
    await fillDeployment(first, 10_000)
    const runs = await runDue(NOW)
    const queries = runs.map((run) => run.queries)
    expect(runs.reduce((sum, { served }) => sum + served, 0)).toBe(10_000)
    expect(Math.max(...queries)).toBeLessThanOrEqual(QUERIES_OF_INVOCATION.paid)
    expect(await leftFrom(first)).toBe(0)

    // What a site with something to do costs beside one without, for all of them.
    const spent = queries.reduce((sum, one) => sum + one, 0)
    const busy = 10_000 / EVERY
    const worst = spent + ((spent - 10_000 * IDLE) / busy) * (10_000 - busy)
    const minutes = Math.ceil(worst / QUERIES_OF_INVOCATION.paid)
    console.log(`10,000 sites, ${busy} busy: ${runs.length - 1} runs, ${spent} queries`)
    console.log(`10,000 busy sites: ${minutes} runs`)
    expect(runs.length - 1).toBeLessThanOrEqual(60)
    expect(minutes).toBeLessThanOrEqual(60)
  }, 300_000)
})

/** Every so many sites of a filled deployment have something to forget. */
const EVERY = 100
/** Queries of a site without: its look, and its part of taking and settling twenty. */
const IDLE = 1.1

async function nextSite(): Promise<number> {
  const last = await env.DB.prepare('SELECT max(id) AS id FROM sites').first<number>('id')
  return (last ?? 0) + 1
}

/** Answers and events that should be forgotten, of the sites from a number on. */
async function leftFrom(first: number): Promise<number | null> {
  return await env.DB.prepare(
    `SELECT (SELECT count(*) FROM events WHERE site_id >= ?1)
      + (SELECT count(*) FROM answers WHERE site_id >= ?1 AND body_hash <> '') AS n`,
  )
    .bind(first)
    .first<number>('n')
}

/** Sites of which some have an old answer and an old event, made by the database itself. */
async function fillDeployment(first: number, count: number, every = EVERY): Promise<void> {
  const numbers = `WITH RECURSIVE numbers (n) AS
    (SELECT ?1 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?1 + ?2)`
  const fills = [
    `INSERT INTO sites (id, key, name, timezone, origins, segments, personas, language, created_at)
      ${numbers} SELECT n, 'key-' || n, 'Shop', 'Europe/Warsaw', '[]', '[]', '[]', 'en', 0 FROM numbers`,
    `INSERT INTO due_sites (site_id, due_at) ${numbers} SELECT n, 0 FROM numbers`,
    `INSERT INTO answers (site_id, id, body_hash, journey_id, map_version, survey_id, revision,
      touchpoint_id, scale, stage_id, channel, segment, persona, day, score, lang, sample, answered_at,
      received_at) ${numbers} SELECT n, '018c0000-0000-7000-8000-000000000000', 'h', 'j', 1, 's', 1, 't',
      'csat5', 'g', 'web', '', '', '2023-11-20', 1, 'en', 1, 1, 1 FROM numbers WHERE n % ${every} = 0`,
    `INSERT INTO events (site_id, period, id, type, touchpoint_id, scale, stage_id, channel, segment,
      persona, action, day) ${numbers} SELECT n, 1, '018c0000-0000-7000-8000-000000000000', 'shown', 't',
      'csat5', 'g', 'web', '', '', '', '2023-11-20' FROM numbers WHERE n % ${every} = 0`,
    // Counted for the pages of understanding already: what is old was new once.
    `INSERT INTO digest_marks (site_id, read_to, seen_to) ${numbers}
      SELECT n, 'g', 'g' FROM numbers WHERE n % ${every} = 0`,
  ]
  for (const sql of fills) await env.DB.prepare(sql).bind(first, count).run()
}
