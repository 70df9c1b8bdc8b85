import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { keys } from '#worker/db/schema/directory/access.ts'
import { users } from '#worker/db/schema/directory/people.ts'
import { commit, type Named } from './audit.ts'

export type Key = typeof keys.$inferSelect
/** A key and its maker's name; null for one who has no account here, and for a site's first key. */
export type ListedKey = Key & { maker: string | null }

/** Stores a key; of a secret one only the hash is given. */
export async function createKey(
  db: ActingDirectory,
  key: Omit<Key, 'siteId' | 'createdAt' | 'usedAt' | 'revokedAt' | 'madeBy'>,
): Promise<ListedKey> {
  const { actor, siteId } = db
  const madeBy = actor.kind === 'user' ? actor.id : null
  const row = { ...key, siteId, createdAt: actor.now, usedAt: null, revokedAt: null, madeBy }
  const details = { kind: key.kind, name: key.name, scopes: key.scopes }
  await commit(db, { action: 'key.made', target: key.id, details }, [
    db.orm.insert(keys).values(row),
  ])
  return { ...row, maker: actor.name }
}

/** The site's keys, newest first, revoked ones too. */
export async function listKeys(db: SiteDirectory): Promise<ListedKey[]> {
  const rows = await db.orm
    .select({ key: keys, maker: users.name })
    .from(keys)
    .leftJoin(users, eq(users.id, keys.madeBy))
    .where(eq(keys.siteId, db.siteId))
    .orderBy(desc(keys.createdAt), desc(keys.id))
  return rows.map(({ key, maker }) => ({ ...key, maker }))
}

/** The key under this lookup, also one that has ended, or null. */
export async function findKey({ orm }: Directory, lookup: string): Promise<Key | null> {
  const [key] = await orm.select().from(keys).where(eq(keys.lookup, lookup))
  return key ?? null
}

/** The key that works now under this lookup, or null. @param now Unix milliseconds */
export async function findWorkingKey(
  directory: Directory,
  lookup: string,
  now: number,
): Promise<Key | null> {
  const key = await findKey(directory, lookup)
  return key && endOfKey(key, now) === null ? key : null
}

/** Why a key works no more; null while it does. @param now Unix milliseconds */
export function endOfKey({ revokedAt, expiresAt }: Key, now: number): 'revoked' | 'expired' | null {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : null
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
export async function revokeKey(db: ActingDirectory, { id, name }: Named): Promise<void> {
  await commit(db, { action: 'key.revoked', target: id, details: { name } }, [
    db.orm
      .update(keys)
      .set({ revokedAt: db.actor.now })
      .where(and(eq(keys.siteId, db.siteId), eq(keys.id, id), isNull(keys.revokedAt))),
  ])
}
