import type { PollFailure } from '#contract/delivery/words.ts'
import type { SendOutcome } from '#contract/outbox/words.ts'
import { advance, type JournalCursor, type JournalEntry } from './senders/shops/base-journal.ts'

/** How far a sender that is asked was read, and how that went. Instants are Unix milliseconds. */
export interface PollState {
  cursor: JournalCursor | null
  /** When it answered last. */
  at: number | null
  /** Failures in a row. */
  tries: number
  failure: PollFailure | null
  /**
   * The last outage that was longer than the sender remembers: what happened from `since` to `until`
   * was not told. `until` is null as long as it lasts.
   */
  gap: { since: number; until: number | null } | null
}

const MINUTE_MS = 60_000
/** How often a sender is asked that has nothing new. */
export const POLL_MS = 5 * MINUTE_MS
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS
/** More doublings reach the longest wait anyhow. */
const MOST_DOUBLINGS = 10

/** Nothing was asked yet. */
export const UNPOLLED: PollState = { cursor: null, at: null, tries: 0, failure: null, gap: null }

/** The state after a failure, and when to ask again: each time after twice as long, six hours at most. */
export function failed(
  state: PollState,
  failure: PollFailure,
  now: number,
): { state: PollState; due: number } {
  const wait = POLL_MS * 2 ** Math.min(state.tries, MOST_DOUBLINGS)
  return {
    state: { ...state, tries: state.tries + 1, failure },
    due: now + Math.min(wait, LONGEST_WAIT_MS),
  }
}

/** The state after the orders of some entries were taken over. */
export function passed(state: PollState, entries: readonly JournalEntry[], now: number): PollState {
  const cursor = advance(state.cursor, entries)
  return { ...state, cursor, at: now, tries: 0, failure: null }
}

/** The state once the journal was read to its end: nothing that happened before now is left. */
export function caughtUp(state: PollState, now: number): PollState {
  return { ...state, cursor: { id: state.cursor?.id ?? '0', at: now } }
}

/** Where reading goes on with another token: it may be another account's, whose ids are its own. */
export function restarted(state: PollState | null): PollState | null {
  return state?.cursor ? { ...state, cursor: { id: '0', at: state.cursor.at } } : state
}

/** The first entries that have no more than so many orders. */
export function entriesOf(entries: readonly JournalEntry[], most: number): JournalEntry[] {
  const orders = new Set<string>()
  const end = entries.findIndex(({ order }) => orders.add(order).size > most)
  return entries.slice(0, end === -1 ? undefined : end)
}

/** Why no answer of use came, by what became of the call. */
export function failureOf(outcome: SendOutcome): PollFailure {
  if (outcome === 'timeout' || outcome === 'unreachable' || outcome === 'redirected') return outcome
  return outcome === 'throttled' ? 'throttled' : 'refused'
}

/** Why Base refused, by its own code. A token is blocked for a while after too many calls. */
export function refusalOf(code: string): PollFailure {
  if (code === 'ERROR_BLOCKED_TOKEN') return 'throttled'
  return code.includes('TOKEN') ? 'token' : 'refused'
}
