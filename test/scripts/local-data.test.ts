import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemoSite, seedDemo } from '#scripts/demo/seed-demo.ts'
import { demoMap } from '#scripts/demo/site/demo-map.ts'
import { setDisplays } from '#scripts/demo/set-displays.ts'
import { importFile, readMap } from '#scripts/support/import-file.ts'
import { openLocalDatabase, type LocalDatabase } from '#scripts/support/local-database.ts'
import { localSecret } from '#scripts/support/local-secret.ts'
import { run, siteDb, type SiteViews } from '#worker/db/connect.ts'
import { readPublished } from '#worker/db/journey/drafts/document.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { readNames } from '#worker/db/journey/names.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { createSite } from '#worker/db/site/sites.ts'

const UNTIL = '2026-10-31'
const NOW = Date.parse('2026-11-01T12:00:00Z')
let folder = ''
let database: LocalDatabase
let site: SiteViews

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayfelt-'))
  database = await openLocalDatabase(folder)
  for (const file of (await readdir('migrations')).filter((name) => name.endsWith('.sql')).sort())
    for (const statement of (await readFile(join('migrations', file), 'utf8')).split(
      '--> statement-breakpoint',
    ))
      await run(database.directory, statement, [])
})

afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** What support has to do with, as a seed writes it. */
const OF_ACTS = [
  'orders',
  'shipments',
  'delivery_issues',
  'cases',
  'case_events',
  'answer_links',
  'case_desk',
  'connections',
  'messages',
  'endpoints',
  'sends',
  'signing_keys',
]

/** Everything that an import or a seed may write, as one text. */
async function snapshot(): Promise<string> {
  const tables = ['answers', 'rollups', 'surveys', 'survey_revisions', 'action_counts', ...OF_ACTS]
  const contents = tables.map(
    async (table) => (await run(site.db, `SELECT * FROM ${table}`, [])).rows,
  )
  return JSON.stringify(await Promise.all(contents))
}

async function runScript(script: string, parameters: string[]) {
  const env = { ...process.env, WAYFELT_STATE: folder }
  const command = promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...parameters], {
    env,
  })
  return await command.then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code: Number(code), text: `${stdout}${stderr}` }),
  )
}

test('makes the demo site once, and seeds it so that a repeat changes nothing', async () => {
  const first = await ensureDemoSite(database.directory, NOW)
  site = first
  expect(first.created).toBe(true)
  const published = await readPublished(site.db, 'shopping')
  expect(published?.document).toEqual(demoMap(UNTIL))
  expect(published?.editedOn['help']).toBe('2026-09-21')
  const options = { orders: 400, days: 120, seed: 3, until: UNTIL }
  const summary = await seedDemo(site, options)
  expect(summary.added).toBe(summary.answers)
  expect(summary.answers).toBeGreaterThan(400)
  const before = await snapshot()
  expect((await ensureDemoSite(database.directory, NOW + 1)).created).toBe(false)
  expect(await seedDemo(site, options)).toEqual({ ...summary, added: 0, orders: 0, cases: 0 })
  expect(await snapshot()).toBe(before)
}, 60_000)

test('fills every table of orders and cases, and the counts of cases equal a recount', async () => {
  for (const table of OF_ACTS) {
    const { rows } = await run<{ n: number }>(site.db, `SELECT count(*) AS n FROM ${table}`, [])
    expect([table, rows[0]?.n]).not.toEqual([table, 0])
  }
  const counted = async (sql: string) => (await run(site.db, sql, [])).rows
  expect(
    await counted(
      "SELECT list, owner, n FROM case_counts WHERE n > 0 AND owner <> '*' ORDER BY 1, 2",
    ),
  ).toEqual(
    await counted('SELECT list, owner, count(*) AS n FROM cases GROUP BY 1, 2 ORDER BY 1, 2'),
  )
  const dangling =
    await counted(`SELECT cases.id FROM cases LEFT JOIN orders ON orders.id = cases.order_id
    LEFT JOIN delivery_issues ON delivery_issues.id = issue_id WHERE (cases.order_id <> '' AND orders.id IS NULL)
      OR (issue_id IS NOT NULL AND delivery_issues.id IS NULL)`)
  expect(dangling).toEqual([])
})

test('tells of each wanted action how often it was done, never more often than its place was reached', async () => {
  const actions = demoMap(UNTIL).stages.flatMap(({ touchpoints }) =>
    touchpoints.flatMap((one) => one.actions.map(({ event }) => ({ touchpoint: one.id, event }))),
  )
  const { rows } = await run<{ touchpoint: string; action: string; n: number }>(
    site.db,
    `SELECT touchpoint_id AS touchpoint, action, sum(n) AS n FROM action_counts
      GROUP BY touchpoint_id, action`,
    [],
  )
  const timesOf = (touchpoint: string, action: string) =>
    rows.find((row) => row.touchpoint === touchpoint && row.action === action)?.n ?? 0
  const done = actions.map(({ touchpoint, event }) => timesOf(touchpoint, event))
  expect(done.filter((n) => n > 0).length).toBeGreaterThan(8)
  for (const { touchpoint, event } of actions)
    expect(timesOf(touchpoint, event)).toBeLessThanOrEqual(timesOf(touchpoint, ''))
})

