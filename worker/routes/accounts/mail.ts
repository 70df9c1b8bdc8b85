import type { Context } from 'hono'
import { createLink } from '#worker/db/accounts/links.ts'
import { findUser } from '#worker/db/accounts/users.ts'
import { invitationMail, signInMail } from '#worker/domain/accounts/mails.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv, Bindings } from '#worker/http/env.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'

const LINK_MS = 15 * 60_000

/** Whether this deployment can send mail. */
export function canMail(env: Bindings): boolean {
  return Boolean(env.EMAIL && env.MAIL_FROM)
}

/** Mails a one-time link to an account, if there is one. Tells nobody whether there is. */
export async function mailSignInLink(c: Context<AppEnv>, email: string): Promise<void> {
  if (!canMail(c.env)) return
  const directory = directoryOf(c)
  const user = await findUser(directory, email)
  if (!user) return
  const token = newToken()
  const now = Date.now()
  await createLink(directory, {
    tokenHash: await hashToken(token),
    id: newId(),
    purpose: 'sign-in',
    email,
    createdAt: now,
    expiresAt: now + LINK_MS,
  })
  const link = `${new URL(c.req.url).origin}/sign-in#${token}`
  await send(c.env, email, signInMail(link, c.req.header('accept-language') ?? ''))
}

/** Mails an invitation. @returns whether it was handed over */
export async function mailInvitation(
  c: Context<AppEnv>,
  { email, link, site, lang }: { email: string; link: string; site: string; lang: string },
): Promise<boolean> {
  if (!canMail(c.env)) return false
  return await send(c.env, email, invitationMail({ link, site }, lang))
}

async function send(
  { EMAIL, MAIL_FROM }: Bindings,
  to: string,
  mail: { subject: string; text: string },
): Promise<boolean> {
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
