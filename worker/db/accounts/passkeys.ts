import { and, asc, eq, lt } from 'drizzle-orm'
import type { PasskeyList } from '#contract/accounts/accounts.ts'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { challenges, passkeys, users } from '#worker/db/schema/directory/people.ts'
import { commitOwn, type Named } from '#worker/db/site/audit.ts'
import { otherSessions } from './sessions.ts'
import type { User } from './users.ts'

type PasskeyItem = PasskeyList['passkeys'][number]

/** What an authenticator told of a new passkey. */
export interface NewPasskey {
  /** Base64url. */
  id: string
  /** COSE. */
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: string[]
  backedUp: boolean
}

/** A passkey that somebody signs in with, and whose it is. */
export interface KnownPasskey {
  id: string
  name: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  user: User
}

/**
 * Notes that a challenge was answered, until it is over.
 * @param answered `userId` is whose passkey was added; null at sign-in
 * @returns false if it was answered before
 */
export async function answerChallenge(
  { orm }: Directory,
  answered: { challenge: string; userId: string | null; expiresAt: number },
): Promise<boolean> {
  const noted = await orm
    .insert(challenges)
    .values(answered)
    .onConflictDoNothing()
    .returning({ challenge: challenges.challenge })
  return noted.length > 0
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(
  { orm }: Directory,
  userId: string,
): Promise<(PasskeyItem & { transports: string[] })[]> {
  return await orm
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      usedAt: passkeys.usedAt,
      backedUp: passkeys.backedUp,
      transports: passkeys.transports,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
}

/** A passkey by its credential id, or null. */
export async function findPasskey({ orm }: Directory, id: string): Promise<KnownPasskey | null> {
  const [row] = await orm
    .select({ passkey: passkeys, user: users })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.id, id))
  if (!row) return null
  const { name, publicKey, counter } = row.passkey
  return { id, name, publicKey: new Uint8Array(publicKey), counter, user: row.user }
}

/**
 * Notes that a passkey was used. Written where reads may lag behind, so it is also the last check.
 * @param use `counter` must be above the last one, unless the authenticator does not count
 * @returns false if the passkey is gone, or another use has overtaken this one
 */
export async function usePasskey(
  { orm }: Directory,
  { id, counter, backedUp, now }: { id: string; counter: number; backedUp: boolean; now: number },
): Promise<boolean> {
  const used = await orm
    .update(passkeys)
    .set({ counter, backedUp, usedAt: now })
    .where(
      and(
        eq(passkeys.id, id),
        counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter),
      ),
    )
    .returning({ id: passkeys.id })
  return used.length > 0
}

/** Gives a person another passkey, and ends all their sessions but this one. */
export async function addPasskey(
  db: ActingDirectory | Directory,
  session: { user: User; tokenHash: string },
  passkey: NewPasskey & { name: string; createdAt: number },
): Promise<PasskeyItem> {
  const { id, name, backedUp, createdAt } = passkey
  const userId = session.user.id
  await commitOwn(db, { action: 'passkey.added', target: id, details: { name } }, [
    db.orm.insert(passkeys).values({ ...passkey, userId }),
    otherSessions(db, userId, session.tokenHash),
  ])
  return { id, name, createdAt, usedAt: null, backedUp }
}

/** Gives a person's passkey another name. */
export async function renamePasskey(
  db: ActingDirectory | Directory,
  userId: string,
  { id, name }: Named,
): Promise<void> {
  await commitOwn(db, { action: 'passkey.renamed', target: id, details: { name } }, [
    db.orm.update(passkeys).set({ name }).where(thatPasskey(userId, id)),
  ])
}

/** Takes a passkey away, and ends all sessions of the person but this one. */
export async function removePasskey(
  db: ActingDirectory | Directory,
  session: { user: User; tokenHash: string },
  { id, name }: Named,
): Promise<void> {
  await commitOwn(db, { action: 'passkey.removed', target: id, details: { name } }, [
    db.orm.delete(passkeys).where(thatPasskey(session.user.id, id)),
    otherSessions(db, session.user.id, session.tokenHash),
  ])
}

function thatPasskey(userId: string, id: string) {
  return and(eq(passkeys.userId, userId), eq(passkeys.id, id))
}
