import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { claimAsk } from '#worker/db/collect/asks.ts'
import { addIntake } from '#worker/db/collect/intake.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { insertAnswers, storeAnswer } from '#worker/db/answers/store.ts'
import { NO_MAP } from '#contract/imports.ts'
import { keepingMap } from '#worker/db/imports/maps.ts'
import { keepFindings, keepTestAnswer } from '#worker/db/install.ts'
import { openDirectory, run, runBatch, siteDb, type SiteDb } from '#worker/db/connect.ts'
import { sealLog } from '#worker/db/site/seals.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { answerBody, postFromShop } from '#test/support/calls.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { SITE_TABLES } from '#test/support/seams/groups.ts'
import { seenStatements, takeFaults } from '#test/support/seams/seen.ts'
import { faultsOf, type SchemaEntry } from '#test/support/seams/tables.ts'
import { makeCase, makeConnection, makeOrder } from '#test/support/act.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import {
  makeEndpoint,
  makeErasure,
  makeHold,
  makeDraft,
  makeSent,
  makeRecipient,
  makeShortCode,
  makeSurveyDraft,
  makeImport,
  makeSigningKey,
  makeSuspicion,
} from '#test/support/world.ts'

/* The rules of docs/decisions/0009 on the real tables; test/house/seams.test.ts has the breaches. */

async function entriesOf(database: D1Database): Promise<SchemaEntry[]> {
  const { results } = await database
    .prepare(
      `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL
        AND tbl_name NOT LIKE 'd1!_%' ESCAPE '!' AND tbl_name NOT LIKE '!_cf%' ESCAPE '!'
        AND tbl_name NOT LIKE 'sqlite!_%' ESCAPE '!'`,
    )
    .all<SchemaEntry>()
  return results
}

