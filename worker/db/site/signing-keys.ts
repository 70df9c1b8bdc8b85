import { and, desc, eq, isNull } from 'drizzle-orm'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { signingKeys } from '#worker/db/schema/site/kept.ts'
import { commit } from './audit.ts'

export type SigningKey = typeof signingKeys.$inferSelect

/** The keys that the shop signs its tokens with, newest first. */
export async function listSigningKeys(db: SiteDb): Promise<SigningKey[]> {
  return await db.orm
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.siteId, db.siteId))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id))
}

/** Remembers that a signing key exists; its secret is derived from its name. */
export async function createSigningKey(db: ActingDb, id: string): Promise<SigningKey> {
  const row = { siteId: db.siteId, id, createdAt: db.actor.now, revokedAt: null }
  await commit(db, { action: 'signing-key.made', target: id }, [
    db.orm.insert(signingKeys).values(row),
  ])
  return row
}

/** Ends a signing key: tokens signed with it are no longer believed. */
export async function revokeSigningKey(db: ActingDb, id: string): Promise<void> {
  await commit(db, { action: 'signing-key.revoked', target: id }, [
    db.orm
      .update(signingKeys)
      .set({ revokedAt: db.actor.now })
      .where(
        and(
          eq(signingKeys.siteId, db.siteId),
          eq(signingKeys.id, id),
          isNull(signingKeys.revokedAt),
        ),
      ),
  ])
}
