import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { UserChange } from '#contract/site/team.ts'
import type { Role } from '#contract/words.ts'
import type { ActingDirectory, Directory, SiteDirectory } from '#worker/db/connect.ts'
import { members, sessions, users } from '#worker/db/schema/directory/people.ts'
import { sites } from '#worker/db/schema/directory/sites.ts'
import { AppError } from '#worker/errors.ts'
import { commit, type Named } from '#worker/db/site/audit.ts'

export type User = typeof users.$inferSelect

/** One person of a site. */
export interface Member extends User {
  role: Role
  comments: boolean
  /** Last call of any of their browsers, Unix milliseconds; null if never. */
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

/** The account of an e-mail address (in lower case), or null. */
export async function findUser({ orm }: Directory, email: string): Promise<User | null> {
  const [user] = await orm.select().from(users).where(eq(users.email, email))
  return user ?? null
}

/**
 * The account of an e-mail address; makes it if there is none. Two calls at once agree on one.
 * @param user `id` and `name` count only for a new account
 */
export async function ensureUser(directory: Directory, user: User): Promise<User> {
  await directory.orm.insert(users).values(user).onConflictDoNothing()
  const known = await findUser(directory, user.email)
  if (!known) throw new Error('An account vanished while it was made')
  return known
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
    .leftJoin(sessions, eq(sessions.userId, members.userId))
    .where(eq(members.siteId, db.siteId))
    .groupBy(members.userId)
    .orderBy(sql`${members.role} <> 'owner'`, sql`${users.name} collate nocase`)
  return rows
}

/**
 * Lets a person onto the site, or leaves them as they are if they belong to it already.
 * @param how `endsSessions`: whoever is signed in as them elsewhere must not come along
 */
export async function addMember(
  db: ActingDirectory,
  member: { user: Named; role: Role; comments: boolean },
  { endsSessions = false } = {},
): Promise<void> {
  const { user, role, comments } = member
  const row = { siteId: db.siteId, userId: user.id, role, comments, createdAt: db.actor.now }
  const details = { name: user.name, role }
  await commit(db, { action: 'user.joined', target: user.id, details }, [
    db.orm.insert(members).values(row).onConflictDoNothing(),
    ...(endsSessions ? [db.orm.delete(sessions).where(eq(sessions.userId, user.id))] : []),
  ])
}

/**
 * Changes what a person is on the site, and ends their sessions: none outlives its rights.
 * @throws AppError `conflict` for the only owner
 */
export async function changeMember(
  db: ActingDirectory,
  { id, name }: Named,
  change: UserChange,
): Promise<void> {
  const { role, comments } = change
  const columns = { ...(role && { role }), ...(comments !== undefined && { comments }) }
  const details = { name, ...columns }
  await keepingAnOwner(
    commit(db, { action: 'user.changed', target: id, details }, [
      db.orm.update(members).set(columns).where(thatMember(db, id)),
      db.orm.delete(sessions).where(eq(sessions.userId, id)),
    ]),
  )
}

/**
 * Takes a person off the site, and ends their sessions.
 * @throws AppError `conflict` for the only owner
 */
export async function removeMember(db: ActingDirectory, { id, name }: Named): Promise<void> {
  await keepingAnOwner(
    commit(db, { action: 'user.removed', target: id, details: { name } }, [
      db.orm.delete(members).where(thatMember(db, id)),
      db.orm.delete(sessions).where(eq(sessions.userId, id)),
    ]),
  )
}

/** Triggers refuse to take a site its last owner: nothing asked beforehand would hold in a race. */
async function keepingAnOwner(change: Promise<void>): Promise<void> {
  try {
    await change
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    if (!`${message} ${String(cause)}`.includes('a site keeps an owner')) throw error
    throw new AppError('conflict', 'This is the only owner. Make somebody else an owner first.')
  }
}

/** Gives a person another name. */
export async function renameUser(db: ActingDirectory, userId: string, name: string): Promise<void> {
  await commit(db, { action: 'account.changed', target: userId }, [
    db.orm.update(users).set({ name }).where(eq(users.id, userId)),
  ])
}

function thatMember(db: SiteDirectory, userId: string) {
  return and(eq(members.siteId, db.siteId), eq(members.userId, userId))
}
