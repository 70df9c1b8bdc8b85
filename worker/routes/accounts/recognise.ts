import type { Context } from 'hono'
import type { CreatedCredential, PresentedCredential } from '#contract/accounts/passkeys.ts'
import {
  answerChallenge,
  findPasskey,
  usePasskey,
  type KnownPasskey,
} from '#worker/db/accounts/passkeys.ts'
import { listMemberships, type User } from '#worker/db/accounts/users.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { noteRefusedSignIn } from '#worker/http/refusals.ts'
import { challengeOf, partyOf, verifyPresented } from '#worker/http/passkeys.ts'
import { readChallenge } from '#worker/secrets/challenge.ts'

/** A challenge of ours that has not ended. */
export interface Challenge {
  challenge: string
  /** Unix milliseconds. */
  expiresAt: number
}

/**
 * The challenge that a credential answers; null if it is none of ours, over, or made for another.
 * @param userId whose passkey is added; '' at sign-in
 */
export async function openChallenge(
  c: Context<AppEnv>,
  credential: CreatedCredential | PresentedCredential,
  userId: string,
): Promise<Challenge | null> {
  const challenge = challengeOf(credential)
  if (challenge === null) return null
  const expiresAt = await readChallenge(c.env.WAYFELT_SECRET, challenge, userId)
  return expiresAt === null || expiresAt <= Date.now() ? null : { challenge, expiresAt }
}

interface Presented {
  known: KnownPasskey
  asked: Challenge
  credential: PresentedCredential
}

/** Whose passkey this is, or null if anything about it is wrong. It answers its challenge, once. */
export async function recognise(
  c: Context<AppEnv>,
  credential: PresentedCredential,
): Promise<User | null> {
  const directory = directoryOf(c)
  const asked = await openChallenge(c, credential, '')
  const known = await findPasskey(directory, credential.id)
  if (!known) return null
  const { user } = known
  if (asked && (await isProved(c, { known, asked, credential }))) return user
  const sites = (await listMemberships(directory, user.id)).map(({ siteId }) => siteId)
  const { id, name } = user
  await noteRefusedSignIn(c, { id, name, sites, way: 'passkey', reason: 'not proved' })
  return null
}

/** Whether the holder of a passkey has it, and answered the challenge just now. */
async function isProved(
  c: Context<AppEnv>,
  { known, asked, credential }: Presented,
): Promise<boolean> {
  const directory = directoryOf(c)
  const use = await verifyPresented(partyOf(c), known, { challenge: asked.challenge, credential })
  if (!use || !(await answerChallenge(directory, { ...asked, userId: null }))) return false
  return await usePasskey(directory, { id: known.id, ...use, now: Date.now() })
}
