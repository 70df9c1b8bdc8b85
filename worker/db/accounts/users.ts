import { and, asc, eq, max, notExists, sql } from 'drizzle-orm'
import type { UserChange } from '#contract/site/team.ts'
import type { Role } from '#contract/rights.ts'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { links, members, passkeys, sessions, users } from '#worker/db/schema/directory/people.ts'
import { sites } from '#worker/db/schema/directory/sites.ts'
import { AppError } from '#worker/errors.ts'
import { auditEntry, commit, commitOwn, type Named, type Query } from '#worker/db/site/audit.ts'
import { droppingBare } from './addresses.ts'
import { onlyIf } from './guard.ts'
import { endingAllMade, endingMade, type Made } from './made-by.ts'

export type User = typeof users.$inferSelect

/** One person of a site. */
export interface Member extends Pick<User, 'id' | 'email' | 'name' | 'createdAt'> {
  role: Role
  comments: boolean
  /** Last call of a browser that looks at the site, Unix milliseconds; null if none does. */
  seenAt: number | null
}

/** A site that a person belongs to. */
export interface Membership {
  siteId: number
  key: string
  name: string
  role: Role
  comments: boolean
}

/** The person who has owned a site for the longest time; null before the deployment is set up. */
export async function firstOwner({ orm }: Directory): Promise<User | null> {
  const [row] = await orm
    .select({ user: users })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.role, 'owner'))
    .orderBy(asc(members.createdAt))
    .limit(1)
  return row?.user ?? null
}

/** Breaks a batch off where a deployment has an owner already. */
export function noOwnerYet(directory: Directory): Query {
  const owners = directory.orm
    .select({ one: sql`1` })
    .from(members)
    .where(eq(members.role, 'owner'))
  return onlyIf(directory, notExists(owners))
}

/** Makes an account; to stand in the batch of what it is made for. */
export function makingUser({ orm }: Directory, user: User): Query {
  return orm.insert(users).values(user)
}

/** The sites of a person, oldest first. */
export async function listMemberships({ orm }: Directory, userId: string): Promise<Membership[]> {
  return await orm
    .select({
      siteId: members.siteId,
      key: sites.key,
      name: sites.name,
      role: members.role,
      comments: members.comments,
    })
    .from(members)
    .innerJoin(sites, eq(sites.id, members.siteId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.siteId))
}

/** The addresses that people of the site have proved to have, in lower case. */
export async function listProvedAddresses({ orm, siteId }: SiteDirectory): Promise<Set<string>> {
  const rows = await orm
    .select({ email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.siteId, siteId), eq(users.homeSiteId, 0)))
  return new Set(rows.map(({ email }) => email))
}

/** The people of the site, owners first, then by name. */
export async function listMembers(db: SiteDirectory): Promise<Member[]> {
  const rows = await db.orm
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      createdAt: members.createdAt,
      role: members.role,
      comments: members.comments,
      seenAt: max(sessions.seenAt),
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    // What they do on other sites is nothing to this one.
    .leftJoin(
      sessions,
      and(eq(sessions.userId, members.userId), eq(sessions.siteId, members.siteId)),
    )
    .where(eq(members.siteId, db.siteId))
    .groupBy(members.userId)
    .orderBy(sql`${members.role} <> 'owner'`, sql`${users.name} collate nocase`)
  return rows
}

/**
 * Lets a person onto the site, or leaves them as they are if they belong to it already. To stand in
 * the batch of what lets them in. Invitations of the same address to the site are over.
 */
export function joiningSite(
  db: ActingDirectory,
  { user, role, comments }: { user: User; role: Role; comments: boolean },
): Query[] {
  const row = { siteId: db.siteId, userId: user.id, role, comments, createdAt: db.actor.now }
  const details = { name: user.name, role }
  return [
    auditEntry(db, { action: 'user.joined', target: user.id, details }),
    db.orm.insert(members).values(row).onConflictDoNothing(),
    db.orm.delete(links).where(and(eq(links.siteId, db.siteId), eq(links.email, user.email))),
    // Whoever is signed in as them elsewhere must not come along.
    db.orm.delete(sessions).where(eq(sessions.userId, user.id)),
  ]
}

/**
 * Changes what a person is on the site, and ends their sessions there: none outlives its rights.
 * @param ends what they made and may make no longer
 * @throws AppError `conflict` for the only owner
 */
export async function changeMember(
  db: ActingDirectory,
  { id, name, ...before }: Named & Pick<Member, 'role' | 'comments'>,
  { change, ends }: { change: UserChange; ends: Made },
): Promise<void> {
  const { role = before.role, comments = before.comments } = change
  if (role === before.role && comments === before.comments) return
  const columns = { role, comments }
  const details = { name, role, comments, before: before.role, commentsBefore: before.comments }
  await keepingAnOwner(
    commit(db, { action: 'user.changed', target: id, details }, [
      db.orm.update(members).set(columns).where(thatMember(db, id)),
      ...endingMade(db, id, ends),
      endingSessionsHere(db, id),
    ]),
  )
}

/**
 * Takes a person off the site, and ends their sessions there and what they hold links of. An account
 * that opens nothing any more goes with it: nobody opens it again.
 * @throws AppError `conflict` for the only owner
 */
export async function removeMember(db: ActingDirectory, { id, name }: Named): Promise<void> {
  await keepingAnOwner(
    commit(db, { action: 'user.removed', target: id, details: { name } }, [
      db.orm.delete(members).where(thatMember(db, id)),
      ...endingMade(db, id, { shares: true, invitations: true }),
      endingSessionsHere(db, id),
      ...droppingBare(db, id),
    ]),
  )
}

function endingSessionsHere(db: ActingDirectory, userId: string) {
  return db.orm
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.siteId, db.siteId)))
}

/** Triggers refuse to take a site its last owner: nothing asked beforehand would hold in a race. */
async function keepingAnOwner(change: Promise<unknown>): Promise<void> {
  try {
    await change
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    if (!`${message} ${String(cause)}`.includes('a site keeps an owner')) throw error
    throw new AppError('conflict', 'This is the only owner. Make somebody else an owner first.')
  }
}

/** Gives a person another name. @param db the site they look at, whose log tells; null for none */
export async function renameUser(
  db: ActingDirectory | Directory,
  userId: string,
  name: string,
): Promise<void> {
  await commitOwn(db, { action: 'account.changed', target: userId }, [
    db.orm.update(users).set({ name }).where(eq(users.id, userId)),
  ])
}

/**
 * Deletes an account, with its passkeys and sessions, and takes it off its sites.
 * @param sites all that it belongs to, whose logs tell
 * @throws AppError `conflict` for the only owner of one
 */
export async function deleteUser(
  directory: Directory,
  { id, name, email }: User,
  { sites, now }: { sites: ActingDirectory[]; now: number },
): Promise<void> {
  const { orm } = directory
  const deleted = { action: 'account.deleted', target: id, details: { name } } as const
  await keepingAnOwner(
    orm.batch([
      orm.delete(passkeys).where(eq(passkeys.userId, id)),
      ...sites.map((db) => auditEntry(db, deleted)),
      ...endingAllMade(directory, id, now),
      orm.delete(sessions).where(eq(sessions.userId, id)),
      orm.delete(links).where(and(eq(links.email, email), eq(links.purpose, 'sign-in'))),
      orm.delete(members).where(eq(members.userId, id)),
      orm.delete(users).where(eq(users.id, id)),
    ]),
  )
}

function thatMember(db: SiteDirectory, userId: string) {
  return and(eq(members.siteId, db.siteId), eq(members.userId, userId))
}
