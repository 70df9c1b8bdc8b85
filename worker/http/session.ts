import type { Context } from 'hono'
import type { WayIn } from '#contract/words.ts'
import { createSession } from '#worker/db/accounts/sessions.ts'
import { listMemberships, type User } from '#worker/db/accounts/users.ts'
import { describeDevice } from '#worker/http/device.ts'
import { giveCookie, readCookie } from './cookies.ts'
import { directoryOf, enteredSite } from './directory.ts'
import type { AppEnv } from './env.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'

const LIFETIME_MS = 30 * 86_400_000

export interface Entrance {
  user: User
  way: WayIn
  /** The site to look at first; by default the oldest of the person's. */
  siteId?: number
  /** The session ends at the latest then, Unix milliseconds. */
  until?: number
}

/**
 * Signs this browser in: a new token each time, of which only the hash is stored. What it was signed
 * in with before ends.
 */
export async function startSession(c: Context<AppEnv>, entrance: Entrance): Promise<void> {
  const { user, way, siteId, until } = entrance
  const now = Date.now()
  const directory = directoryOf(c)
  const memberships = await listMemberships(directory, user.id)
  const site = memberships.find((membership) => membership.siteId === siteId) ?? memberships[0]
  const token = newToken()
  const expiresAt = Math.min(now + LIFETIME_MS, until ?? Infinity)
  const session = {
    tokenHash: await hashToken(token),
    id: newId(),
    userId: user.id,
    siteId: site?.siteId ?? null,
    way,
    device: describeDevice(c.req.header('user-agent') ?? ''),
    createdAt: now,
    expiresAt,
  }
  const stamp = { kind: 'user', id: user.id, name: user.name, now } as const
  const before = readCookie(c, 'wf_session')
  await createSession(directory, session, {
    db: site ? enteredSite(c, site.siteId, stamp) : null,
    replaces: before ? await hashToken(before) : '',
  })
  giveCookie(c, 'wf_session', { token, forMs: expiresAt - now })
}
