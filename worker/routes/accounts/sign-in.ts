import { Hono, type Context } from 'hono'
import {
  mailLinkSchema,
  setUpSchema,
  signInSchema,
  type SignInWays,
} from '#contract/accounts/accounts.ts'
import { consumeLink, findLink, type Link } from '#worker/db/accounts/links.ts'
import { listPasskeys } from '#worker/db/accounts/passkeys.ts'
import {
  addMember,
  ensureUser,
  findUser,
  firstOwner,
  listMemberships,
  type User,
} from '#worker/db/accounts/users.ts'
import type { Directory } from '#worker/db/connect.ts'
import { listSites } from '#worker/db/site/sites.ts'
import { AppError } from '#worker/errors.ts'
import { personOf } from '#worker/http/actor.ts'
import { accessEmail } from '#worker/http/access-email.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken, newId } from '#worker/secrets/hash.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import { canMail, mailSignInLink } from '#worker/routes/accounts/mail.ts'
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
    const directory = directoryOf(c)
    const use = { tokenHash: await hashToken(token), now: Date.now() }
    const link = await findLink(directory, use, ['sign-in', 'invitation'])
    if (!link?.email) throw linkIsOver()
    const known = await findUser(directory, link.email)
    if (link.purpose === 'sign-in' && !known) throw linkIsOver()
    if (link.purpose === 'invitation' && known && !(await isBare(directory, known)))
      await mustBe(c, known)
    if (!(await consumeLink(directory, use, [link.purpose]))) throw linkIsOver()
    const user = known ?? (await newUser(directory, link.email, use.now))
    if (link.purpose === 'invitation') await join(c, { link, user, now: use.now })
    await startSession(c, { user, way: 'link', ...(link.siteId ? { siteId: link.siteId } : {}) })
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
    const user = vouched ? await findUser(directoryOf(c), vouched.email) : null
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
    const directory = directoryOf(c)
    const now = Date.now()
    if (await firstOwner(directory)) throw linkIsOver()
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
      await addMember(enteredSite(c, siteId, stamp), {
        user,
        role: 'owner',
        comments: true,
      })
    await startSession(c, { user, way: 'link' })
    return c.body(null, 204)
  })

/**
 * Whether an account opens nothing and knows no way in: of somebody who left their only site, or
 * whose first invitation broke off half-way. An invitation may open it as it would make a new one.
 */
async function isBare(directory: Directory, { id }: User): Promise<boolean> {
  const sites = await listMemberships(directory, id)
  return sites.length === 0 && (await listPasskeys(directory, id)).length === 0
}

/**
 * Whoever invites also holds the link. For an account that is in use it must therefore open
 * nothing: an owner of one site could come in as somebody of another. The link stays good.
 */
async function mustBe(c: Context<AppEnv>, user: User): Promise<void> {
  if ((await personOf(c))?.person?.user.id === user.id) return
  throw new AppError(
    'account_exists',
    'This address has an account already. Sign in with it first, then open the invitation again.',
  )
}

async function newUser(directory: Directory, email: string, now: number): Promise<User> {
  const user = { id: newId(), email, name: email.slice(0, email.indexOf('@')), createdAt: now }
  const kept = await ensureUser(directory, user)
  // Somebody else made the account in this very moment.
  if (kept.id !== user.id) throw linkIsOver()
  return kept
}

async function join(
  c: Context<AppEnv>,
  { link, user, now }: { link: Link; user: User; now: number },
): Promise<void> {
  if (!link.siteId || !link.role) throw new Error('An invitation without a site or role')
  const stamp = { kind: 'user', id: user.id, name: user.name, now } as const
  const member = { user, role: link.role, comments: link.comments }
  await addMember(enteredSite(c, link.siteId, stamp), member, { endsSessions: true })
}

function linkIsOver(): AppError {
  return new AppError(
    'unauthenticated',
    'This link was used or is too old. Ask an owner for a new one, or run `npm run signin-link`.',
  )
}
