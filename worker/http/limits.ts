import type { Context } from 'hono'
import { countTry } from '#worker/db/accounts/attempts.ts'
import { AppError } from '#worker/errors.ts'
import { directoryOf } from './directory.ts'
import type { AppEnv } from './env.ts'
import { hashToken } from '#worker/secrets/hash.ts'

/** What is limited exactly, and how: so many tries in so many milliseconds. */
export const TRY_LIMITS = {
  /** Any way in, by address. Tokens have 256 bits: this is against noise, not guessing. */
  signIn: { tries: 50, windowMs: 15 * 60_000 },
  /** Beginnings of passkey sign-ins, by address. */
  ceremony: { tries: 100, windowMs: 15 * 60_000 },
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
  name: keyof typeof TRY_LIMITS,
  by: string,
): Promise<void> {
  const { tries: most, windowMs } = TRY_LIMITS[name]
  const now = Date.now()
  const bucket = await hashToken(`${name}:${by}`)
  const { tries, resetsAt } = await countTry(directoryOf(c), bucket, { now, windowMs })
  if (tries <= most) return
  throw new AppError('too_many', 'Too many tries. Wait a while and try again.', {
    retryAfter: Math.ceil((resetsAt - now) / 1000),
  })
}

/** The caller's address: only Cloudflare's own header is believed, since anybody can send others. */
export function addressOf(c: Context): string {
  return c.req.header('cf-connecting-ip') ?? 'local'
}

/**
 * Limits collecting: so many calls a minute from one visitor of a site, and many more from one
 * address, behind which a whole school may sit. The platform counts by location and roughly.
 * @throws AppError `too_many`
 */
export async function limitVisitor(
  c: Context<AppEnv>,
  siteId: number,
  respondent: string | null | undefined,
): Promise<void> {
  const address = c.req.header('cf-connecting-ip')
  if (address === undefined) return
  const visitor = respondent ?? c.req.header('user-agent') ?? ''
  const { VISITOR_LIMIT: visitors, ADDRESS_LIMIT: addresses } = c.env
  const outcomes = await Promise.all([
    visitors?.limit({ key: await hashToken(`${siteId}:${address}:${visitor}`) }),
    addresses?.limit({ key: await hashToken(`${siteId}:${address}`) }),
  ])
  if (outcomes.every((outcome) => outcome?.success !== false)) return
  throw new AppError('too_many', 'Too many answers from here at once. They may come later.', {
    retryAfter: 30,
  })
}
