import { and, eq, inArray, ne, notExists, sql } from 'drizzle-orm'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { checks, guests, keys, shares, shortCodes } from '#worker/db/schema/directory/access.ts'
import { links, members, passkeys, sessions, users } from '#worker/db/schema/directory/people.ts'
import { directoryLog, directorySeals, dueSites, sites } from '#worker/db/schema/directory/sites.ts'
import { auditEntry, type Query } from './audit.ts'

/** Isolates answer from memory for half a minute: what still comes in by then is deleted, too. */
const AFTER_MS = 60_000

/**
 * Ends a site at once: nobody and no key comes in any more. The site's job deletes what it holds.
 * Accounts that open nothing else go with it.
 */
export async function endSite(own: ActingDirectory, { key, name }: { key: string; name: string }) {
  const { orm, siteId, actor } = own
  const rows = await orm
    .select({ id: members.userId })
    .from(members)
    .where(eq(members.siteId, siteId))
  await orm.batch([
    auditEntry(own, { action: 'site.ended', target: key, details: { name } }),
    orm.update(sites).set({ endedAt: actor.now, paused: true }).where(eq(sites.id, siteId)),
    ...[guests, shares, keys, checks, links, shortCodes].map((table) =>
      orm.delete(table).where(eq(table.siteId, siteId)),
    ),
    orm.delete(members).where(eq(members.siteId, siteId)),
    orm.update(sessions).set({ siteId: null }).where(eq(sessions.siteId, siteId)),
    ...droppingStranded(own, JSON.stringify(rows.map(({ id }) => id))),
    orm
      .insert(dueSites)
      .values({ siteId, dueAt: actor.now + AFTER_MS })
      .onConflictDoUpdate({ target: dueSites.siteId, set: { dueAt: actor.now + AFTER_MS } }),
  ])
}

/** Deletes the last of a site, whose own tables are empty. */
export async function removeSite({ orm }: Directory, siteId: number): Promise<void> {
  await orm.batch([
    orm.delete(dueSites).where(eq(dueSites.siteId, siteId)),
    orm.delete(directorySeals).where(eq(directorySeals.siteId, siteId)),
    orm.delete(directoryLog).where(eq(directoryLog.siteId, siteId)),
    orm.delete(sites).where(eq(sites.id, siteId)),
  ])
}

/** Of the people of a list, those that belong to no site: accounts of one site, or without a passkey. */
function droppingStranded({ orm }: Directory, list: string): Query[] {
  const one = { one: sql`1` }
  const ids = sql`(SELECT value FROM json_each(${list}))`
  const stranded = orm
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        inArray(users.id, ids),
        notExists(orm.select(one).from(members).where(eq(members.userId, users.id))),
      ),
    )
  const local = orm
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, stranded), ne(users.homeSiteId, 0)))
  const bare = orm
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        inArray(users.id, stranded),
        notExists(orm.select(one).from(passkeys).where(eq(passkeys.userId, users.id))),
      ),
    )
  return [
    orm.delete(passkeys).where(inArray(passkeys.userId, local)),
    orm.delete(sessions).where(inArray(sessions.userId, bare)),
    orm.delete(users).where(inArray(users.id, bare)),
  ]
}