test('leaves rollups that equal a recount, and sets displays again without touching others', async () => {
  const scored = 'n0 + n1 + n2 + n3 + n4 + n5 + n6 + n7 + n8 + n9 + n10 + unscored'
  const count = async (statement: string) =>
    (await run<{ n: number }>(site.db, statement, [])).rows[0]?.n
  const answers = await count('SELECT count(*) AS n FROM answers')
  expect(await count(`SELECT sum(${scored}) AS n FROM rollups`)).toBe(answers)
  expect(await findDifferences(site.db)).toEqual([])

  const cell = {
    touchpointId: 'checkout',
    scale: 'csat5',
    stageId: 'purchase',
    channel: 'web',
    segment: 'b2b',
    persona: 'nobody',
  } as const
  const shownOn = (day: string, shown: number) => ({
    ...cell,
    day,
    shown,
    dismissed: 1,
    abandoned: 0,
  })
  await setDisplays(site.db, [
    shownOn('2026-11-02', 4),
    shownOn('2026-11-04', 5),
    shownOn('2026-11-09', 1),
  ])
  await setDisplays(site.db, [shownOn('2026-11-04', 7)])
  const { rows } = await run(
    site.db,
    "SELECT week, shown, dismissed, days FROM rollups WHERE persona = 'nobody' ORDER BY week",
    [],
  )
  expect(rows).toEqual([
    {
      week: '2026-11-02',
      shown: 11,
      dismissed: 2,
      days: '{"shown":[4,0,7,0,0,0,0],"dismissed":[1,0,1,0,0,0,0],"abandoned":[0,0,0,0,0,0,0]}',
    },
    {
      week: '2026-11-09',
      shown: 1,
      dismissed: 1,
      days: '{"shown":[1,0,0,0,0,0,0],"dismissed":[1,0,0,0,0,0,0],"abandoned":[0,0,0,0,0,0,0]}',
    },
  ])
  expect(await findDifferences(site.db)).toEqual([])
}, 60_000)

test('imports a file once, from the command line as from the code', async () => {
  const file = join(folder, 'answers.csv')
  const map = join(folder, 'map.json')
  await writeFile(
    map,
    '{"kind":{"value":"csat"},"answered_at":{"column":"at","timezone":"Europe/Warsaw"}}',
  )
  await writeFile(
    file,
    'answer_id;at;touchpoint;score;note\nx1;2026-09-01 10:00:00;checkout;5;n\nx2;2026-09-01 10:00:00;nowhere;5;n\n',
  )
  const options = { file, maps: [await readMap(map)], now: NOW, secret: await localSecret(folder) }
  expect(await importFile(site, { ...options, dryRun: true })).toMatchObject([{ accepted: 1 }])
  const before = await snapshot()
  const { code, text } = await runScript('import', [file, '--site', 'wf_pk_demo', '--map', map])
  expect([code, text]).toEqual([0, expect.stringContaining('1 accepted, 0 duplicate, 1 rejected')])
  expect(text).toContain('line 3, touchpoint')
  expect(text).toContain('Columns not used: note')
  const after = await snapshot()
  expect(after).not.toBe(before)
  expect(await importFile(site, { ...options, dryRun: false })).toMatchObject([
    { accepted: 0, duplicate: 1 },
  ])
  expect(await snapshot()).toBe(after)
}, 60_000)

test.each([
  ['import', ['package.json', '--site', 'wf_pk_unknown'], 'use one of wf_pk_demo'],
  ['seed', ['--until', '2999-01-01'], 'must be a day before today'],
])(
  'ends %s %j with code 1 and a sentence',
  async (script, parameters, sentence) => {
    const { code, text } = await runScript(script, parameters)
    expect([code, text]).toEqual([1, expect.stringContaining(sentence)])
    expect(text).not.toMatch(/^\s+at /m)
  },
  60_000,
)

test('says in one sentence which file it cannot read', async () => {
  const missing = importFile(site, {
    file: '/nowhere/a.csv',
    maps: [],
    dryRun: true,
    now: NOW,
    secret: 'a'.repeat(64),
  })
  await expect(missing).rejects.toThrow('Cannot read /nowhere/a.csv: check the path.')
  await expect(readMap('/nowhere/map.json')).rejects.toThrow('Cannot read the map')
  await expect(readMap('package.json')).rejects.toThrow('is not a map file')
})

test('refuses to seed a site with a map of its own', async () => {
  const siteId = await createSite(database.directory, {
    key: 'wf_pk_own',
    name: 'Own',
    timezone: 'UTC',
    origins: [],
    language: 'en',
    createdAt: NOW,
  })
  const own = siteDb(database.directory, siteId)
  await createJourney(own, { id: 'mine', name: 'Mine', kind: 'customer', stages: [] })
  await expect(ensureDemoSite(database.directory, NOW, { key: 'wf_pk_own' })).rejects.toThrow(
    'a map of its own',
  )
})

test('gives a demo map from before there were translations its own, once, and touches no others', async () => {
  const key = 'wf_pk_older'
  const { db } = await ensureDemoSite(database.directory, NOW, { key })
  for (const table of ['journeys', 'stages', 'touchpoints', 'surveys'])
    await run(db, `UPDATE ${table} SET names = '{}' WHERE site_id = ?1`, [db.siteId])
  await ensureDemoSite(database.directory, NOW, { key })
  const named = await readNames(db, 'shopping')
  expect(named).toMatchObject({
    journey: { pl: 'Ścieżka zakupowa' },
    stages: { delivery: { en: 'Delivery', pl: 'Dostawa', ru: 'Доставка' } },
    touchpoints: { 'parcel-locker': { pl: 'Automat paczkowy' } },
    surveys: { 'chat-csat': { ru: 'После чата' } },
  })
  await run(db, `UPDATE stages SET names = '{"pl":"Moje"}' WHERE site_id = ?1`, [db.siteId])
  await ensureDemoSite(database.directory, NOW, { key })
  expect((await readNames(db, 'shopping'))?.stages['delivery']).toEqual({ pl: 'Moje' })
})
