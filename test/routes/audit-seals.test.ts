import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditCheck } from '#contract/site/audit.ts'
import { commit } from '#worker/db/site/audit.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { sealLog } from '#worker/db/site/seals.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { asBrowser } from '#test/support/calls.ts'
import { runDue } from '#test/support/jobs.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { asSystem, inDirectory, makeMember, makeTenant } from '#test/support/world.ts'

/* M7 of the attack: somebody who has the database, but not the secret, rewrites the log. */

const LOGS = ['audit_log', 'directory_log'] as const
const NOW = Date.now()
const HOUR_MS = 3_600_000

// Whoever has the database is stopped by no trigger.
beforeAll(async () => {
  for (const log of LOGS)
    for (const guard of ['unchanged', 'undeleted', 'unreplaced'])
      await env.DB.prepare(`DROP TRIGGER IF EXISTS ${log}_${guard}`).run()
  for (const seals of ['audit_seals', 'directory_seals'])
    await env.DB.prepare(`DROP TRIGGER IF EXISTS ${seals}_undeleted`).run()
})

const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

/** A site with entries of some hours in both logs, and somebody who may read them. */
async function makeLogs(entries = 5) {
  const site = await makeTenant()
  const { headers } = await makeMember(site, 'owner')
  for (let hour = entries; hour > 0; hour -= 1) {
    const now = NOW - hour * HOUR_MS
    const change = {
      action: 'key.made' as const,
      target: `${hour}`,
      details: { name: 'Déjà "vu"' },
    }
    for (const db of [asSystem(site), inDirectory(site)])
      await commit({ ...db, actor: { ...db.actor, now } }, change, [])
  }
  return { site, browser: asBrowser(headers.cookie) }
}

async function seal(site: TestSite, now = NOW) {
  await makeDue(site.own, 0)
  await runDue(now)
}

async function checkWhole(browser: ReturnType<typeof asBrowser>) {
  const parts: AuditCheck[] = []
  for (let cursor: string | null = 'd:'; cursor !== null;) {
    const answer = await browser(`/api/audit/check?cursor=${cursor}`)
    expect(answer.status).toBe(200)
    const part: AuditCheck = await answer.json()
    parts.push(part)
    cursor = part.next
  }
  return {
    checked: parts.reduce((sum, { checked }) => sum + checked, 0),
    broken: parts.flatMap(({ broken }) => broken ?? []),
  }
}

async function numberOf(table: string, { db }: TestSite): Promise<number> {
  const row = await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE site_id = ?`)
    .bind(db.siteId)
    .first<{ n: number }>()
  return row?.n ?? 0
}

describe('M7: the seals of the log', () => {
  test('cover all that is older than half an hour, by the job of the site, and only once', async () => {
    const { site, browser } = await makeLogs()
    expect(await checkWhole(browser)).toEqual({ checked: 0, broken: [] })
    await seal(site)
    expect(await checkWhole(browser)).toEqual({ checked: 10, broken: [] })
    const seals = async () =>
      (await numberOf('audit_seals', site)) + (await numberOf('directory_seals', site))
    expect(await seals()).toBe(2)
    await seal(site)
    expect(await seals()).toBe(2)
    await commit(asSystem(site), { action: 'key.made' }, [])
    const { checked } = await checkWhole(browser)
    await seal(site, NOW + HOUR_MS)
    const later = await checkWhole(browser)
    expect([later.checked > checked, later.broken]).toEqual([true, []])
  })

  test.each([
    ['audit_log', 'another name', `UPDATE audit_log SET actor_name = 'Eve'`],
    ['audit_log', 'another time', 'UPDATE audit_log SET at = at + 1'],
    [
      'audit_log',
      'the same details, written otherwise',
      `UPDATE audit_log SET details = details || ' '`,
    ],
    ['directory_log', 'another target', `UPDATE directory_log SET target = '99'`],
    ['directory_log', 'one entry less', 'DELETE FROM directory_log'],
    ['audit_log', 'one entry less', 'DELETE FROM audit_log'],
  ])('tell %s: %s', async (log, _what, change) => {
    const { site, browser } = await makeLogs()
    await seal(site)
    await run(
      `${change} WHERE site_id = ?1 AND id =
        (SELECT id FROM ${log} WHERE site_id = ?1 ORDER BY id LIMIT 1 OFFSET 2)`,
      site.db.siteId,
    )
    const { broken } = await checkWhole(browser)
    expect(broken).toEqual([{ from: NOW - 5 * HOUR_MS, to: NOW - HOUR_MS }])
  })

  test.each(LOGS)('tell an entry that was put into %s later', async (log) => {
    const { site, browser } = await makeLogs()
    await seal(site)
    const db = log === 'audit_log' ? asSystem(site) : inDirectory(site)
    const late = { ...db, actor: { ...db.actor, now: NOW - 2.5 * HOUR_MS } }
    await commit(late, { action: 'key.made' }, [])
    expect((await checkWhole(browser)).broken).toHaveLength(1)
  })

  test('tell a seal that was taken out with its entries, or made without the secret', async () => {
    const { site, browser } = await makeLogs(4)
    const { siteId } = site.db
    for (const hour of [3, 2, 1]) await seal(site, NOW - hour * HOUR_MS + 40 * 60_000)
    expect(await numberOf('audit_seals', site)).toBe(3)
    const [first] = (
      await env.DB.prepare('SELECT id FROM audit_seals WHERE site_id = ? ORDER BY id')
        .bind(siteId)
        .all<{ id: string }>()
    ).results
    await run('DELETE FROM audit_log WHERE site_id = ? AND id <= ?', siteId, first?.id)
    await run('DELETE FROM audit_seals WHERE site_id = ? AND id = ?', siteId, first?.id)
    expect((await checkWhole(browser)).broken).toHaveLength(1)

    const other = await makeLogs(2)
    const { seal: forged } = siteHashes('0'.repeat(64), other.site.db.siteId)
    await sealLog(other.site.db, { now: NOW, seal: forged, room: () => 9 })
    expect((await checkWhole(other.browser)).broken).toHaveLength(1)
  })

  test('are of one log and site: no other one fits in its place', async () => {
    const one = await makeLogs()
    await seal(one.site)
    const other = await makeLogs()
    const { siteId } = other.site.db
    await run(
      `INSERT INTO audit_seals (site_id, id, entries, seal)
      SELECT ?1, (SELECT max(id) FROM audit_log WHERE site_id = ?1), entries, seal
      FROM audit_seals WHERE site_id = ?2`,
      siteId,
      one.site.db.siteId,
    )
    expect((await checkWhole(other.browser)).broken).toHaveLength(1)
  })

  test('go on where there was no room for all, and two at a time make one chain', async () => {
    const { site, browser } = await makeLogs(3)
    const { seal: sealing } = siteHashes(env.WAYFELT_SECRET, site.db.siteId)
    expect(await sealLog(site.db, { now: NOW, seal: sealing, room: () => 2 })).toBe(false)
    expect(await numberOf('audit_seals', site)).toBe(0)
    const both = Array.from({ length: 2 }, () =>
      sealLog(site.db, { now: NOW, seal: sealing, room: () => 9 }),
    )
    await Promise.allSettled(both)
    expect(await numberOf('audit_seals', site)).toBe(1)
    expect(await checkWhole(browser)).toEqual({ checked: 3, broken: [] })
  })

  test('take no cursor that is none', async () => {
    const { browser } = await makeLogs(1)
    for (const cursor of ['x', 'd', "s:'", 's:zz'])
      expect((await browser(`/api/audit/check?cursor=${cursor}`)).status).toBe(422)
  })
})
