import { and, eq, gt, lte } from 'drizzle-orm'
import { siteDb, type Directory, type SiteDb } from './connect.ts'
import { sessions, signinLinks } from './schema/access.ts'
import { sites } from './schema/map.ts'

/** Remembers a one-time sign-in link by its hash. Times are Unix milliseconds. */
export async function createSigninLink(
  db: SiteDb,
  tokenHash: string,
  expiresAt: number,
): Promise<void> {
  await db.orm.insert(signinLinks).values({ tokenHash, siteId: db.siteId, expiresAt })
}

/**
 * Uses up a sign-in link.
 * @returns the view of its site, or null if the link is unknown, used or expired
 */
export async function consumeSigninLink(
  directory: Directory,
  tokenHash: string,
  now: number,
): Promise<SiteDb | null> {
  const [link] = await directory.orm
    .delete(signinLinks)
    .where(and(eq(signinLinks.tokenHash, tokenHash), gt(signinLinks.expiresAt, now)))
    .returning({ siteId: signinLinks.siteId })
  return link ? siteDb(directory, link.siteId) : null
}

/** Opens a session for a browser. */
export async function createSession(
  db: SiteDb,
  session: { tokenHash: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await db.orm.insert(sessions).values({ siteId: db.siteId, ...session })
}

/** The site that a session may see, or null if it is unknown or over. */
export async function findSession(
  directory: Directory,
  tokenHash: string,
  now: number,
): Promise<SiteDb | null> {
  const [session] = await directory.orm
    .select({ siteId: sites.id })
    .from(sessions)
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now)))
  return session ? siteDb(directory, session.siteId) : null
}

/** Ends a session. */
export async function deleteSession(directory: Directory, tokenHash: string): Promise<void> {
  await directory.orm.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

/** Forgets links and sessions that are over. */
export async function forgetExpired(directory: Directory, now: number): Promise<void> {
  await directory.orm.batch([
    directory.orm.delete(signinLinks).where(lte(signinLinks.expiresAt, now)),
    directory.orm.delete(sessions).where(lte(sessions.expiresAt, now)),
  ])
}
