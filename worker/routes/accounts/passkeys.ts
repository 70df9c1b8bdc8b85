import { Hono } from 'hono'
import { passkeyChangeSchema, type PasskeyList } from '#contract/accounts/accounts.ts'
import { newPasskeySchema } from '#contract/accounts/passkeys.ts'
import {
  addPasskey,
  answerChallenge,
  findPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  type KnownPasskey,
} from '#worker/db/accounts/passkeys.ts'
import type { Directory } from '#worker/db/connect.ts'
import { AppError } from '#worker/errors.ts'
import { asPerson, freshly, personalDirectory } from '#worker/http/actor.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { askToCreate, CHALLENGE_MS, partyOf, verifyCreated } from '#worker/http/passkeys.ts'
import { readJson } from '#worker/http/validate.ts'
import { makeChallenge } from '#worker/secrets/challenge.ts'
import { tellOfPasskey } from './mail.ts'
import { openChallenge } from './recognise.ts'

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
  .post('/account/passkeys/options', asPerson, freshly, async (c) => {
    const { user } = c.get('person')
    const known = await listPasskeys(directoryOf(c), user.id)
    refuseTooMany(known)
    const expiresAt = Date.now() + CHALLENGE_MS
    const challenge = await makeChallenge(c.env.WAYFELT_SECRET, { userId: user.id, expiresAt })
    return c.json(await askToCreate(partyOf(c), user, { challenge, known }))
  })
  .post('/account/passkeys', asPerson, freshly, async (c) => {
    const db = personalDirectory(c)
    const session = c.get('person')
    const { user } = session
    const { name, response } = await readJson(c.req.raw, newPasskeySchema, BODY_BYTES)
    refuseTooMany(await listPasskeys(db, user.id))
    const asked = await openChallenge(c, response, user.id)
    const passkey = asked && (await verifyCreated(partyOf(c), asked.challenge, response))
    if (!asked || !passkey || !(await answerChallenge(db, { ...asked, userId: user.id })))
      throw new AppError('invalid', 'The passkey could not be verified. Start again.', [
        { field: 'response', reason: 'does not answer a challenge of this account' },
      ])
    if (await findPasskey(db, passkey.id))
      throw new AppError('conflict', 'This passkey was added already.')
    const createdAt = c.get('actor').stamp.now
    const added = await addPasskey(db, session, { ...passkey, name, createdAt })
    tellOfPasskey(c, user.email, name)
    return c.json(added, 201)
  })
  .patch('/account/passkeys/:id', asPerson, async (c) => {
    const db = personalDirectory(c)
    const { user } = c.get('person')
    const { name } = await readJson(c.req.raw, passkeyChangeSchema, BODY_BYTES)
    const { id } = await ownPasskey(db, user.id, c.req.param('id'))
    await renamePasskey(db, user.id, { id, name })
    return c.body(null, 204)
  })
  .delete('/account/passkeys/:id', asPerson, freshly, async (c) => {
    const db = personalDirectory(c)
    const session = c.get('person')
    const passkey = await ownPasskey(db, session.user.id, c.req.param('id'))
    await removePasskey(db, session, passkey)
    return c.body(null, 204)
  })

function refuseTooMany(known: unknown[]): void {
  if (known.length >= MOST)
    throw new AppError('conflict', `You can have at most ${MOST} passkeys. Remove one first.`)
}

/** @throws AppError `not_found` for another person's passkey just as for none */
async function ownPasskey(directory: Directory, userId: string, id: string): Promise<KnownPasskey> {
  const passkey = await findPasskey(directory, id)
  if (passkey?.user.id !== userId) throw new AppError('not_found', 'There is no such passkey.')
  return passkey
}
