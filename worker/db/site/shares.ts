import { and, desc, eq, gt, isNull, notInArray } from 'drizzle-orm'
import { LIMITS } from '#contract/words.ts'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { guests, shares } from '#worker/db/schema/directory/access.ts'
import { makerStill } from '#worker/db/accounts/made-by.ts'
import { users } from '#worker/db/schema/directory/people.ts'
import { auditEntry, commit, type Named } from './audit.ts'

export type Share = typeof shares.$inferSelect
/** A share link and its maker's name; null for one who has no account here any more. */
export type ListedShare = Share & { maker: string | null }

const HOUR_MS = 3_600_000

/** Stores a share link by the hash of its slug. */
export async function createShare(
  db: ActingDirectory,
  share: Omit<Share, 'siteId' | 'createdAt' | 'revokedAt' | 'madeBy' | 'openedAt'>,
): Promise<ListedShare> {
  const { actor, siteId } = db
  const madeBy = actor.kind === 'user' ? actor.id : null
  const row = { ...share, siteId, createdAt: actor.now, revokedAt: null, madeBy, openedAt: 0 }
  const details = { name: share.name, journeys: share.journeys, comments: share.comments }
  await commit(db, { action: 'share.made', target: share.id, details }, [
    db.orm.insert(shares).values(row),
  ])
  return { ...row, maker: actor.name }
}

/** The site's share links, newest first, also those that are over. */
export async function listShares(db: SiteDirectory): Promise<ListedShare[]> {
  const rows = await db.orm
    .select({ share: shares, maker: users.name })
    .from(shares)
    .leftJoin(users, eq(users.id, shares.madeBy))
    .where(eq(shares.siteId, db.siteId))
    .orderBy(desc(shares.createdAt), desc(shares.id))
  return rows.map(({ share, maker }) => ({ ...share, maker }))
}

/** The share link behind a slug, while it works. */
export async function findShare(
  directory: Directory,
  slugHash: string,
  now: number,
): Promise<Share | null> {
  const [share] = await directory.orm
    .select()
    .from(shares)
    .where(and(eq(shares.slugHash, slugHash), works(directory, now)))
  return share ?? null
}

/** Ends a share link, and with it the sessions of its guests. */
export async function revokeShare(db: ActingDirectory, { id, name }: Named): Promise<void> {
  await commit(db, { action: 'share.revoked', target: id, details: { name } }, [
    db.orm
      .update(shares)
      .set({ revokedAt: db.actor.now })
      .where(and(eq(shares.siteId, db.siteId), eq(shares.id, id), isNull(shares.revokedAt))),
    db.orm.delete(guests).where(and(eq(guests.siteId, db.siteId), eq(guests.shareId, id))),
  ])
}

/**
 * Lets a browser in as a guest of a share link. Of many guests the latest stay, and the log tells of
 * openings once an hour: whoever has the link could fill both.
 * @param guest `openedAt` is when the log last told
 */
export async function admitGuest(
  db: ActingDirectory,
  guest: { tokenHash: string; shareId: string; expiresAt: number; openedAt: number },
): Promise<void> {
  const { orm, siteId, actor } = db
  const { shareId, openedAt, ...row } = guest
  const theirs = and(eq(guests.siteId, siteId), eq(guests.shareId, shareId))
  const latest = orm
    .select({ tokenHash: guests.tokenHash })
    .from(guests)
    .where(theirs)
    .orderBy(desc(guests.expiresAt))
    .limit(LIMITS.shareGuests - 1)
  const isTold = actor.now - openedAt < HOUR_MS
  await orm.batch([
    orm.delete(guests).where(and(theirs, notInArray(guests.tokenHash, latest))),
    orm.insert(guests).values({ ...row, shareId, siteId }),
    ...(isTold
      ? []
      : [
          auditEntry(db, { action: 'share.opened', target: shareId }),
          orm
            .update(shares)
            .set({ openedAt: actor.now })
            .where(and(eq(shares.siteId, siteId), eq(shares.id, shareId))),
        ]),
  ])
}

/** The share link that a guest's cookie stands for, while both last. */
export async function findGuest(
  directory: Directory,
  tokenHash: string,
  now: number,
): Promise<Share | null> {
  const [row] = await directory.orm
    .select({ share: shares })
    .from(guests)
    .innerJoin(shares, and(eq(shares.siteId, guests.siteId), eq(shares.id, guests.shareId)))
    .where(and(eq(guests.tokenHash, tokenHash), gt(guests.expiresAt, now), works(directory, now)))
  return row?.share ?? null
}

function works(directory: Directory, now: number) {
  const mayMake = makerStill(directory, shares, ['owner', 'manager'])
  return and(isNull(shares.revokedAt), gt(shares.expiresAt, now), mayMake)
}
