import type { PollFailure } from '#contract/delivery/words.ts'
import { failureOf } from './polling.ts'
import type { HeardParcel } from './heard.ts'
import type { SendOutcome } from '#contract/outbox/words.ts'

/*
 * Reading a parcel's status anew at its sender, where messages prove little: a message says only that
 * there is something to look at.
 */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const FIRST_WAIT_MS = 5 * MINUTE_MS
const LONGEST_WAIT_MS = 12 * HOUR_MS
/** More doublings reach the longest wait anyhow. */
const MOST_DOUBLINGS = 8
/** So long after its message a parcel is asked about that the sender does not know. */
const GIVEN_UP_MS = 3 * DAY_MS

/** What stands in an address must be a code and nothing else. */
const CODE = /^[A-Za-z0-9]{8,40}$/

/** The parcels of a message that can be asked about: each code once. One without a number cannot. */
export function askableCodes(parcels: readonly HeardParcel[]): string[] {
  return [...new Set(parcels.flatMap(({ code }) => code ?? []))].filter((code) => CODE.test(code))
}

/** Why no answer of use came, by what became of the call and its status of HTTP. */
export function rereadFailure(outcome: SendOutcome, status: number | null): PollFailure {
  return status === 404 || status === 410 ? 'not-found' : failureOf(outcome)
}

/** Whether a failure is of one parcel; else the sender answers nobody, and is left alone for a while. */
export function isOfParcel(failure: PollFailure): boolean {
  return failure === 'not-found' || failure === 'other-parcel'
}

/**
 * When to ask about a parcel again: each time after twice as long, twelve hours at most. One that the
 * sender does not know is given up three days after its last message; one that could not be asked
 * about is not.
 * @param last `tries` failed before; instants in Unix milliseconds
 * @returns null once it is given up
 */
export function nextReread(
  { tries, askedAt }: { tries: number; askedAt: number },
  failure: PollFailure,
  now: number,
): number | null {
  if (isOfParcel(failure) && now - askedAt >= GIVEN_UP_MS) return null
  return now + Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, MOST_DOUBLINGS), LONGEST_WAIT_MS)
}
