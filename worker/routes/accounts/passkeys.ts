import { Hono } from 'hono'
import { passkeyChangeSchema, type PasskeyList } from '#contract/accounts/accounts.ts'
import { newPasskeySchema } from '#contract/accounts/passkeys.ts'
import {
  addPasskey,
  consumeChallenge,
  createChallenge,
  findPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  type KnownPasskey,
} from '#worker/db/accounts/passkeys.ts'
import type { Directory } from '#worker/db/connect.ts'
import { AppError } from '#worker/errors.ts'
import { asPerson, ownDirectory } from '#worker/http/actor.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import {
  askToCreate,
  CHALLENGE_MS,
  challengeOf,
  partyOf,
  verifyCreated,
} from '#worker/http/passkeys.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 16_384
const MOST = 20

/** A signed-in person's own passkeys. */
export const passkeys = new Hono<AppEnv>()
  .get('/account/passkeys', asPerson, async (c) => {
    const list = await listPasskeys(directoryOf(c), c.get('person').user.id)
    const items = list.map(({ id, name, createdAt, usedAt, backedUp }) => ({
      id,
      name,
      createdAt,
      usedAt,
      backedUp,
    }))
    return c.json({ passkeys: items } satisfies PasskeyList)
  })
  .post('/account/passkeys/options', asPerson, async (c) => {
    const directory = directoryOf(c)
    const { user } = c.get('person')
    const known = await listPasskeys(directory, user.id)
    refuseTooMany(known)
    const options = await askToCreate(partyOf(c.req.raw), user, known)
    const { challenge } = options
    const expiresAt = Date.now() + CHALLENGE_MS
    await createChallenge(directory, { challenge, userId: user.id, expiresAt })
    return c.json(options)
  })
  .post('/account/passkeys', asPerson, async (c) => {
    const db = ownDirectory(c)
    const session = c.get('person')
    const { name, response } = await readJson(c.req.raw, newPasskeySchema, BODY_BYTES)
    refuseTooMany(await listPasskeys(db, session.user.id))
    const challenge = challengeOf(response)
    const use = { userId: session.user.id, now: db.actor.now }
    const asked = challenge !== null && (await consumeChallenge(db, { challenge, ...use }))
    const passkey = asked ? await verifyCreated(partyOf(c.req.raw), challenge, response) : null
    if (!passkey)
      throw new AppError('invalid', 'The passkey could not be verified. Start again.', [
        { field: 'response', reason: 'does not answer a challenge of this account' },
      ])
    if (await findPasskey(db, passkey.id))
      throw new AppError('conflict', 'This passkey was added already.')
    return c.json(await addPasskey(db, session, { ...passkey, name }), 201)
  })
  .patch('/account/passkeys/:id', asPerson, async (c) => {
    const db = ownDirectory(c)
    const { user } = c.get('person')
    const { name } = await readJson(c.req.raw, passkeyChangeSchema, BODY_BYTES)
    const { id } = await ownPasskey(db, user.id, c.req.param('id'))
    await renamePasskey(db, user.id, { id, name })
    return c.body(null, 204)
  })
  .delete('/account/passkeys/:id', asPerson, async (c) => {
    const db = ownDirectory(c)
    const session = c.get('person')
    const passkey = await ownPasskey(db, session.user.id, c.req.param('id'))
    await removePasskey(db, session, passkey)
    return c.body(null, 204)
  })

function refuseTooMany(known: unknown[]): void {
  if (known.length >= MOST)
    throw new AppError('conflict', `Nobody may have more than ${MOST} passkeys. Remove one first.`)
}

/** @throws AppError `not_found` for another person's passkey just as for none */
async function ownPasskey(directory: Directory, userId: string, id: string): Promise<KnownPasskey> {
  const passkey = await findPasskey(directory, id)
  if (passkey?.user.id !== userId) throw new AppError('not_found', 'There is no such passkey.')
  return passkey
}
