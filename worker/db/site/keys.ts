import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { ActingDb, Directory, SiteDb } from '#worker/db/connect.ts'
import { keys, signingKeys } from '#worker/db/schema/access.ts'
import { commit, type Named } from './audit.ts'

export type Key = typeof keys.$inferSelect
export type SigningKey = typeof signingKeys.$inferSelect

/** Stores a key; of a secret one only the hash is given. */
export async function createKey(
  db: ActingDb,
  key: Omit<Key, 'siteId' | 'createdAt' | 'usedAt' | 'revokedAt'>,
): Promise<Key> {
  const row = { ...key, siteId: db.siteId, createdAt: db.actor.now, usedAt: null, revokedAt: null }
  const details = { kind: key.kind, name: key.name, scopes: key.scopes }
  await commit(db, { action: 'key.made', target: key.id, details }, [
    db.orm.insert(keys).values(row),
  ])
  return row
}

/** The site's keys, newest first, revoked ones too. */
export async function listKeys(db: SiteDb): Promise<Key[]> {
  return await db.orm
    .select()
    .from(keys)
    .where(eq(keys.siteId, db.siteId))
    .orderBy(desc(keys.createdAt), desc(keys.id))
}

/** The key that works now under this lookup, or null. */
export async function findKey(
  { orm }: Directory,
  lookup: string,
  now: number,
): Promise<Key | null> {
  const [key] = await orm
    .select()
    .from(keys)
    .where(
      and(
        eq(keys.lookup, lookup),
        isNull(keys.revokedAt),
        or(isNull(keys.expiresAt), gt(keys.expiresAt, now)),
      ),
    )
  return key ?? null
}

/** Notes that a key was used, at most once in `everyMs`. */
export async function touchKey(
  { orm }: Directory,
  lookup: string,
  { now, everyMs }: { now: number; everyMs: number },
): Promise<void> {
  await orm
    .update(keys)
    .set({ usedAt: now })
    .where(and(eq(keys.lookup, lookup), or(isNull(keys.usedAt), lt(keys.usedAt, now - everyMs))))
}

/** Ends a key. */
export async function revokeKey(db: ActingDb, { id, name }: Named): Promise<void> {
  await commit(db, { action: 'key.revoked', target: id, details: { name } }, [
    db.orm
      .update(keys)
      .set({ revokedAt: db.actor.now })
      .where(and(eq(keys.siteId, db.siteId), eq(keys.id, id), isNull(keys.revokedAt))),
  ])
}

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
