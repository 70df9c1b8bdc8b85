import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { AuditPage } from '#contract/site/audit.ts'
import { LIMITS } from '#contract/words.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import {
  makeMember,
  makeSecretKey,
  makeShare,
  makeSigningKey,
  makeTenant,
} from '#test/support/world.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'

/* M7 of the attack: what the audit log did not tell, and how it could be rewritten. */

type Owner = Awaited<ReturnType<typeof signIn>>

async function latest(owner: Owner) {
  const { entries } = await (await owner('/api/audit?limit=1')).json<AuditPage>()
  return entries[0]
}

/** A file that is no `text/…`, which `text()` warns of. */
async function linesOf(owner: Owner, path: string): Promise<string> {
  return new TextDecoder().decode(await (await owner(path)).arrayBuffer())
}

describe('M7: the audit log', () => {
  test('M7: is not rewritten by INSERT OR REPLACE either', async () => {
    const site = await makeTenant()
    await signIn(site)
    await makeSigningKey(site)
    for (const log of ['audit_log', 'directory_log']) {
      const sql = `INSERT OR REPLACE INTO ${log} (site_id, id, at, actor_kind, actor_id, actor_name, action, details)
        SELECT site_id, id, at, actor_kind, actor_id, 'Eve', action, details FROM ${log}`
      await expect(env.DB.prepare(sql).run()).rejects.toThrow(/append-only/)
      expect(
        await env.DB.prepare(`SELECT 1 FROM ${log} WHERE actor_name = 'Eve'`).first(),
      ).toBeNull()
    }
  })

  test('M7: tells values before and after a change of settings', async () => {
    const owner = await signIn(await makeTenant())
    const change = (body: object) =>
      owner('/api/site', { method: 'PATCH', body: JSON.stringify(body) })
    await change({ cooldownDays: 5 })
    await change({ cooldownDays: 9, origins: [], privacy: { maskComments: false } })
    expect((await latest(owner))?.details).toEqual({
      fields: ['origins', 'cooldownDays', 'privacy.maskComments'],
      before: ['["https://shop.example"]', '5', 'true'],
      after: ['[]', '9', 'false'],
    })
  })

  test('M7: tells what somebody was before and after, and nothing where nothing changed', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { userId } = await makeMember(site, 'manager')
    const change = () =>
      owner(`/api/users/${userId}`, { method: 'PATCH', body: JSON.stringify({ role: 'viewer' }) })
    await change()
    const entry = await latest(owner)
    expect(entry?.details).toMatchObject({ before: 'manager', role: 'viewer' })
    await change()
    expect((await latest(owner))?.id).toBe(entry?.id)
  })

  test('M7: tells who tried what they may not, once an hour for each right', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const { userId, headers } = await makeMember(site, 'viewer')
    const key = await makeSecretKey(site, ['figures:read'])
    for (let time = 0; time < 3; time += 1) {
      for (const path of ['/api/users', '/api/keys'])
        expect((await fetchWorker(path, { headers })).status).toBe(403)
      expect((await fetchWorker('/api/audit', key)).status).toBe(403)
    }
    const { entries } = await (await owner('/api/audit?action=call.refused')).json<AuditPage>()
    const told = entries.map(({ actor, details }) => `${actor.id} ${String(details['permission'])}`)
    expect(told).toHaveLength(3)
    expect(new Set(told)).toEqual(
      new Set([`${userId} keys:manage`, `${userId} team:manage`, `${key.id} audit:read`]),
    )
    const guest = await makeShare(site)
    expect((await fetchWorker('/api/users', { headers: guest.headers })).status).toBe(401)
  })

  test('M7: counts all rows of an import that were rejected, not only those that are listed', async () => {
    const owner = await signIn(await makeTenant())
    const rows = LIMITS.listedRejections + 200
    const file = `answer_id,answered_at,touchpoint,kind,score\n${'x,never,nowhere,csat,9\n'.repeat(rows)}`
    const headers = { 'content-type': 'text/csv' }
    const init = { method: 'POST', headers, body: file }
    expect((await owner(`/api/import/answers?rows=${rows}`, init)).status).toBe(200)
    expect((await latest(owner))?.details).toMatchObject({ accepted: 0, rejected: rows })
  })

  test('M7: is taken out as a file, whole and as it was asked for, and tells that', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    await owner('/api/site', { method: 'PATCH', body: JSON.stringify({ name: '=HYPERLINK("x")' }) })
    const lines = await linesOf(owner, '/api/audit.ndjson')
    const entries = lines
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    const { entries: listed } = await (await owner('/api/audit')).json<AuditPage>()
    expect(entries).toEqual(listed)

    const file = await owner('/api/audit.csv?action=site.changed&separator=;')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-/)
    const [head, line, end] = (await file.text()).split('\r\n')
    expect(head).toBe('id;time;actor_kind;actor_id;actor;action;target;details')
    expect(line).toContain(';"site.changed";')
    expect(end).toBe('')
    expect((await latest(owner))?.details).toEqual({
      format: 'csv',
      selection: ['action site.changed'],
    })
    expect((await owner('/api/audit.csv?site=wf_pk_another1')).status).toBe(409)
  })

  test('M7: as a file has every entry once, however many pages it is made of', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const start = Date.parse('2026-01-01T00:00:00Z')
    const rows = Array.from({ length: 4500 }, (_, n) =>
      timeOrderedId(start + n, new Uint8Array(10)),
    )
    for (const log of ['audit_log', 'directory_log'])
      await env.DB.prepare(
        `INSERT INTO ${log} (site_id, id, at, actor_kind, actor_id, actor_name, action, details)
        SELECT ?1, value, 0, 'user', 'u', 'Ada', 'key.made', '{}' FROM json_each(?2)`,
      )
        .bind(site.db.siteId, JSON.stringify(log === 'audit_log' ? rows : rows.slice(0, 10)))
        .run()
    const text = await linesOf(owner, '/api/audit.ndjson?action=key.made')
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids).toHaveLength(4510)
    expect(new Set(ids)).toEqual(new Set(rows))
  })
})
