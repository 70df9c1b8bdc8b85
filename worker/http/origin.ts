import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/**
 * The address that links lead to and passkeys belong to: what the deployment says it is, and where it
 * does not say, the one that this request was made to.
 */
export function publicOrigin(c: Context<AppEnv>): string {
  return new URL(c.env.PUBLIC_ORIGIN ?? c.req.url).origin
}
