import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'

/* The migration that takes directory and site tables apart, on a database with two sites in it. */

const IS_SEAMS = /seams/
const PERIOD_MS = 691_200_000
const at = env.MIGRATIONS.findIndex(({ name }) => IS_SEAMS.test(name))

const ask = async (sql: string) => (await env.OTHER.prepare(sql).all()).results

/** Rows of the state before, for a site with a number; its ids are those of the other one too. */
function rowsOf(site: number): Record<string, Record<string, string | number | null>[]> {
  const own = { site_id: site }
  const entry = (id: string, action: string) => ({
    ...own,
    id,
    at: 1,
    actor_kind: 'user',
    actor_id: 'u',
    actor_name: 'Ada',
    action,
    target: null,
    details: '{"name":"x"}',
  })
  const cell = { touchpoint_id: 't', scale: 'csat5', stage_id: 'g', channel: 'web', segment: '' }
  const event = (id: string, received: number) => ({
    ...own,
    ...cell,
    id,
    persona: '',
    type: 'shown',
    action: '',
    day: '2026-11-20',
    received_at: received,
  })
  return {
    sites: [
      {
        id: site,
        key: `k${site}`,
        name: 'Shop',
        timezone: 'UTC',
        origins: '[]',
        segments: '[]',
        personas: '[]',
        language: 'en',
        created_at: 7,
        retention_months: 12,
        forgotten_to: site === 1 ? '018c' : '',
      },
    ],
    users: [{ id: `u${site}`, email: `${site}@people.example`, name: 'Ada', created_at: 1 }],
    members: [{ ...own, user_id: `u${site}`, role: 'owner', created_at: 1 }],
    keys: [
      {
        ...own,
        id: 'a',
        kind: 'publishable',
        lookup: `k${site}`,
        last4: 'xxxx',
        name: 'n',
        scopes: '[]',
        created_at: 1,
      },
    ],
    journeys: [{ ...own, id: 'j', name: 'J', kind: 'customer', position: 0, version: 3 }],
    stages: [
      { ...own, id: 'g', journey_id: 'j', name: 'G', position: 0, frame_days: 2 },
      { ...own, id: 'h', journey_id: 'j', name: 'H', position: 1, frame_days: null },
    ],
    touchpoints: [
      {
        ...own,
        id: 't',
        stage_id: 'g',
        name: 'T',
        position: 0,
        channels: '["web"]',
        actions: '[]',
      },
    ],
    surveys: [
      {
        ...own,
        id: 's',
        touchpoint_id: 't',
        scale: 'csat5',
        name: 'S',
        state: 'live',
        revision: 2,
      },
    ],
    survey_revisions: [1, 2].map((revision) => ({
      ...own,
      survey_id: 's',
      revision,
      definition: `{"r":${revision}}`,
      created_at: 1,
    })),
    answers: [
      {
        ...own,
        ...cell,
        id: '018d',
        body_hash: 'h',
        journey_id: 'j',
        map_version: 3,
        revision: 1,
        survey_id: 's',
        persona: '',
        day: '2026-11-20',
        score: 4,
        lang: 'en',
        sample: 1,
        answered_at: 1,
        received_at: 1,
      },
    ],
    events: [event('e1', PERIOD_MS * 9 - 1), event('e2', PERIOD_MS * 9)],
    signing_keys: [{ ...own, id: 'k', created_at: 1, revoked_at: 2 }],
    erasures: [
      { ...own, id: 'x', kind: 'order', subject: 'ZS', position: '01', total: 9, created_at: 1 },
    ],
    findings: [{ ...own, kind: 'loaded', origin: '', at: 1, detail: 'd' }],
    test_answers: [{ ...own, id: 'ta', at: 1, survey_id: 's', score: 2 }],
    audit_log: [
      entry('1', 'key.made'),
      entry('2', 'signing-key.made'),
      entry('3', 'install.checked'),
      entry('4', 'privacy.erased'),
      entry('5', 'session.began'),
      entry('6', 'answers.imported'),
    ],
  }
}

