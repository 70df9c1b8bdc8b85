import { Hono } from 'hono'
import { passkeySignInSchema } from '#contract/accounts/passkeys.ts'
import { confirmSession } from '#worker/db/accounts/sessions.ts'
import { AppError } from '#worker/errors.ts'
import { asPerson, personalDirectory, recognised } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import { askToPresent, CHALLENGE_MS, partyOf } from '#worker/http/passkeys.ts'
import { startSession } from '#worker/http/session.ts'
import { readJson } from '#worker/http/validate.ts'
import { makeChallenge } from '#worker/secrets/challenge.ts'
import { recognise } from './recognise.ts'

const BODY_BYTES = 16_384

/** Signing in by passkey: no name is asked for, so none can be tried out. */
export const signInPasskey = new Hono<AppEnv>()
  .post('/sign-in/passkey/options', async (c) => {
    await limitTries(c, 'ceremony', addressOf(c))
    const expiresAt = Date.now() + CHALLENGE_MS
    const challenge = await makeChallenge(c.env.WAYFELT_SECRET, { userId: '', expiresAt })
    return c.json(await askToPresent(partyOf(c), challenge))
  })
  .post('/sign-in/passkey', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const { response } = await readJson(c.req.raw, passkeySignInSchema, BODY_BYTES)
    const user = await recognise(c, response)
    if (!user)
      throw new AppError(
        'unauthenticated',
        'This passkey does not open an account here. Try again, or sign in by a link.',
      )
    await startSession(c, { user, way: 'passkey' })
    return c.body(null, 204)
  })
  // Somebody who is signed in shows a passkey once more.
  .post('/session/factor', recognised, asPerson, async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const { response } = await readJson(c.req.raw, passkeySignInSchema, BODY_BYTES)
    const { user, tokenHash } = c.get('person')
    // Not 401: the session goes on, whatever is shown.
    if ((await recognise(c, response))?.id !== user.id)
      throw new AppError('forbidden', 'This passkey does not belong to your account.')
    await confirmSession(personalDirectory(c), tokenHash, Date.now())
    return c.body(null, 204)
  })
