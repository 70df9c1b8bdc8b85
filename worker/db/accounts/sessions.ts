import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { members, sessions, users } from '#worker/db/schema/directory/people.ts'
import { sites } from '#worker/db/schema/directory/sites.ts'
import { auditEntry, commit, commitOwn, type Query } from '#worker/db/site/audit.ts'
import { unbroken } from './guard.ts'
import type { Membership, User } from './users.ts'

type SessionRow = typeof sessions.$inferSelect
export type NewSession = Omit<SessionRow, 'seenAt'>

/** A browser whose cookie was recognised. */
export interface KnownSession {
  id: string
  tokenHash: string
  user: User
  seenAt: number
  /** When its person last showed who they are, Unix milliseconds. */
  factorAt: number
  /** The site it looks at; null when the person does not belong to it (any more). */
  membership: Membership | null
}

/** A session unused for this long is over, whatever its end. */
export const IDLE_MS = 7 * 86_400_000

interface Begin {
  /** The site it begins with, whose log tells; null for a person without one. */
  db: ActingDirectory | null
  /** The hash of the token that the browser came with, or ''. */
  replaces: string
  /** What else changes by coming in, before the session begins: all of it or nothing. */
  along?: Query[]
}

/**
 * Opens a session for a browser, and ends the one that it had.
 * @returns false if a guard in `along` broke it off: nothing was changed
 */
export async function createSession(
  { orm }: Directory,
  session: NewSession,
  { db, replaces, along = [] }: Begin,
): Promise<boolean> {
  const end = orm.delete(sessions).where(eq(sessions.tokenHash, replaces))
  const begin = orm.insert(sessions).values({ ...session, seenAt: session.createdAt })
  const change = { action: 'session.began' as const, details: { way: session.way } }
  const entry = db ? [auditEntry(db, change)] : []
  return await unbroken(orm.batch([end, ...along, begin, ...entry]))
}

/** The session behind a cookie, or null if it is unknown, over or was idle for too long. */
export async function findSession(
  { orm }: Directory,
  tokenHash: string,
  now: number,
): Promise<KnownSession | null> {
  const [row] = await orm
    .select({ session: sessions, user: users, member: members, site: sites })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      members,
      and(eq(members.siteId, sessions.siteId), eq(members.userId, sessions.userId)),
    )
    .leftJoin(sites, eq(sites.id, members.siteId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, now - IDLE_MS),
      ),
    )
  if (!row) return null
  const { session, user, member, site } = row
  return {
    id: session.id,
    tokenHash,
    user,
    seenAt: session.seenAt,
    factorAt: session.factorAt,
    membership:
      member && site
        ? {
            siteId: site.id,
            key: site.key,
            name: site.name,
            role: member.role,
            comments: member.comments,
          }
        : null,
  }
}

/** Notes that a session was used. */
export async function touchSession(
  { orm }: Directory,
  tokenHash: string,
  now: number,
): Promise<void> {
  await orm.update(sessions).set({ seenAt: now }).where(eq(sessions.tokenHash, tokenHash))
}

/** A person's signed-in browsers, the latest first. */
export async function listSessions(
  { orm }: Directory,
  userId: string,
  now: number,
): Promise<SessionRow[]> {
  return await orm
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, now - IDLE_MS),
      ),
    )
    .orderBy(desc(sessions.seenAt), desc(sessions.createdAt))
}

/** Ends the session of a cookie, for somebody without a site. */
export async function deleteSession({ orm }: Directory, tokenHash: string): Promise<void> {
  await orm.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

/** Signs a browser out. */
export async function endSession(db: ActingDirectory, tokenHash: string): Promise<void> {
  await commit(db, { action: 'session.ended' }, [
    db.orm.delete(sessions).where(eq(sessions.tokenHash, tokenHash)),
  ])
}

/** Ends one session of a person by its name. @param db as `commitOwn` takes it */
export async function revokeSession(
  db: ActingDirectory | Directory,
  userId: string,
  id: string,
): Promise<void> {
  await commitOwn(db, { action: 'session.revoked', target: id }, [
    db.orm.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.id, id))),
  ])
}

/** Ends all sessions of a person but this one. @param db as `commitOwn` takes it */
export async function revokeOtherSessions(
  db: ActingDirectory | Directory,
  userId: string,
  tokenHash: string,
): Promise<void> {
  await commitOwn(db, { action: 'session.revoked', target: 'others' }, [
    otherSessions(db, userId, tokenHash),
  ])
}

/** The query of it, to stand in the batch of the change that asks for it. */
export function otherSessions({ orm }: Directory, userId: string, tokenHash: string) {
  return orm
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, tokenHash)))
}

/** Notes that a person has just shown who they are, on this browser. @param db as `commitOwn` takes it */
export async function confirmSession(
  db: ActingDirectory | Directory,
  tokenHash: string,
  now: number,
): Promise<void> {
  await commitOwn(db, { action: 'session.confirmed' }, [
    db.orm.update(sessions).set({ factorAt: now }).where(eq(sessions.tokenHash, tokenHash)),
  ])
}

/** Turns a session to another site; `db` is that site, so its log tells who came. */
export async function chooseSite(db: ActingDirectory, tokenHash: string): Promise<void> {
  await commit(db, { action: 'site.chosen' }, [
    db.orm.update(sessions).set({ siteId: db.siteId }).where(eq(sessions.tokenHash, tokenHash)),
  ])
}
