import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { listSites } from '#worker/db/site/sites.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { runDueSites } from '#worker/jobs/run-due-sites.ts'
import {
  answerBody,
  asBrowser,
  fetchWorker,
  makePerson,
  postFromShop,
  signIn,
} from '#test/support/calls.ts'
import { addMember } from '#test/support/accounts.ts'
import { invite, newAddress, openLink, sessionOf } from '#test/support/invited.ts'
import { fillSite } from '#test/support/people.ts'
import { DIRECTORY_TABLES, SITE_TABLES } from '#test/support/seams/groups.ts'
import {
  inDirectory,
  makePasskey,
  makeSecretKey,
  makeShare,
  makeSigningKey,
  makeTenant,
  openSession,
} from '#test/support/world.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { makeBareSite } from '#test/support/site-factory.ts'
import { newEvent } from '#test/support/new-event.ts'

/* M9 of the attack: a site that could not be deleted. */

const end = (owner: Awaited<ReturnType<typeof signIn>>, name = 'Test shop') =>
  owner('/api/site', { method: 'DELETE', body: JSON.stringify({ name }) })

/** Rows that any table has of a site, by table. */
async function rowsOf(siteId: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of [...SITE_TABLES, ...DIRECTORY_TABLES]) {
    const columns = await env.DB.prepare(`SELECT name FROM pragma_table_info(?)`)
      .bind(table)
      .all<{ name: string }>()
    const names = columns.results.map(({ name }) => name)
    const column = table === 'sites' ? 'id' : 'site_id'
    if (!names.includes(column)) continue
    const n = await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`)
      .bind(siteId)
      .first<number>('n')
    if (n) counts[table] = n
  }
  return counts
}

describe('M9: a site', () => {
  test('M9: is deleted by an owner who names it: people, keys and pages are out at once, then all its rows', async () => {
    const [site, other] = [await makeTenant(), await makeTenant()]
    const owner = await signIn(site)
    const both = await makePerson(site)
    await addMember(inDirectory(other), { user: both, role: 'owner', comments: true })
    const local = newAddress()
    await openLink(await invite(owner, local))
    const key = await makeSecretKey(site, ['figures:read'])
    await makeShare(site)
    await makeSigningKey(site)
    await fillSite(site, 6000)
    await insertEvents(
      site.db,
      Array.from({ length: 600 }, () => newEvent()),
    )
    const traveller = asBrowser((await openSession(site, both.id)).headers.cookie)

    expect((await end(owner, 'Another shop')).status).toBe(422)
    expect((await end(owner)).status).toBe(204)
    expect((await owner('/api/session')).status).toBe(401)
    expect((await fetchWorker('/api/journeys', key)).status).toBe(401)
    expect((await postFromShop('/v1/answers', answerBody(site))).status).not.toBe(201)
    expect(await sessionOf(traveller)).toMatchObject({ site: null, sites: [{ key: other.key }] })
    expect(
      await env.DB.prepare('SELECT 1 FROM users WHERE email = ?').bind(local).first(),
    ).toBeNull()
    expect((await listSites(openDirectory(env.DB))).map(({ id }) => id)).not.toContain(
      site.db.siteId,
    )

    const before = await rowsOf(other.db.siteId)
    for (let turn = 0; turn < 20 && (await rowsOf(site.db.siteId))['sites']; turn += 1)
      await runDueSites(env, Date.now() + (turn + 2) * 3_600_000)
    expect(await rowsOf(site.db.siteId)).toEqual({})
    expect(await rowsOf(other.db.siteId)).toEqual(before)
  })

  test('gives its number, by which isolates know it and its secrets are made, to no other', async () => {
    const now = Date.now()
    const last = await makeBareSite({ createdAt: now })
    const owner = await signIn(last)
    expect((await end(owner)).status).toBe(204)
    for (let turn = 0; turn < 20 && (await rowsOf(last.db.siteId))['sites']; turn += 1)
      await runDueSites(env, now + (turn + 2) * 3_600_000)
    expect(await rowsOf(last.db.siteId)).toEqual({})
    const next = await makeBareSite({ createdAt: now + 60_000 })
    expect(next.db.siteId).toBeGreaterThan(last.db.siteId)
    // Two in one second are two.
    const twin = await makeBareSite({ createdAt: now + 60_000 })
    expect(twin.db.siteId).toBe(next.db.siteId + 1)
  })

  test('M9: that goes on keeps its owner and its log', async () => {
    const site = await makeTenant()
    await signIn(site)
    await makeSigningKey(site)
    for (const table of ['members', 'audit_log', 'directory_log'])
      await expect(
        env.DB.prepare(`DELETE FROM ${table} WHERE site_id = ?`).bind(site.db.siteId).run(),
      ).rejects.toThrow(/keeps an owner|append-only/)
  })

  test('M9: takes nobody’s account along who has another site or a passkey', async () => {
    const site = await makeTenant()
    const owner = await signIn(site)
    const [bare, kept] = [await makePerson(site), await makePerson(site)]
    await makePasskey(kept.id)
    expect((await end(owner)).status).toBe(204)
    const there = async (id: string) =>
      await env.DB.prepare('SELECT 1 AS n FROM users WHERE id = ?').bind(id).first('n')
    expect([await there(bare.id), await there(kept.id)]).toEqual([null, 1])
  })
})