/** A site with rows in all its tables. */
async function makeFullSite(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  const answers = Array.from({ length: 200 }, (_, index) =>
    newAnswer({ score: index % 6, channel: index % 3 ? 'web' : 'email', at: 1e12 + index * 1e8 }),
  )
  await insertAnswers(site.db, answers)
  await insertEvents(site.db, [newEvent(), newEvent({ type: 'reached', scale: '' })])
  await makeSigningKey(site)
  await makeErasure(site)
  await makeHold(site)
  await makeSuspicion(site)
  await makeImport(site)
  await makeDraft(site)
  await makeSurveyDraft(site)
  const budget = { most: 1, days: 30, gaps: [] }
  const person = { who: ['w'], at: 1e12, survey: 's', kind: 'csat', channel: 'web' } as const
  for (const id of ['a1', 'a2'])
    await claimAsk(site.db, { ...person, id, who: [...person.who], day: '2026-11-20' }, budget)
  await makeShortCode(site)
  await makeConnection(site)
  await makeCase(site, await makeOrder(site))
  await env.DB.batch(
    [
      `INSERT INTO case_desk (site_id) VALUES (?1)`,
      `INSERT INTO issue_costs (site_id, counted_at, result) VALUES (?1, 1, '{}')`,
      `INSERT INTO improvements (site_id, journey_id, id, stage_id, name, scale, starts_on, planned_end,
          washout_days, worthwhile, judging, made_by_name, made_at)
        VALUES (?1, 'j', 'i', 's', 'n', 'csat5', '2026-11-01', '2026-11-14', 0, 5, 'any_time', 'm', 1)`,
      `INSERT INTO alert_streams VALUES (?1, 't', 'csat5', 's', '{}')`,
      `INSERT INTO alert_watch VALUES (?1, '2026-11-20', 1)`,
      `INSERT INTO alerts (site_id, raised_on, touchpoint_id, scale, stage_id, x, n, usual, average, chart, told)
        VALUES (?1, '2026-11-20', 't', 'csat5', 's', 5, 9, 0.1, 0.2, 'both', 0)`,
      `INSERT INTO count_drops VALUES (?1, '2026-11-20', '')`,
      `INSERT INTO summaries VALUES (?1, '2026-11-16', '{}')`,
      `INSERT INTO case_mentions (site_id, user_id, case_id, at) VALUES (?1, 'u', 'c', 1)`,
      `INSERT INTO case_bulks (site_id, bulk, case_id, seq, before, made_at) VALUES (?1, 'b', 'c', 1, '{}', 1)`,
      `INSERT INTO answer_links (site_id, answer_id, kind, target, method, confidence, state, at)
        VALUES (?1, 'a', 'order', 'o', 'manual', 1, 'linked', 1)`,
      `INSERT INTO digests (site_id, journey_id, kind, week, counts) VALUES (?1, 'j', 'pain', '2026-11-16', '{}')`,
      `INSERT INTO digest_marks (site_id) VALUES (?1)`,
      `INSERT INTO walks (site_id, who, answer_id, journey_id) VALUES (?1, 'w', 'a', 'j')`,
      `INSERT INTO rereads (site_id, connection_id, code, due_at, asked_at) VALUES (?1, 'c', '62000000', 1, 1)`,
      `INSERT INTO clock (site_id) VALUES (?1)`,
      `INSERT INTO delivery_watches (site_id, order_id, due_at) VALUES (?1, 'o', 1)`,
      `INSERT INTO order_asks (site_id, line, key, kind, survey_id, order_id, carrier, code, made_at,
        ends_at) VALUES (?1, 1, 'k', 'again', 's', 'o', '', '', 1, 2)`,
      `INSERT INTO ask_trials (site_id, id, days, planned, detectable, started_at)
        VALUES (?1, 1, '[1,7]', 100, 28, 1)`,
      `INSERT INTO trial_asks (site_id, trial, key, days, since) VALUES (?1, 1, 'k', 7, 1)`,
      `INSERT INTO answer_news (site_id, answer_id) VALUES (?1, 'a')`,
      `INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (?1, 'dpd', '1', 'o')`,
      `INSERT INTO counted_parcels (site_id, carrier, code, order_id, day, delivered, promised, kept,
          estimated, met, asked, answered, unknown, issues)
        VALUES (?1, 'dpd', '1', 'o', '2026-11-20', 1, 0, 0, 0, 0, 0, 0, 0, '[]')`,
      `INSERT INTO delivery_days VALUES (?1, '2026-11-20', 'dpd', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, '{}', NULL, '[]', '{}')`,
      `INSERT INTO incident_streams (site_id, carrier, issue, stream) VALUES (?1, 'dpd', 'late', '{}')`,
      `INSERT INTO incident_watch (site_id, frozen_at, seq) VALUES (?1, 1, 1)`,
      `INSERT INTO incidents (site_id, id, carrier, issue, started_at, alarmed_at, answers, named, usual)
        VALUES (?1, 'i', 'dpd', 'late', 1, 2, 9, 5, 0.1)`,
    ].map((sql) => env.DB.prepare(sql).bind(site.db.siteId)),
  )
  await makeEndpoint(site)
  await makeSent(site)
  await env.DB.prepare(
    `INSERT INTO ask_funnel (site_id, survey_id, day, step, n, views) VALUES (?, 's', '2026-11-20', 'shown', 1, 10)`,
  )
    .bind(site.db.siteId)
    .run()
  await makeRecipient(site)
  const map = { id: 'm', map: NO_MAP }
  await runBatch(site.db, keepingMap(site.db, map, 1))
  await addIntake(site.db, { day: '2026-11-20', rows: 100 })
  await keepFindings(site.db, [{ kind: 'loaded', detail: 'x' }], { origin: null, now: 1 })
  await keepTestAnswer(site.db, TEST_ANSWER, 1)
  const seal = async () => 'f'.repeat(64)
  await sealLog(site.db, { now: Date.now() + 3_600_000, seal, room: () => 9 })
  await env.DB.prepare("INSERT INTO retention (site_id, forgotten_to) VALUES (?, '0')")
    .bind(site.db.siteId)
    .run()
  return site
}

const TEST_ANSWER = { id: 't1', survey: 's', score: 3, comment: null, origin: null }

async function rowsOf(database: D1Database, siteId: number): Promise<Map<string, unknown[]>> {
  const rows = SITE_TABLES.map(async (table) => {
    const sql = `SELECT * FROM ${table} WHERE site_id = ?`
    return [table, (await database.prepare(sql).bind(siteId).all()).results] as const
  })
  return new Map(await Promise.all(rows))
}

test('every table, index and trigger keeps the rules', async () => {
  const entries = await entriesOf(env.DB)
  expect(entries.flatMap(faultsOf)).toEqual([])
  const tables = entries.filter(({ type }) => type === 'table').map(({ name }) => name)
  expect(tables).toEqual(expect.arrayContaining(SITE_TABLES))
})

