import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { PasskeyList } from '#contract/accounts/accounts.ts'
import type { ActingDirectory, Directory } from '#worker/db/connect.ts'
import { challenges, passkeys, users } from '#worker/db/schema/directory/people.ts'
import { commit, type Named } from '#worker/db/site/audit.ts'
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
 * Remembers a challenge until it is answered.
 * @param challenge `userId` is whose passkey is being added; null at sign-in
 */
export async function createChallenge(
  { orm }: Directory,
  challenge: { challenge: string; userId: string | null; expiresAt: number },
): Promise<void> {
  await orm.insert(challenges).values(challenge)
}

/**
 * Uses up a challenge, whatever comes of it.
 * @returns false if it is unknown, used, expired or was given for something else
 */
export async function consumeChallenge(
  { orm }: Directory,
  { challenge, userId, now }: { challenge: string; userId: string | null; now: number },
): Promise<boolean> {
  const used = await orm
    .delete(challenges)
    .where(
      and(
        eq(challenges.challenge, challenge),
        userId === null ? isNull(challenges.userId) : eq(challenges.userId, userId),
        gt(challenges.expiresAt, now),
      ),
    )
    .returning({ challenge: challenges.challenge })
  return used.length > 0
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
  db: ActingDirectory,
  session: { user: User; tokenHash: string },
  passkey: NewPasskey & { name: string },
): Promise<PasskeyItem> {
  const { id, name, backedUp } = passkey
  const userId = session.user.id
  const createdAt = db.actor.now
  await commit(db, { action: 'passkey.added', target: id, details: { name } }, [
    db.orm.insert(passkeys).values({ ...passkey, userId, createdAt }),
    otherSessions(db, userId, session.tokenHash),
  ])
  return { id, name, createdAt, usedAt: null, backedUp }
}

/** Gives a person's passkey another name. */
export async function renamePasskey(
  db: ActingDirectory,
  userId: string,
  { id, name }: Named,
): Promise<void> {
  await commit(db, { action: 'passkey.renamed', target: id, details: { name } }, [
    db.orm.update(passkeys).set({ name }).where(thatPasskey(userId, id)),
  ])
}

/** Takes a passkey away, and ends all sessions of the person but this one. */
export async function removePasskey(
  db: ActingDirectory,
  session: { user: User; tokenHash: string },
  { id, name }: Named,
): Promise<void> {
  await commit(db, { action: 'passkey.removed', target: id, details: { name } }, [
    db.orm.delete(passkeys).where(thatPasskey(session.user.id, id)),
    otherSessions(db, session.user.id, session.tokenHash),
  ])
}

function thatPasskey(userId: string, id: string) {
  return and(eq(passkeys.userId, userId), eq(passkeys.id, id))
}
