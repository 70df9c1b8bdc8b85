import type { Context } from 'hono'
import type { WayIn } from '#contract/rights.ts'
import { countTry } from '#worker/db/accounts/attempts.ts'
import type { ActingDirectory } from '#worker/db/connect.ts'
import { commit, type Change } from '#worker/db/site/audit.ts'
import { hashToken } from '#worker/secrets/hash.ts'
import { enteredSite } from './directory.ts'
import type { AppEnv } from './env.ts'

const HOUR_MS = 3_600_000

/**
 * Tells a site's log what was refused, once an hour: whoever goes on trying fills nothing.
 * @param by what makes it the same refusal
 */
export async function noteRefusal(
  own: ActingDirectory,
  change: Change,
  by: string[],
): Promise<void> {
  const { now } = own.actor
  const bucket = await hashToken(JSON.stringify(['refused', own.siteId, change.action, ...by]))
  const { tries } = await countTry(own, bucket, { now, windowMs: HOUR_MS })
  if (tries === 1) await commit(own, change, [])
}

/** Somebody whose way in was shown, though it did not open. */
export interface Refused {
  /** The account's id and name; an address where there is no account yet. */
  id: string
  name: string
  sites: Iterable<number>
  way: WayIn
  reason: 'over' | 'other browser' | 'not proved'
}

/** Tells the logs of a person's sites that somebody tried to come in as them. Who it was is not known. */
export async function noteRefusedSignIn(c: Context<AppEnv>, refused: Refused): Promise<void> {
  const { id, name, sites, way, reason } = refused
  const stamp = { kind: 'system', id: 'sign-in', name: 'sign-in', now: Date.now() } as const
  const change = { action: 'session.refused' as const, target: id, details: { name, way, reason } }
  for (const siteId of new Set(sites))
    await noteRefusal(enteredSite(c, siteId, stamp), change, [id, way, reason])
}

/** The same of a key that has ended. @param key whose site is told */
export async function noteRefusedKey(
  c: Context<AppEnv>,
  { id, name, siteId }: { id: string; name: string; siteId: number },
  reason: 'revoked' | 'expired',
): Promise<void> {
  const stamp = { kind: 'key', id, name, now: Date.now() } as const
  const own = enteredSite(c, siteId, stamp)
  await noteRefusal(own, { action: 'key.refused', target: id, details: { name, reason } }, [id])
}
