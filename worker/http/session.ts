import type { Context } from 'hono'
import type { WayIn } from '#contract/rights.ts'
import { createSession } from '#worker/db/accounts/sessions.ts'
import { listMemberships, type User } from '#worker/db/accounts/users.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { describeDevice } from '#worker/http/device.ts'
import { giveCookie, readCookie } from './cookies.ts'
import { directoryOf, enteredSite } from './directory.ts'
import type { AppEnv } from './env.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'

const LIFETIME_MS = 30 * 86_400_000

export interface Entrance {
  user: User
  way: WayIn
  /** The site to look at first, which lets them in; by default the oldest of the person's. */
  siteId?: number | undefined
  /** The session ends at the latest then, Unix milliseconds. */
  until?: number
  /** When they showed who they are, Unix milliseconds; by default now. */
  factorAt?: number
  /** What else changes by coming in: all of it, with the session, or nothing. */
  along?: Query[]
}

/**
 * Signs this browser in: a new token each time, of which only the hash is stored. What it was signed
 * in with before ends.
 * @returns false if a guard in `along` broke it off: nothing was changed
 */
export async function startSession(c: Context<AppEnv>, entrance: Entrance): Promise<boolean> {
  const { user, way, until, factorAt, along = [] } = entrance
  const now = Date.now()
  const directory = directoryOf(c)
  const siteId = entrance.siteId ?? (await listMemberships(directory, user.id))[0]?.siteId ?? null
  const token = newToken()
  const expiresAt = Math.min(now + LIFETIME_MS, until ?? Infinity)
  const session = {
    tokenHash: await hashToken(token),
    id: newId(),
    userId: user.id,
    siteId,
    way,
    device: describeDevice(c.req.header('user-agent') ?? ''),
    createdAt: now,
    expiresAt,
    factorAt: Math.min(now, factorAt ?? now),
  }
  const stamp = { kind: 'user', id: user.id, name: user.name, now } as const
  const before = readCookie(c, 'wf_session')
  const isIn = await createSession(directory, session, {
    db: siteId === null ? null : enteredSite(c, siteId, stamp),
    replaces: before ? await hashToken(before) : '',
    along,
  })
  if (isIn) giveCookie(c, 'wf_session', { token, forMs: expiresAt - now })
  return isIn
}
