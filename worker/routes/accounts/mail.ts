import type { Context } from 'hono'
import { listAccounts } from '#worker/db/accounts/addresses.ts'
import { createLink } from '#worker/db/accounts/links.ts'
import { siteDirectory } from '#worker/db/connect.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import {
  invitationMail,
  newPasskeyMail,
  newSiteMail,
  signInMail,
  type Mail,
} from '#worker/domain/accounts/mails.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv, Bindings } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'

/** How long a mailed link opens. */
export const MAILED_LINK_MS = 15 * 60_000

/** Whether this deployment can send mail. */
export function canMail(env: Bindings): boolean {
  return Boolean(env.EMAIL && env.MAIL_FROM)
}

/**
 * Mails a one-time link to an account, if there is one. Tells nobody whether there is.
 * @param browser the token of the only browser that may open it
 */
export async function mailSignInLink(
  c: Context<AppEnv>,
  { email, browser }: { email: string; browser: string },
): Promise<void> {
  if (!canMail(c.env)) return
  const directory = directoryOf(c)
  if ((await listAccounts(directory, email)).length === 0) return
  const token = newToken()
  const now = Date.now()
  await createLink(directory, {
    tokenHash: await hashToken(token),
    id: newId(),
    purpose: 'sign-in',
    email,
    browserHash: await hashToken(browser),
    createdAt: now,
    expiresAt: now + MAILED_LINK_MS,
  })
  await send(c.env, email, signInMail(linkTo(c, token), languageOf(c)))
}

/** Mails an invitation. @returns whether it was handed over */
export async function mailInvitation(
  c: Context<AppEnv>,
  { email, token, site, lang }: { email: string; token: string; site: string; lang: string },
): Promise<boolean> {
  if (!canMail(c.env)) return false
  return await send(c.env, email, invitationMail({ link: linkTo(c, token), site }, lang))
}

/** Tells the person of an address that an account of it has a new passkey. Nobody waits for it. */
export function tellOfPasskey(c: Context<AppEnv>, email: string, name: string): void {
  if (!canMail(c.env)) return
  const mail = newPasskeyMail({ name, origin: publicOrigin(c) }, languageOf(c))
  c.executionCtx.waitUntil(send(c.env, email, mail))
}

/** Tells the person of an address that an account of it belongs to a new site. Nobody waits for it. */
export function tellOfSite(c: Context<AppEnv>, email: string, siteId: number): void {
  if (!canMail(c.env)) return
  const tell = async () => {
    const { name } = await ownSite(siteDirectory(directoryOf(c), siteId))
    await send(c.env, email, newSiteMail({ site: name, origin: publicOrigin(c) }, languageOf(c)))
  }
  c.executionCtx.waitUntil(tell())
}

/** The address of a one-time link. The token stands behind the `#`, which no server and no log sees. */
export function linkTo(c: Context<AppEnv>, token: string): string {
  return `${publicOrigin(c)}/sign-in#${token}`
}

function languageOf(c: Context<AppEnv>): string {
  return c.req.header('accept-language') ?? ''
}

async function send({ EMAIL, MAIL_FROM }: Bindings, to: string, mail: Mail): Promise<boolean> {
  if (!EMAIL || !MAIL_FROM) return false
  try {
    await EMAIL.send({ from: MAIL_FROM, to, ...mail })
    return true
  } catch (error) {
    // The address is personal and the link a secret: neither belongs in a log.
    console.error(JSON.stringify({ mail: error instanceof Error ? error.name : 'failed' }))
    return false
  }
}
