import type { Context } from 'hono'
import type { LinkView } from '#contract/accounts/accounts.ts'
import { listAccounts } from '#worker/db/accounts/addresses.ts'
import {
  findLink,
  findOldLink,
  usingLink,
  type Link,
  type LinkUse,
} from '#worker/db/accounts/links.ts'
import { joiningSite, makingUser, type User } from '#worker/db/accounts/users.ts'
import { siteDirectory } from '#worker/db/connect.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { AppError } from '#worker/errors.ts'
import { personOf } from '#worker/http/actor.ts'
import { readCookie } from '#worker/http/cookies.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { noteRefusedSignIn } from '#worker/http/refusals.ts'
import { startSession } from '#worker/http/session.ts'
import { hashToken, newId } from '#worker/secrets/hash.ts'
import { tellOfSite } from './mail.ts'
import { proving } from './proving.ts'

/** A link that somebody holds, with its address. */
type OpenLink = Link & { email: string }

/** Whom a link lets in, and what that changes. */
interface Opened {
  user: User
  /** The site to look at first. */
  siteId: number | undefined
  queries: Query[]
}

/**
 * Tells what a link opens, without using it up: a program that looks at mails may follow it.
 * @throws AppError `unauthenticated` if it is over, `other_browser` if it was asked for elsewhere
 */
export async function lookAtLink(c: Context<AppEnv>, token: string): Promise<LinkView> {
  const { link } = await findOpenLink(c, token)
  const { email, siteId } = link
  const site = siteId === null ? null : await ownSite(siteDirectory(directoryOf(c), siteId))
  const here = (await personOf(c))?.person?.user.email ?? null
  return { email, site: site?.name ?? null, signedIn: here === email ? null : here }
}

/**
 * Signs this browser in by a link. The link, the account, the site and the session are one change.
 * @throws AppError as `lookAtLink` does
 */
export async function openLink(c: Context<AppEnv>, token: string): Promise<void> {
  const { link, use } = await findOpenLink(c, token)
  const opened =
    link.purpose === 'invitation' && !link.proves
      ? await byHand(c, link, use.now)
      : await byProof(c, link, use.now)
  if (!opened) throw linkIsOver()
  const { user, siteId, queries } = opened
  const along = [...usingLink(directoryOf(c), use, [link.purpose]), ...queries]
  if (!(await startSession(c, { user, way: 'link', siteId, along }))) throw linkIsOver()
  if (link.siteId !== null && !link.proves) tellOfSite(c, user.email, link.siteId)
}

/** What this deployment says of a link that opens nothing. */
export function linkIsOver(): AppError {
  return new AppError(
    'unauthenticated',
    'This link was used or is too old. Ask an owner for a new one, or run `npm run signin-link`.',
  )
}

async function findOpenLink(
  c: Context<AppEnv>,
  token: string,
): Promise<{ link: OpenLink; use: LinkUse }> {
  const use = { tokenHash: await hashToken(token), now: Date.now() }
  const link = await findLink(directoryOf(c), use, ['sign-in', 'invitation'])
  if (!link?.email) {
    await noteRefusedLink(c, await findOldLink(directoryOf(c), use.tokenHash), 'over')
    throw linkIsOver()
  }
  const asked = readCookie(c, 'wf_asked')
  if (link.browserHash !== null && (!asked || (await hashToken(asked)) !== link.browserHash)) {
    await noteRefusedLink(c, link, 'other browser')
    throw new AppError(
      'other_browser',
      'This link opens only in the browser that asked for it. Open it there, or ask here for a new one.',
    )
  }
  return { link: { ...link, email: link.email }, use }
}

/** Tells the sites that a link would have opened. A used one is gone, and tells nothing. */
async function noteRefusedLink(
  c: Context<AppEnv>,
  link: Link | null,
  reason: 'over' | 'other browser',
): Promise<void> {
  if (!link?.email) return
  const accounts = await listAccounts(directoryOf(c), link.email)
  const id = accounts[0]?.id ?? link.id
  const sites = accounts.flatMap((account) => account.sites)
  if (link.siteId !== null) sites.push(link.siteId)
  await noteRefusedSignIn(c, { id, name: link.email, sites, way: 'link', reason })
}

/**
 * An invitation that its inviter has seen proves nothing: it makes an account of that one site, a new
 * one each time, unless the address's own person is signed in here.
 */
async function byHand(c: Context<AppEnv>, link: OpenLink, now: number): Promise<Opened> {
  const siteId = link.siteId ?? undefined
  const known = (await personOf(c))?.person?.user
  if (known?.email === link.email && known.provedAt !== null)
    return { user: known, siteId, queries: joining(c, { link, user: known, now }) }
  const user = newUser({ email: link.email, homeSiteId: link.siteId ?? 0, now })
  const queries = [makingUser(directoryOf(c), user), ...joining(c, { link, user, now })]
  return { user, siteId, queries }
}

/** Whoever opens a link that only the mailbox or the command line has seen has the address. */
async function byProof(c: Context<AppEnv>, link: OpenLink, now: number): Promise<Opened | null> {
  const { email } = link
  const accounts = await listAccounts(directoryOf(c), email)
  const isInvited = link.purpose === 'invitation'
  const user = accounts[0] ?? (isInvited ? newUser({ email, homeSiteId: 0, now }) : null)
  if (!user) return null
  const proved = proving(c, { keeper: user, accounts, now })
  const queries = isInvited ? [...proved, ...joining(c, { link, user, now })] : proved
  return { user, siteId: link.siteId ?? accounts.flatMap(({ sites }) => sites)[0], queries }
}

function newUser({ email, homeSiteId, now }: { email: string; homeSiteId: number; now: number }) {
  const name = email.slice(0, email.indexOf('@'))
  return { id: newId(), email, name, createdAt: now, homeSiteId, provedAt: null }
}

function joining(
  c: Context<AppEnv>,
  { link, user, now }: { link: OpenLink; user: User; now: number },
): Query[] {
  if (!link.siteId || !link.role) throw new Error('An invitation without a site or role')
  const stamp = { kind: 'user', id: user.id, name: user.name, now } as const
  const member = { user, role: link.role, comments: link.comments }
  return joiningSite(enteredSite(c, link.siteId, stamp), member)
}
