import type { SendOutcome } from '#contract/outbox/words.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** How long after each try the next one comes: the schedule of Standard Webhooks. */
const WAITS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]
/** Waits are this part longer by chance, so that what failed together does not come back together. */
const JITTER = 0.2
/** A pause that an endpoint asks for counts up to here. */
const LONGEST_PAUSE_MS = 24 * HOUR_MS
/** The pause where it asks for one and does not say how long. */
const USUAL_PAUSE_MS = MINUTE_MS

/**
 * When a message is tried again; null after its tenth try.
 * @param last `attempt` is the try that failed, from 1; `now` in Unix milliseconds; `chance` 0…1
 */
export function nextTry(last: { attempt: number; now: number; chance: number }): number | null {
  const wait = WAITS_MS[last.attempt - 1]
  return wait === undefined ? null : Math.round(last.now + wait * (1 + JITTER * last.chance))
}

/** What an answer of HTTP means for the message. */
export function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  if (status >= 300 && status < 400) return 'redirected'
  if (status === 410) return 'gone'
  return status === 429 || status === 502 || status === 504 ? 'throttled' : 'refused'
}

/** Outcomes after which the same message is not tried again. */
const FINAL: ReadonlySet<SendOutcome> = new Set([
  'delivered',
  'gone',
  'unsafe',
  'too-large',
  'nothing',
])

/** Whether another try could change anything. */
export function isFinal(outcome: SendOutcome): boolean {
  return FINAL.has(outcome)
}

/**
 * Until when an endpoint that asks for a pause is left alone, Unix milliseconds.
 * @param retryAfter the header: seconds or a date; null or nonsense means a minute
 * @param parseDate reads a date of HTTP, in Unix milliseconds
 */
export function pauseUntil(
  retryAfter: string | null,
  now: number,
  parseDate: (text: string) => number,
): number {
  const text = retryAfter?.trim() ?? ''
  const wait = /^\d+$/.test(text) ? Number(text) * SECOND_MS : dateOf(text, parseDate) - now
  const isSound = Number.isFinite(wait) && wait > 0
  return now + Math.min(isSound ? wait : USUAL_PAUSE_MS, LONGEST_PAUSE_MS)
}

/** Dates of HTTP end so; what else a parser takes for one is nonsense here. */
function dateOf(text: string, parseDate: (text: string) => number): number {
  return text.endsWith('GMT') ? parseDate(text) : Number.NaN
}
