import { eq } from 'drizzle-orm'
import type { User } from '#worker/db/accounts/users.ts'
import type { Role } from '#contract/rights.ts'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { members, users } from '#worker/db/schema/directory/people.ts'

type NewUser = Pick<User, 'id' | 'email' | 'name' | 'createdAt'> & Partial<User>

/** The account of all sites of a proved address; makes it if there is none. */
export async function ensureUser({ orm }: Directory, user: NewUser): Promise<User> {
  await orm
    .insert(users)
    .values({ provedAt: user.createdAt, ...user })
    .onConflictDoNothing()
  const [known] = await orm.select().from(users).where(eq(users.email, user.email))
  if (!known) throw new Error('An account vanished while it was made')
  return known
}

/** Lets an account onto a site, past all invitations. Its sessions go on. */
export async function addMember(
  { orm, siteId, actor }: ActingDirectory,
  { user, role, comments }: { user: Pick<User, 'id'>; role: Role; comments: boolean },
): Promise<void> {
  const row = { siteId, userId: user.id, role, comments, createdAt: actor.now }
  await orm.insert(members).values(row).onConflictDoNothing()
}
