import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { ActingDirectory } from '#worker/db/connect.ts'
import { guests, shares } from '#worker/db/schema/directory/access.ts'
import { links } from '#worker/db/schema/directory/people.ts'
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
