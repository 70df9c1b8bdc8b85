import { Hono } from 'hono'
import {
  mailLinkSchema,
  setUpSchema,
  signInSchema,
  type SignInWays,
} from '#contract/access/accounts.ts'
import { consumeLink, type Link } from '#worker/db/access/links.ts'
import { addMember, ensureUser, findUser, hasUsers } from '#worker/db/access/users.ts'
import { actingDb, openDirectory } from '#worker/db/connect.ts'
import { listSites } from '#worker/db/sites.ts'
import { AppError } from '#worker/errors.ts'
import { accessEmail } from '#worker/http/access.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken, newId } from '#worker/http/hash.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import { canMail, mailSignInLink } from '#worker/http/mail.ts'
import { startSession } from '#worker/http/session.ts'
import { readJson } from '#worker/http/validate.ts'
import { makeSite } from '#worker/routes/site/new-site.ts'

const BODY_BYTES = 2048

/** The ways in that need nobody to be known yet; passkeys have a file of their own. */
export const signIn = new Hono<AppEnv>()
  .get('/sign-in', async (c) => {
    const ways = { mail: canMail(c.env), access: (await accessEmail(c)) !== null }
    return c.json(ways satisfies SignInWays)
  })
  .post('/sign-in', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const { token } = await readJson(c.req.raw, signInSchema, BODY_BYTES)
    const directory = openDirectory(c.env.DB)
    const now = Date.now()
    const link = await consumeLink(directory, { tokenHash: await hashToken(token), now }, [
      'sign-in',
      'invitation',
    ])
    if (!link?.email) throw linkIsOver()
    const { email } = link
    if (link.purpose === 'invitation') {
      const user = await ensureUser(directory, {
        id: newId(),
        email,
        name: email.slice(0, email.indexOf('@')),
        createdAt: now,
      })
      await join(c.env.DB, { link, userId: user.id, name: user.name, now })
      await startSession(c, { user, way: 'link', ...(link.siteId ? { siteId: link.siteId } : {}) })
      return c.body(null, 204)
    }
    const user = await findUser(directory, email)
    if (!user) throw linkIsOver()
    await startSession(c, { user, way: 'link' })
    return c.body(null, 204)
  })
  .post('/sign-in/link', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const { email } = await readJson(c.req.raw, mailLinkSchema, BODY_BYTES)
    await limitTries(c, 'mailedLink', email)
    // Nobody waits for it, so known and unknown addresses take the same time.
    c.executionCtx.waitUntil(mailSignInLink(c, email))
    return c.body(null, 202)
  })
  .post('/sign-in/access', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const vouched = await accessEmail(c)
    const user = vouched ? await findUser(openDirectory(c.env.DB), vouched.email) : null
    if (!vouched || !user)
      throw new AppError(
        'unauthenticated',
        'Cloudflare Access does not vouch for an account here. Ask an owner to invite you.',
      )
    await startSession(c, { user, way: 'access', until: vouched.until })
    return c.body(null, 204)
  })
  .post('/set-up', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const body = await readJson(c.req.raw, setUpSchema, BODY_BYTES)
    const directory = openDirectory(c.env.DB)
    const now = Date.now()
    if (await hasUsers(directory)) throw linkIsOver()
    const known = await listSites(directory)
    if (known.length === 0 && !body.site)
      throw new AppError('invalid', 'Name the first site.', [
        { field: 'site', reason: 'must be given: there is no site yet' },
      ])
    const tokenHash = await hashToken(body.token)
    const link = await consumeLink(directory, { tokenHash, now }, ['set-up'])
    if (!link) throw linkIsOver()
    const { email, name } = body
    const user = await ensureUser(directory, { id: newId(), email, name, createdAt: now })
    const stamp = { kind: 'user', id: user.id, name, now } as const
    const siteIds =
      known.length > 0 || !body.site
        ? known.map((site) => site.id)
        : [(await makeSite(directory, { ...body.site, language: 'en', origins: [] }, now)).siteId]
    for (const siteId of siteIds)
      await addMember(actingDb(directory, siteId, stamp), {
        userId: user.id,
        role: 'owner',
        comments: true,
      })
    await startSession(c, { user, way: 'link' })
    return c.body(null, 204)
  })

async function join(
  d1: D1Database,
  { link, userId, name, now }: { link: Link; userId: string; name: string; now: number },
): Promise<void> {
  if (!link.siteId || !link.role) throw new Error('An invitation without a site or role')
  const db = actingDb(openDirectory(d1), link.siteId, { kind: 'user', id: userId, name, now })
  await addMember(db, { userId, role: link.role, comments: link.comments })
}

function linkIsOver(): AppError {
  return new AppError(
    'unauthenticated',
    'This link was used or is too old. Ask an owner for a new one, or run `npm run signin-link`.',
  )
}
