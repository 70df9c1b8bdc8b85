import type { Context } from 'hono'
import type { AppEnv } from './env.ts'
import { verifyAccess } from '#worker/secrets/access-jwt.ts'

/**
 * Whom Cloudflare Access vouches for, and until when; null where the deployment does not use it or
 * the header does not hold.
 */
export async function accessEmail(
  c: Context<AppEnv>,
): Promise<{ email: string; until: number } | null> {
  const { ACCESS_TEAM: team, ACCESS_AUDIENCE: audience } = c.env
  if (!team || !audience) return null
  return await verifyAccess(c.req.raw, { team, audience, now: Date.now(), fetchKeys: fetch })
}
