import { timeOrderedId } from '#worker/domain/ids.ts'

const DAY_MS = 86_400_000
/** No sender repeats a message for longer: what says it is older is not applied. */
const OLDEST_MS = 35 * DAY_MS

/**
 * The id of a message: made of the sender's own time and of what makes it the same message, so that
 * a repeated one has the id of the first and no index is needed to find it. A sender without a time of
 * its own is known by the day on which its message came.
 * @param at when the sender sent it, Unix milliseconds; null where it does not say
 * @param seed at least 10 bytes of a hash over connection and `same`
 */
export function messageId(at: number | null, seed: Uint8Array, now: number): string {
  const time = at === null || at > now + DAY_MS || at < 0 ? now - (now % DAY_MS) : at
  return timeOrderedId(time, seed)
}

/** Whether a message is older than any that a sender still repeats: kept, and not applied. */
export function isStale(at: number | null, now: number): boolean {
  return at !== null && at < now - OLDEST_MS
}
