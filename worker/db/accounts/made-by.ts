import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Role } from '#contract/rights.ts'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { guests, shares } from '#worker/db/schema/directory/access.ts'
import { links, members } from '#worker/db/schema/directory/people.ts'
import type { Query } from '#worker/db/site/audit.ts'

/** What somebody made of a site and may make no longer. */
export interface Made {
  shares: boolean
  invitations: boolean
}

/**
 * Ends what somebody holds the links of: share links with their guests, and open invitations. To stand
 * in the batch that takes the right to make them.
 */
export function endingMade(db: ActingDirectory, userId: string, ends: Made): Query[] {
  const { orm, siteId } = db
  const theirs = and(eq(shares.siteId, siteId), eq(shares.madeBy, userId), isNull(shares.revokedAt))
  const ids = orm.select({ id: shares.id }).from(shares).where(theirs)
  return [
    ...(ends.shares
      ? [
          orm.delete(guests).where(and(eq(guests.siteId, siteId), inArray(guests.shareId, ids))),
          orm.update(shares).set({ revokedAt: db.actor.now }).where(theirs),
        ]
      : []),
    ...(ends.invitations
      ? [orm.delete(links).where(and(eq(links.siteId, siteId), eq(links.madeBy, userId)))]
      : []),
  ]
}

/** The same on all sites, for an account that goes: as many statements, however many sites there are. */
export function endingAllMade({ orm }: Directory, userId: string, now: number): Query[] {
  const theirs = orm
    .select({ one: sql`1` })
    .from(shares)
    .where(
      and(
        eq(shares.siteId, guests.siteId),
        eq(shares.id, guests.shareId),
        eq(shares.madeBy, userId),
      ),
    )
  return [
    orm.delete(guests).where(exists(theirs)),
    orm
      .update(shares)
      .set({ revokedAt: now })
      .where(and(eq(shares.madeBy, userId), isNull(shares.revokedAt))),
    orm.delete(links).where(eq(links.madeBy, userId)),
  ]
}

/**
 * Whether whoever made something of a site still has one of these roles there; what nobody is known to
 * have made holds. Asked when it is used, so that no race with a removal outlives it.
 */
export function makerStill(
  { orm }: Directory,
  made: { siteId: SQLiteColumn; madeBy: SQLiteColumn },
  roles: Role[],
) {
  const maker = orm
    .select({ one: sql`1` })
    .from(members)
    .where(
      and(
        eq(members.siteId, made.siteId),
        eq(members.userId, made.madeBy),
        inArray(members.role, roles),
      ),
    )
  return or(isNull(made.madeBy), exists(maker))
}
