import type { Context } from 'hono'
import { countTry } from '#worker/db/accounts/attempts.ts'
import type { AddressLimit } from '#contract/words.ts'
import { AppError } from '#worker/errors.ts'
import { callerNetwork } from './network.ts'
import { directoryOf } from './directory.ts'
import type { AppEnv } from './env.ts'
import { hashToken } from '#worker/secrets/hash.ts'

/** What is limited exactly, and how: so many tries in so many milliseconds. */
export const TRY_LIMITS = {
  /** Any way in, by address. Tokens have 256 bits: this is against noise, not guessing. */
  signIn: { tries: 50, windowMs: 15 * 60_000 },
  /** Looks at links before they are opened, by address. */
  look: { tries: 100, windowMs: 15 * 60_000 },
  /** Beginnings of passkey sign-ins, by address. */
  ceremony: { tries: 100, windowMs: 15 * 60_000 },
  /** Mails to one account that one address asks for. */
  mailedLink: { tries: 5, windowMs: 60 * 60_000 },
  /** Mails to one account that anybody asks for: a flood, from ten networks at least. */
  mailbox: { tries: 50, windowMs: 60 * 60_000 },
  /** Mails that an endpoint is tried out with, to one address. */
  testMail: { tries: 20, windowMs: 60 * 60_000 },
  /** Invitations of one site, and of one person on all their sites. */
  invitation: { tries: 50, windowMs: 24 * 3_600_000 },
  /** New sites of one person. */
  site: { tries: 10, windowMs: 24 * 3_600_000 },
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
  throw new AppError('too_many', 'Too many attempts. Wait a while and try again.', {
    retryAfter: Math.ceil((resetsAt - now) / 1000),
  })
}

/**
 * Whom tries are counted for: the caller's address, of IPv6 the /64, all of which one caller has. Only
 * Cloudflare's own header is believed, since anybody can send others.
 */
export function addressOf(c: Context): string {
  return callerNetwork(c.req.header('cf-connecting-ip') ?? 'local')
}

/**
 * Limits collecting by address: so many answers and events a minute, however they are packed and
 * whoever they are said to be from. The platform counts by location and roughly.
 * @param site `addressLimit` is the site's choice
 * @param count answers and events of this call
 * @throws AppError `too_many`
 */
export async function limitCollecting(
  c: Context<AppEnv>,
  site: { siteId: number; addressLimit: AddressLimit },
  count: number,
): Promise<void> {
  const address = c.req.header('cf-connecting-ip')
  const limit = c.env[`ADDRESS_LIMIT_${site.addressLimit}`]
  if (address === undefined || !limit) return
  const key = await hashToken(`${site.siteId}:${callerNetwork(address)}`)
  const outcomes = await Promise.all(Array.from({ length: count }, () => limit.limit({ key })))
  if (outcomes.every(({ success }) => success)) return
  throw new AppError('too_many', 'Too many answers from here at once. They may come later.', {
    retryAfter: 30,
  })
}

/**
 * Limits looking for what is not there by address, where a look may write nothing: so many short codes
 * a minute that nobody has. The platform counts by location and roughly.
 * @throws AppError `too_many`
 */
export async function limitGuesses(c: Context<AppEnv>): Promise<void> {
  const address = c.req.header('cf-connecting-ip')
  const limit = c.env.ADDRESS_LIMIT_120
  if (address === undefined || !limit) return
  const { success } = await limit.limit({ key: await hashToken(`code:${callerNetwork(address)}`) })
  if (success) return
  throw new AppError('too_many', 'Too many unknown codes from here. Wait a minute.', {
    retryAfter: 60,
  })
}

/**
 * Limits what a program asks by its key: 120 messages a minute, wherever it runs. The platform counts by
 * location and roughly.
 * @throws AppError `too_many`
 */
export async function limitProgram(c: Context<AppEnv>): Promise<void> {
  const limit = c.env.ADDRESS_LIMIT_120
  if (!limit) return
  const { siteId, stamp } = c.get('actor')
  if ((await limit.limit({ key: await hashToken(`mcp:${siteId}:${stamp.id}`) })).success) return
  throw new AppError('too_many', 'Too many calls with this key at once. Wait a minute.', {
    retryAfter: 60,
  })
}

/**
 * Limits messages of a connection by address: six hundred a minute, more than a shop's busiest hour.
 * @throws AppError `too_many`; senders come again
 */
export async function limitMessages(c: Context<AppEnv>, connection: string): Promise<void> {
  const address = c.req.header('cf-connecting-ip')
  const limit = c.env.ADDRESS_LIMIT_600
  if (address === undefined || !limit) return
  const key = await hashToken(`in:${connection}:${callerNetwork(address)}`)
  if ((await limit.limit({ key })).success) return
  throw new AppError('too_many', 'Too many messages from here at once. Send them again later.', {
    retryAfter: 60,
  })
}
