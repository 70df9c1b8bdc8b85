import { Hono } from 'hono'
import { passkeySignInSchema, type PresentedCredential } from '#contract/accounts/passkeys.ts'
import {
  consumeChallenge,
  createChallenge,
  findPasskey,
  usePasskey,
} from '#worker/db/accounts/passkeys.ts'
import type { User } from '#worker/db/accounts/users.ts'
import type { Directory } from '#worker/db/connect.ts'
import { AppError } from '#worker/errors.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import {
  askToPresent,
  CHALLENGE_MS,
  challengeOf,
  partyOf,
  verifyPresented,
  type Party,
} from '#worker/http/passkeys.ts'
import { startSession } from '#worker/http/session.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 16_384

/** Signing in by passkey: no name is asked for, so none can be tried out. */
export const signInPasskey = new Hono<AppEnv>()
  .post('/sign-in/passkey/options', async (c) => {
    await limitTries(c, 'ceremony', addressOf(c))
    const options = await askToPresent(partyOf(c.req.raw))
    const { challenge } = options
    const expiresAt = Date.now() + CHALLENGE_MS
    await createChallenge(directoryOf(c), { challenge, userId: null, expiresAt })
    return c.json(options)
  })
  .post('/sign-in/passkey', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const { response } = await readJson(c.req.raw, passkeySignInSchema, BODY_BYTES)
    const user = await recognise(directoryOf(c), partyOf(c.req.raw), response)
    if (!user)
      throw new AppError(
        'unauthenticated',
        'This passkey does not open an account here. Try again, or sign in by a link.',
      )
    await startSession(c, { user, way: 'passkey' })
    return c.body(null, 204)
  })

/** Whose passkey this is, or null if anything about it is wrong. The challenge is used up first. */
async function recognise(
  directory: Directory,
  party: Party,
  credential: PresentedCredential,
): Promise<User | null> {
  const challenge = challengeOf(credential)
  const now = Date.now()
  const asked =
    challenge !== null && (await consumeChallenge(directory, { challenge, userId: null, now }))
  const known = asked ? await findPasskey(directory, credential.id) : null
  if (!asked || !known) return null
  const use = await verifyPresented(party, known, { challenge, credential })
  const { id, user } = known
  return use && (await usePasskey(directory, { id, ...use, now })) ? user : null
}
