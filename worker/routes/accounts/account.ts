import { Hono } from 'hono'
import {
  accountChangeSchema,
  accountEndSchema,
  type SessionList,
} from '#contract/accounts/accounts.ts'
import { listSessions, revokeOtherSessions, revokeSession } from '#worker/db/accounts/sessions.ts'
import { deleteUser, listMemberships, renameUser } from '#worker/db/accounts/users.ts'
import { AppError } from '#worker/errors.ts'
import { asPerson, freshly, personalDirectory } from '#worker/http/actor.ts'
import { takeCookie } from '#worker/http/cookies.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

/** A person's own account; passkeys have a file of their own. */
export const account = new Hono<AppEnv>()
  .patch('/account', asPerson, async (c) => {
    const { name } = await readJson(c.req.raw, accountChangeSchema, 1024)
    await renameUser(personalDirectory(c), c.get('person').user.id, name)
    return c.body(null, 204)
  })
  .delete('/account', asPerson, freshly, async (c) => {
    const { user } = c.get('person')
    const { email } = await readJson(c.req.raw, accountEndSchema, 1024)
    if (email !== user.email)
      throw new AppError('invalid', 'Name the account that is to be deleted.', [
        { field: 'email', reason: 'must be the address of the account' },
      ])
    const directory = directoryOf(c)
    const { stamp } = c.get('actor')
    const memberships = await listMemberships(directory, user.id)
    const sites = memberships.map(({ siteId }) => enteredSite(c, siteId, stamp))
    await deleteUser(directory, user, { sites, now: stamp.now })
    takeCookie(c, 'wf_session')
    return c.body(null, 204)
  })
  .get('/account/sessions', asPerson, async (c) => {
    const { user, id: current } = c.get('person')
    const rows = await listSessions(directoryOf(c), user.id, c.get('actor').stamp.now)
    const sessions = rows.map(({ id, device, way, createdAt, seenAt }) => ({
      id,
      device,
      way,
      createdAt,
      seenAt,
      current: id === current,
    }))
    return c.json({ sessions } satisfies SessionList)
  })
  .delete('/account/sessions', asPerson, async (c) => {
    const { user, tokenHash } = c.get('person')
    await revokeOtherSessions(personalDirectory(c), user.id, tokenHash)
    return c.body(null, 204)
  })
  .delete('/account/sessions/:id', asPerson, async (c) => {
    const { user } = c.get('person')
    const id = c.req.param('id')
    const own = await listSessions(directoryOf(c), user.id, c.get('actor').stamp.now)
    if (!own.some((session) => session.id === id))
      throw new AppError('not_found', 'There is no such session.')
    await revokeSession(personalDirectory(c), user.id, id)
    return c.body(null, 204)
  })
