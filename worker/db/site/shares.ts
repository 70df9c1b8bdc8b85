import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { guests, shares } from '#worker/db/schema/directory/access.ts'
import { commit, type Named } from './audit.ts'

export type Share = typeof shares.$inferSelect

/** Stores a share link by the hash of its slug. */
export async function createShare(
  db: ActingDirectory,
  share: Omit<Share, 'siteId' | 'createdAt' | 'revokedAt'>,
): Promise<Share> {
  const row = { ...share, siteId: db.siteId, createdAt: db.actor.now, revokedAt: null }
  const details = { name: share.name, journeys: share.journeys, comments: share.comments }
  await commit(db, { action: 'share.made', target: share.id, details }, [
    db.orm.insert(shares).values(row),
  ])
  return row
}

/** The site's share links, newest first, also those that are over. */
export async function listShares(db: SiteDirectory): Promise<Share[]> {
  return await db.orm
    .select()
    .from(shares)
    .where(eq(shares.siteId, db.siteId))
    .orderBy(desc(shares.createdAt), desc(shares.id))
}

/** The share link behind a slug, while it works. */
export async function findShare(
  { orm }: Directory,
  slugHash: string,
  now: number,
): Promise<Share | null> {
  const [share] = await orm
    .select()
    .from(shares)
    .where(and(eq(shares.slugHash, slugHash), works(now)))
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

/** Lets a browser in as a guest of a share link. */
export async function admitGuest(
  db: ActingDirectory,
  guest: { tokenHash: string; shareId: string; expiresAt: number },
): Promise<void> {
  await commit(db, { action: 'share.opened', target: guest.shareId }, [
    db.orm.insert(guests).values({ ...guest, siteId: db.siteId }),
  ])
}

/** The share link that a guest's cookie stands for, while both last. */
export async function findGuest(
  { orm }: Directory,
  tokenHash: string,
  now: number,
): Promise<Share | null> {
  const [row] = await orm
    .select({ share: shares })
    .from(guests)
    .innerJoin(shares, and(eq(shares.siteId, guests.siteId), eq(shares.id, guests.shareId)))
    .where(and(eq(guests.tokenHash, tokenHash), gt(guests.expiresAt, now), works(now)))
  return row?.share ?? null
}

function works(now: number) {
  return and(isNull(shares.revokedAt), gt(shares.expiresAt, now))
}
