import { Hono } from 'hono'
import { chooseSiteSchema, type Session } from '#contract/accounts/accounts.ts'
import { chooseSite, deleteSession, endSession } from '#worker/db/accounts/sessions.ts'
import { listMemberships } from '#worker/db/accounts/users.ts'
import { AppError } from '#worker/errors.ts'
import { asPerson, personOf, recognised } from '#worker/http/actor.ts'
import { readCookie, takeCookie } from '#worker/http/cookies.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken } from '#worker/secrets/hash.ts'
import { readJson } from '#worker/http/validate.ts'

/** The session of this browser: who, which site, and what may be done there. */
export const session = new Hono<AppEnv>()
  .get('/session', recognised, asPerson, async (c) => {
    const { user, membership } = c.get('person')
    const memberships = await listMemberships(directoryOf(c), user.id)
    return c.json({
      user: { id: user.id, email: user.email, name: user.name },
      site: membership && { key: membership.key, name: membership.name },
      role: membership?.role ?? null,
      permissions: c.get('actor').permissions,
      sites: memberships.map(({ key, name, role }) => ({ key, name, role })),
    } satisfies Session)
  })
  .put('/session/site', recognised, asPerson, async (c) => {
    const { key } = await readJson(c.req.raw, chooseSiteSchema, 1024)
    const { user, tokenHash } = c.get('person')
    const memberships = await listMemberships(directoryOf(c), user.id)
    const chosen = memberships.find((membership) => membership.key === key)
    if (!chosen) throw new AppError('not_found', 'This is not one of your sites.')
    await chooseSite(enteredSite(c, chosen.siteId, c.get('actor').stamp), tokenHash)
    return c.body(null, 204)
  })
  .delete('/session', async (c) => {
    const token = readCookie(c, 'wf_session')
    takeCookie(c, 'wf_session')
    if (!token) return c.body(null, 204)
    const tokenHash = await hashToken(token)
    const known = await personOf(c)
    if (known?.siteId) await endSession(enteredSite(c, known.siteId, known.stamp), tokenHash)
    else await deleteSession(directoryOf(c), tokenHash)
    return c.body(null, 204)
  })
