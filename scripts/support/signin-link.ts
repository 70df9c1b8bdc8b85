import { createSigninLink } from '#worker/db/access.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { hashToken, newToken } from '#worker/http/session.ts'

const LIFETIME_MS = 24 * 3_600_000

/**
 * Makes a one-time sign-in link. The token stands behind the `#`, which browsers never send, so it
 * reaches no log and no referrer.
 * @param now Unix milliseconds
 */
export async function makeSigninLink(db: SiteDb, base: string, now: number): Promise<string> {
  const token = newToken()
  await createSigninLink(db, await hashToken(token), now + LIFETIME_MS)
  return `${base}/sign-in#${token}`
}