describe('what is asked through a session is looked at', () => {
  test('when the Worker asks, and when a test calls a query', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
    await insertAnswers(site.db, [newAnswer()])
    const names = seenStatements().map((sql) => /\/\* (\w+)/.exec(sql)?.[1] ?? '')
    expect(names).toEqual(expect.arrayContaining(['insertAnswer', 'insertAnswers']))
    expect(seenStatements().some((sql) => sql.includes('from "sites"'))).toBe(true)
  })

  test.each([
    ['a statement of both', ['SELECT 1 FROM sites, answers WHERE site_id = ?1']],
    [
      'a batch of both',
      ['SELECT 1 FROM sites WHERE id = ?1', 'DELETE FROM events WHERE site_id = ?1'],
    ],
    ['a query over all sites', ['SELECT 1 FROM erasures WHERE total > ?1']],
  ])('and %s is told', async (_, statements) => {
    const { session, meter } = openDirectory(env.DB)
    const both = { holds: 'directory', session, meter, orm: openDirectory(env.DB).orm } as const
    await runBatch(
      both,
      statements.map((sql) => ({ sql, parameters: [-1] })),
    )
    expect(takeFaults()).not.toEqual([])
  })

  test('and more parameters than D1 takes are told', async () => {
    const list = Array(101).fill('?').join(', ')
    const asking = run(openDirectory(env.DB), `SELECT 1 IN (${list})`, Array(101).fill(1))
    await expect(asking).rejects.toThrow('too many SQL variables')
    expect(takeFaults()).toContainEqual(expect.stringContaining('101 parameters'))
  })
})

describe('a write that is made again', () => {
  const once = newAnswer()
  const twice: Record<string, (db: SiteDb) => Promise<unknown>> = {
    'an answer': (db) => storeAnswer(db, once),
    'some answers': (db) => insertAnswers(db, [once, newAnswer({ id: uuidv7(5), claimedId: 'x' })]),
    'some events': (db) => insertEvents(db, [EVENT]),
    'a test answer': (db) => keepTestAnswer(db, TEST_ANSWER, 1),
    'a finding': (db) =>
      keepFindings(db, [{ kind: 'loaded', detail: 'x' }], { origin: null, now: 1 }),
  }
  const EVENT = newEvent()
  const again = async (site: TestSite, write: (db: SiteDb) => Promise<unknown>) => {
    await write(site.db)
    const before = await rowsOf(env.DB, site.db.siteId)
    await write(site.db)
    return { before, after: await rowsOf(env.DB, site.db.siteId) }
  }

  test.each(Object.keys(twice))('changes nothing: %s', async (name) => {
    const { before, after } = await again(await makeSite(), twice[name] ?? (async () => null))
    expect(after).toEqual(before)
  })

  test('and a write that would is seen', async () => {
    const careless = (db: SiteDb) => insertEvents(db, [newEvent({ id: uuidv7() })])
    const { before, after } = await again(await makeSite(), careless)
    expect(after).not.toEqual(before)
  })
})

describe('a site that moves into a database of its own', () => {
  let site: TestSite
  let moved: SiteDb
  const asIn = async (database: D1Database) => await rowsOf(database, site.db.siteId)

  beforeAll(async () => {
    site = await makeFullSite()
    moved = siteDb(openDirectory(env.OTHER), site.db.siteId)
    const entries = (await entriesOf(env.DB)).filter(({ tbl_name: table }) =>
      SITE_TABLES.includes(table),
    )
    const make = async (type: string) => {
      for (const { sql } of entries.filter((entry) => entry.type === type))
        await env.OTHER.prepare(sql).run()
    }
    await make('table')
    await make('index')
    await copyRows(await asIn(env.DB))
    await make('trigger')
  })

  test('has had rows in all its tables, and has them again, none counted twice', async () => {
    const here = await asIn(env.DB)
    expect([...here].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([])
    expect(await asIn(env.OTHER)).toEqual(here)
    expect(await findDifferences(moved)).toEqual([])
  })

  test('counts on there: what is new once, what it has brought along not again', async () => {
    const [known] = (await asIn(env.DB)).get('events') ?? []
    const { id } = known as { id: string }
    expect(await insertEvents(moved, [newEvent({ id }), newEvent()])).toBe(1)
    expect(await storeAnswer(moved, newAnswer({ score: 2 }))).toEqual({ duplicate: false })
    expect(await findDifferences(moved)).toEqual([])
    await env.OTHER.prepare('UPDATE answers SET score = 1 WHERE score = 2').run()
    await env.OTHER.prepare('DELETE FROM answers WHERE score = 5').run()
    expect(await findDifferences(moved)).toEqual([])
    expect(await findDifferences(site.db)).toEqual([])
  })
})

/** Parents first, as foreign keys want it: in that order the tables stand in their files. */
async function copyRows(tables: Map<string, unknown[]>): Promise<void> {
  const order = ['journeys', 'stages', 'touchpoints', 'surveys', 'survey_revisions']
  const rest = [...tables.keys()].filter((table) => !order.includes(table))
  for (const table of [...order, ...rest])
    for (const row of tables.get(table) ?? []) {
      const columns = Object.entries(row as object)
      const places = columns.map(() => '?').join(', ')
      const names = columns.map(([name]) => name).join(', ')
      await env.OTHER.prepare(`INSERT INTO ${table} (${names}) VALUES (${places})`)
        .bind(...columns.map(([, value]: [string, unknown]) => value))
        .run()
    }
}
