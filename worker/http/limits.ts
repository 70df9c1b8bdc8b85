import type { Context } from 'hono'
import { countTry } from '#worker/db/access/attempts.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from './env.ts'
import { hashToken } from './hash.ts'

/** What is limited exactly, and how: so many tries in so many milliseconds. */
export const LIMITS = {
  /** Any way in, by address. Tokens have 256 bits: this is against noise, not guessing. */
  signIn: { tries: 50, windowMs: 15 * 60_000 },
  /** Mails to one account. */
  mailedLink: { tries: 5, windowMs: 60 * 60_000 },
  /** Invitations of one site. */
  invitation: { tries: 50, windowMs: 24 * 3_600_000 },
  /** Opening share links, by address. */
  share: { tries: 50, windowMs: 15 * 60_000 },
} as const

/**
 * Counts a try and refuses it when there were too many. The count is exact under any concurrency.
 * @param by whose tries: an address, account or site; stored only as a hash, until the window ends
 * @throws AppError `too_many`, with the seconds to wait
 */
export async function limitTries(
  c: Context<AppEnv>,
  name: keyof typeof LIMITS,
  by: string,
): Promise<void> {
  const { tries: most, windowMs } = LIMITS[name]
  const now = Date.now()
  const bucket = await hashToken(`${name}:${by}`)
  const { tries, resetsAt } = await countTry(openDirectory(c.env.DB), bucket, { now, windowMs })
  if (tries <= most) return
  throw new AppError('too_many', 'Too many tries. Wait a while and try again.', {
    retryAfter: Math.ceil((resetsAt - now) / 1000),
  })
}

/** The caller's address: only Cloudflare's own header is believed, since anybody can send others. */
export function addressOf(c: Context): string {
  return c.req.header('cf-connecting-ip') ?? 'local'
}