const TABLES = Object.keys(rowsOf(1))
const dump = async () =>
  new Map(
    await Promise.all(
      [...TABLES, 'placements', 'rollups'].map(
        async (table) => [table, await ask(`SELECT * FROM ${table}`)] as const,
      ),
    ),
  )
const triggers = async () =>
  (await ask("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")).map(
    ({ name }) => name,
  )

let before: Map<string, Record<string, unknown>[]>
let after: typeof before
let hadTriggers: unknown[]

beforeAll(async () => {
  await applyD1Migrations(env.OTHER, env.MIGRATIONS.slice(0, at))
  for (const site of [1, 2])
    for (const [table, rows] of Object.entries(rowsOf(site)))
      for (const row of rows) {
        const names = Object.keys(row)
        await env.OTHER.prepare(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        )
          .bind(...Object.values(row))
          .run()
      }
  before = await dump()
  hadTriggers = await triggers()
  await applyD1Migrations(env.OTHER, env.MIGRATIONS.slice(0, at + 1))
  after = await dump()
})

describe('taking directory and site tables apart', () => {
  test('loses no row and changes none but by what moved', () => {
    for (const [table, rows] of before) expect(rows.length, table).toBeGreaterThan(1)
    for (const table of before.keys())
      if (!['sites', 'events', 'audit_log'].includes(table))
        expect(after.get(table), table).toEqual(before.get(table))
  })

  test('takes out of the sites how far retention has come, and makes each due', async () => {
    const sites = after.get('sites')?.map((site, index) => ({
      ...site,
      forgotten_to: before.get('sites')?.[index]?.['forgotten_to'],
    }))
    expect(sites).toEqual(before.get('sites'))
    expect(await ask('SELECT * FROM retention')).toEqual([{ site_id: 1, forgotten_to: '018c' }])
    expect(await ask('SELECT * FROM due_sites')).toEqual(
      [1, 2].map((site) => ({ site_id: site, due_at: 0, leased_until: 0, tries: 0 })),
    )
  })

  test('puts events into the period in which they came in', () => {
    const moved = before.get('events')?.map(({ received_at: received, ...event }) => ({
      ...event,
      period: Math.floor(Number(received) / PERIOD_MS),
    }))
    expect(after.get('events')).toEqual(moved)
    expect(moved?.map(({ period }) => period)).toEqual([8, 9, 8, 9])
  })

  test('puts each entry of the audit log beside its change', async () => {
    const all = before.get('audit_log') ?? []
    const directory = await ask('SELECT * FROM directory_log')
    const isOfSite = ({ id }: Record<string, unknown>) => ['2', '4', '6'].includes(String(id))
    expect(after.get('audit_log')).toEqual(all.filter(isOfSite))
    expect(directory).toEqual(all.filter((entry) => !isOfSite(entry)))
  })

  test('leaves every trigger, and no reference that leads nowhere', async () => {
    expect(await triggers()).toEqual(expect.arrayContaining(hadTriggers))
    expect(await ask('PRAGMA foreign_key_check')).toEqual([])
    expect(await ask("SELECT name FROM sqlite_master WHERE instr(sql, '__new') > 0")).toEqual([])
  })

  test('leaves a map that is kept together, and counts that go on', async () => {
    await expect(ask("DELETE FROM journeys WHERE site_id = 1 AND id = 'j'")).rejects.toThrow(
      'FOREIGN',
    )
    await ask("UPDATE touchpoints SET stage_id = 'h' WHERE site_id = 1")
    expect(await ask('SELECT stage_id FROM placements WHERE site_id = 1')).toEqual([
      { stage_id: 'g' },
      { stage_id: 'h' },
    ])
    await ask(`INSERT INTO events SELECT site_id, period + 1, 'e3', type, touchpoint_id, scale, stage_id,
      channel, segment, persona, action, day FROM events WHERE site_id = 2 AND id = 'e2'`)
    expect(await ask('SELECT site_id, sum(shown) AS n FROM rollups GROUP BY site_id')).toEqual([
      { site_id: 1, n: 2 },
      { site_id: 2, n: 3 },
    ])
    for (const log of ['audit_log', 'directory_log'])
      await expect(ask(`DELETE FROM ${log}`)).rejects.toThrow('append-only')
  })
})
