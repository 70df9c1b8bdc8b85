import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'

/* The migration of accounts, on a database in use; then the Worker of before goes on for a minute. */

const at = env.MIGRATIONS.findIndex(({ name }) => name.includes('accounts'))
const ask = async (sql: string) => (await env.OTHER.prepare(sql).all()).results
const write = async (sql: string) => await env.OTHER.prepare(sql).run()

beforeAll(async () => {
  await applyD1Migrations(env.OTHER, env.MIGRATIONS.slice(0, at))
  const site = `(id, key, name, timezone, origins, segments, personas, language, created_at)
    VALUES (1, 'k', 'Shop', 'UTC', '[]', '[]', '[]', 'en', 0)`
  const entry = (id: string, action: string, target: string) =>
    `(1, '${id}', 1, 'user', 'ada', 'Ada', '${action}', '${target}', '{}')`
  for (const sql of [
    `INSERT INTO sites ${site}`,
    "INSERT INTO users VALUES ('ada', 'ada@shop.example', 'Ada', 1)",
    "INSERT INTO members VALUES (1, 'ada', 'owner', 1, 1)",
    "INSERT INTO sessions VALUES ('t', 's', 'ada', 1, 'link', '', 1, 1, 9)",
    "INSERT INTO shares VALUES (1, 'board', 'h', 'Board', '[]', 0, 1, 9, NULL)",
    "INSERT INTO shares VALUES (1, 'older', 'i', 'Older', '[]', 0, 1, 9, NULL)",
    "INSERT INTO keys VALUES (1, 'crm', 'secret', 'l', '', 'CRM', '[]', 1, NULL, NULL, NULL)",
    "INSERT INTO links VALUES ('x', 'inv', 'invitation', 'bo@shop.example', 1, 'viewer', 0, 1, 9)",
    `INSERT INTO directory_log VALUES ${entry('1', 'share.made', 'board')},
      ${entry('2', 'key.made', 'crm')}, ${entry('3', 'invitation.made', 'inv')}`,
  ])
    await write(sql)
  await applyD1Migrations(env.OTHER, env.MIGRATIONS)
})

describe('the migration of accounts', () => {
  test('leaves accounts to all their sites, unproved, and sessions without a fresh factor', async () => {
    expect(await ask('SELECT home_site_id, proved_at FROM users')).toEqual([
      { home_site_id: 0, proved_at: null },
    ])
    expect(await ask('SELECT factor_at FROM sessions')).toEqual([{ factor_at: 0 }])
    expect(await ask('SELECT proves, browser_hash FROM links')).toEqual([
      { proves: 0, browser_hash: null },
    ])
  })

  test('finds in the log who made what is there, where it tells', async () => {
    const makers = 'SELECT id, made_by FROM shares UNION ALL SELECT id, made_by FROM keys'
    expect(await ask(`${makers} UNION ALL SELECT id, made_by FROM links ORDER BY id`)).toEqual([
      { id: 'board', made_by: 'ada' },
      { id: 'crm', made_by: 'ada' },
      { id: 'inv', made_by: 'ada' },
      { id: 'older', made_by: null },
    ])
  })

  test('lets the Worker of before write as it did', async () => {
    for (const sql of [
      "INSERT INTO users (id, email, name, created_at) VALUES ('u', 'ada@shop.example', 'A', 1) ON CONFLICT DO NOTHING",
      "INSERT INTO users (id, email, name, created_at) VALUES ('bo', 'bo@shop.example', 'Bo', 1) ON CONFLICT DO NOTHING",
      "INSERT INTO members (site_id, user_id, role, comments, created_at) VALUES (1, 'bo', 'agent', 1, 1)",
      "INSERT INTO sessions (token_hash, id, user_id, site_id, way, device, created_at, seen_at, expires_at) VALUES ('n', 'n', 'bo', 1, 'link', '', 1, 1, 9)",
      "INSERT INTO challenges (challenge, user_id, expires_at) VALUES ('c', NULL, 9)",
      "INSERT INTO guests (token_hash, site_id, share_id, expires_at) VALUES ('g', 1, 'board', 9)",
    ])
      await write(sql)
    expect(await ask('SELECT id FROM users ORDER BY id')).toEqual([{ id: 'ada' }, { id: 'bo' }])
    await expect(write("DELETE FROM members WHERE user_id = 'ada'")).rejects.toThrow(
      'keeps an owner',
    )
    await expect(write('DELETE FROM directory_log')).rejects.toThrow('append-only')
  })
})
