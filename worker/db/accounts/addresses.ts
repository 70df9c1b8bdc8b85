import { and, asc, eq, exists, inArray, ne, notExists, or, sql, type SQL } from 'drizzle-orm'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { keys, shares } from '#worker/db/schema/directory/access.ts'
import { links, members, passkeys, sessions, users } from '#worker/db/schema/directory/people.ts'
import { auditEntry, type Query } from '#worker/db/site/audit.ts'
import type { User } from './users.ts'

/*
 * An address is proved by a link that its inviter never sees, by Access, or by the command line. Until
 * then whoever invited it may have opened the account, so it belongs to that site alone.
 */

/** An account of an address, and the sites that it opens. */
export interface KnownAccount extends User {
  sites: number[]
}

/**
 * The accounts of an address (in lower case): the one of all sites first, then the oldest. One that
 * opens no site and knows no passkey is none: it is not opened again.
 */
export async function listAccounts(directory: Directory, email: string): Promise<KnownAccount[]> {
  const rows = await directory.orm
    .select({
      user: users,
      sites: sql<string>`(SELECT json_group_array(site_id) FROM members WHERE user_id = users.id)`,
    })
    .from(users)
    .where(and(eq(users.email, email), opensSomething(directory)))
    .orderBy(sql`${users.homeSiteId} <> 0`, asc(users.createdAt), asc(users.id))
  return rows.map(({ user, sites }) => ({ ...user, sites: JSON.parse(sites) as number[] }))
}

interface Proof {
  keeper: User
  accounts: KnownAccount[]
  logs: ActingDirectory[]
  /** Unix milliseconds. */
  now: number
}

/**
 * Makes the accounts of an address one, its own person's: all sites are gathered in `keeper`, and what
 * was made before the first proof opens nothing any more. To stand in the batch of what proved it.
 * @param proof `keeper` is one of `accounts`, or a new one where there are none; `logs` are of their
 *   sites, which are told
 */
export function provingAddress(
  directory: Directory,
  { keeper, accounts, logs, now }: Proof,
): Query[] {
  const { orm } = directory
  const { id, email, name } = keeper
  const isKnown = accounts.some((account) => account.id === id)
  if (isKnown && keeper.provedAt !== null && accounts.length === 1) return []
  const others = orm
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), ne(users.id, id)))
  return [
    ...(isKnown
      ? [
          gatherMembers(directory, id, sql`${others}`),
          orm.delete(members).where(inArray(members.userId, others)),
          // What they made ends with the rights of who they are now.
          orm.update(shares).set({ madeBy: id }).where(inArray(shares.madeBy, others)),
          orm.update(keys).set({ madeBy: id }).where(inArray(keys.madeBy, others)),
          orm.update(links).set({ madeBy: id }).where(inArray(links.madeBy, others)),
        ]
      : []),
    orm.delete(passkeys).where(inArray(passkeys.userId, others)),
    orm.delete(sessions).where(inArray(sessions.userId, others)),
    orm.delete(users).where(and(eq(users.email, email), ne(users.id, id))),
    ...(keeper.provedAt === null ? firstProof(directory, keeper, { isKnown, now }) : []),
    ...logs.map((log) =>
      auditEntry(log, { action: 'account.proved', target: id, details: { name } }),
    ),
  ]
}

/** Deletes an account that neither a site nor a passkey is left of; to stand in a batch. */
export function droppingBare({ orm }: Directory, userId: string): Query[] {
  const one = { one: sql`1` }
  const noSite = notExists(orm.select(one).from(members).where(eq(members.userId, userId)))
  const noPasskey = notExists(orm.select(one).from(passkeys).where(eq(passkeys.userId, userId)))
  const isLocal = exists(
    orm
      .select(one)
      .from(users)
      .where(and(eq(users.id, userId), ne(users.homeSiteId, 0))),
  )
  return [
    // Of an account that could belong to one site only, and does not.
    orm.delete(passkeys).where(and(eq(passkeys.userId, userId), noSite, isLocal)),
    orm.delete(sessions).where(and(eq(sessions.userId, userId), noSite, noPasskey)),
    orm.delete(users).where(and(eq(users.id, userId), noSite, noPasskey)),
  ]
}

/** Whether an account belongs to a site or has a passkey. */
function opensSomething({ orm }: Directory) {
  const one = { one: sql`1` }
  return or(
    exists(orm.select(one).from(members).where(eq(members.userId, users.id))),
    exists(orm.select(one).from(passkeys).where(eq(passkeys.userId, users.id))),
  )
}

/** An owner stays an owner, or a site could lose its only one. */
function gatherMembers({ orm }: Directory, id: string, others: SQL): Query {
  return orm
    .insert(members)
    .select(
      sql`SELECT site_id, ${id}, role, comments, created_at FROM members WHERE user_id IN ${others}`,
    )
    .onConflictDoUpdate({
      target: [members.siteId, members.userId],
      set: { role: 'owner' },
      setWhere: sql`excluded.role = 'owner'`,
    })
}

function firstProof(
  { orm }: Directory,
  { id, ...user }: User,
  { isKnown, now }: { isKnown: boolean; now: number },
): Query[] {
  const proved = { homeSiteId: 0, provedAt: now }
  if (!isKnown) return [orm.insert(users).values({ ...user, id, ...proved })]
  return [
    orm.delete(passkeys).where(eq(passkeys.userId, id)),
    orm.delete(sessions).where(eq(sessions.userId, id)),
    orm.update(users).set(proved).where(eq(users.id, id)),
  ]
}
