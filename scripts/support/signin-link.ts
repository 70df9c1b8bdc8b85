import { createLink } from '#worker/db/accounts/links.ts'
import { firstOwner } from '#worker/db/accounts/users.ts'
import type { Directory } from '#worker/db/connect.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'

const LIFETIME_MS = 24 * 3_600_000

/**
 * Makes a one-time sign-in link for an account. The token stands behind the `#`, which browsers
 * never send, so it reaches no log and no referrer.
 * @param now Unix milliseconds
 */
export async function makeSigninLink(
  directory: Directory,
  { base, email }: { base: string; email: string },
  now: number,
): Promise<string> {
  const token = newToken()
  await createLink(directory, { ...(await rowOf(token, now)), purpose: 'sign-in', email })
  return `${base}/sign-in#${token}`
}

/** Makes the one-time link that makes the owner of a new deployment. @param now Unix milliseconds */
export async function makeSetUpLink(
  directory: Directory,
  base: string,
  now: number,
): Promise<string> {
  const token = newToken()
  await createLink(directory, { ...(await rowOf(token, now)), purpose: 'set-up' })
  return `${base}/set-up#${token}`
}

/** The link that lets the person at this machine in: set-up the first time, then sign-in. */
export async function makeOwnersLink(
  directory: Directory,
  base: string,
  now: number,
): Promise<string> {
  const owner = await firstOwner(directory)
  if (!owner) return await makeSetUpLink(directory, base, now)
  return await makeSigninLink(directory, { base, email: owner.email }, now)
}

async function rowOf(token: string, now: number) {
  return {
    tokenHash: await hashToken(token),
    id: newId(),
    createdAt: now,
    expiresAt: now + LIFETIME_MS,
  }
}
