import { Hono, type Context } from 'hono'
import {
  linkTokenSchema,
  mailLinkSchema,
  signInSchema,
  type LinkView,
  type SignInWays,
} from '#contract/accounts/accounts.ts'
import { listAccounts } from '#worker/db/accounts/addresses.ts'
import { firstOwner } from '#worker/db/accounts/users.ts'
import { AppError } from '#worker/errors.ts'
import { accessEmail } from '#worker/http/access-email.ts'
import { giveCookie, readCookie } from '#worker/http/cookies.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import { startSession } from '#worker/http/session.ts'
import { readJson } from '#worker/http/validate.ts'
import { newToken } from '#worker/secrets/hash.ts'
import { canMail, MAILED_LINK_MS, mailSignInLink } from './mail.ts'
import { lookAtLink, openLink } from './open-link.ts'
import { proving } from './proving.ts'
import { codeState } from './set-up-code.ts'

const BODY_BYTES = 2048

/** The ways in that need nobody to be known yet; passkeys and setting up have files of their own. */
export const signIn = new Hono<AppEnv>()
  .get('/sign-in', async (c) => {
    const [vouched, owner] = await Promise.all([accessEmail(c), firstOwner(directoryOf(c))])
    const setUp = owner ? 'done' : codeState(c.env)
    const ways = { mail: canMail(c.env), access: vouched !== null, setUp } as const
    return c.json(ways satisfies SignInWays)
  })
  .post('/sign-in', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const { token } = await readJson(c.req.raw, signInSchema, BODY_BYTES)
    await openLink(c, token)
    return c.body(null, 204)
  })
  .post('/sign-in/look', async (c) => {
    await limitTries(c, 'look', addressOf(c))
    const { token } = await readJson(c.req.raw, signInSchema, BODY_BYTES)
    return c.json((await lookAtLink(c, token)) satisfies LinkView)
  })
  .post('/sign-in/link', async (c) => {
    const address = addressOf(c)
    await limitTries(c, 'signIn', address)
    const { email } = await readJson(c.req.raw, mailLinkSchema, BODY_BYTES)
    // By both: a stranger uses up what is theirs, and the person still gets a link.
    await limitTries(c, 'mailedLink', `${address} ${email}`)
    await limitTries(c, 'mailbox', email)
    const browser = rememberBrowser(c)
    // Nobody waits for it, so known and unknown addresses take the same time.
    c.executionCtx.waitUntil(mailSignInLink(c, { email, browser }))
    return c.body(null, 202)
  })
  .post('/sign-in/access', async (c) => {
    await limitTries(c, 'signIn', addressOf(c))
    const vouched = await accessEmail(c)
    const accounts = vouched ? await listAccounts(directoryOf(c), vouched.email) : []
    const [user] = accounts
    if (!vouched || !user)
      throw new AppError(
        'unauthenticated',
        'Cloudflare Access does not vouch for an account here. Ask an owner to invite you.',
      )
    const along = proving(c, { keeper: user, accounts, now: Date.now() })
    const { until, since: factorAt } = vouched
    const siteId = accounts.flatMap(({ sites }) => sites)[0]
    const entrance = { user, way: 'access', siteId, until, factorAt, along } as const
    if (!(await startSession(c, entrance)))
      throw new AppError(
        'busy',
        'This account is being changed right now. Send the same request again.',
      )
    return c.body(null, 204)
  })

/** The cookie that a mailed link is bound to; kept, so that an older link still opens. */
function rememberBrowser(c: Context<AppEnv>): string {
  const known = linkTokenSchema.safeParse(readCookie(c, 'wf_asked'))
  const token = known.success ? known.data : newToken()
  giveCookie(c, 'wf_asked', { token, forMs: MAILED_LINK_MS })
  return token
}
