import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { verifyAccess, type Vouched } from '#worker/secrets/access-jwt.ts'

/**
 * Whom Cloudflare Access vouches for; null where the deployment does not use it or the header does not
 * hold.
 */
export async function accessEmail(c: Context<AppEnv>): Promise<Vouched | null> {
  const { ACCESS_TEAM: team, ACCESS_AUDIENCE: audience } = c.env
  if (!team || !audience) return null
  return await verifyAccess(c.req.raw, { team, audience, now: Date.now(), fetchKeys: fetch })
}
