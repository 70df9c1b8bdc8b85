import { and, desc, eq, exists, gt, inArray, notExists, sql } from 'drizzle-orm'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { links } from '#worker/db/schema/directory/people.ts'
import { commit, type Named, type Query } from '#worker/db/site/audit.ts'
import { onlyIf } from './guard.ts'
import { makerStill } from './made-by.ts'

export type Link = typeof links.$inferSelect
type Purpose = Link['purpose']

/** A link as it is opened: by the hash of its token, at an instant. */
export interface LinkUse {
  tokenHash: string
  /** Unix milliseconds. */
  now: number
}

/**
 * Remembers a one-time link for signing in or setting up, by its hash.
 * @param link with a `browserHash` it opens in that browser only
 */
export async function createLink(
  { orm }: Directory,
  link: { tokenHash: string; id: string; createdAt: number; expiresAt: number } & (
    | { purpose: 'sign-in'; email: string; browserHash?: string }
    | { purpose: 'set-up' }
  ),
): Promise<void> {
  await orm.insert(links).values(link)
}

/** A link of the given purposes that can still be used, or null. */
export async function findLink(
  directory: Directory,
  use: LinkUse,
  purposes: Purpose[],
): Promise<Link | null> {
  const [link] = await directory.orm
    .select()
    .from(links)
    .where(thatLink(directory, use, purposes))
  return link ?? null
}

/** A link by its token, also one that cannot be used any more, or null. */
export async function findOldLink({ orm }: Directory, tokenHash: string): Promise<Link | null> {
  const [link] = await orm.select().from(links).where(eq(links.tokenHash, tokenHash))
  return link ?? null
}

/**
 * Uses up a link, for the batch of what it opens: breaks that off where the link was used before, so
 * it works once, and is not lost where what it opens fails.
 */
export function usingLink(directory: Directory, use: LinkUse, purposes: Purpose[]): Query[] {
  const { orm } = directory
  const one = { one: sql`1` }
  return [
    onlyIf(
      directory,
      exists(
        orm
          .select(one)
          .from(links)
          .where(thatLink(directory, use, purposes)),
      ),
    ),
    orm.delete(links).where(eq(links.tokenHash, use.tokenHash)),
  ]
}

/** The last instant that a Date can hold. */
const FOR_EVER = 8_640_000_000_000_000

/** Uses up a code that no link was made of, for the batch of what it opens: it works once, for ever. */
export function usingCode(directory: Directory, use: LinkUse & { id: string }): Query[] {
  const { orm } = directory
  const known = orm
    .select({ one: sql`1` })
    .from(links)
    .where(eq(links.tokenHash, use.tokenHash))
  const { tokenHash, id, now } = use
  const spent = { tokenHash, id, purpose: 'set-up' as const, createdAt: now, expiresAt: FOR_EVER }
  return [onlyIf(directory, notExists(known)), orm.insert(links).values(spent)]
}

/** Invites somebody to the site. An older invitation of the same address ends. */
export async function createInvitation(
  db: ActingDirectory,
  invitation: Pick<Link, 'tokenHash' | 'id' | 'role' | 'comments' | 'expiresAt' | 'proves'> & {
    email: string
  },
): Promise<void> {
  const { id, email, role } = invitation
  const row = {
    ...invitation,
    purpose: 'invitation' as const,
    siteId: db.siteId,
    createdAt: db.actor.now,
    madeBy: db.actor.kind === 'user' ? db.actor.id : null,
  }
  const change = { action: 'invitation.made' as const, target: id, details: { name: email, role } }
  await commit(db, change, [
    db.orm.delete(links).where(and(ofSite(db), eq(links.email, email))),
    db.orm.insert(links).values(row),
  ])
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(db: SiteDirectory, now: number): Promise<Link[]> {
  return await db.orm
    .select()
    .from(links)
    .where(and(ofSite(db), gt(links.expiresAt, now)))
    .orderBy(desc(links.createdAt))
}

/** Takes an invitation back. @param invitation its name is the address that was invited */
export async function withdrawInvitation(db: ActingDirectory, { id, name }: Named): Promise<void> {
  await commit(db, { action: 'invitation.withdrawn', target: id, details: { name } }, [
    db.orm.delete(links).where(and(ofSite(db), eq(links.id, id))),
  ])
}

function thatLink(directory: Directory, { tokenHash, now }: LinkUse, purposes: Purpose[]) {
  return and(
    eq(links.tokenHash, tokenHash),
    gt(links.expiresAt, now),
    inArray(links.purpose, purposes),
    makerStill(directory, { siteId: links.siteId, madeBy: links.madeBy }, ['owner']),
  )
}

function ofSite(db: SiteDirectory) {
  return and(eq(links.siteId, db.siteId), eq(links.purpose, 'invitation'))
}
