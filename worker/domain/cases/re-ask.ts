import { type CaseActionTaken, CASE_LIMITS, type Priority } from '#contract/cases/words.ts'
import { moreUrgent } from './clock.ts'

/*
 * When somebody is asked again. A refund is over for an agent with a click and for the customer when the
 * money is there; so the question follows the experience, and never the closing of a case.
 */

const DAY_MS = 86_400_000
/** Days until a refund is on most accounts. */
export const USUAL_REFUND_DAYS = 5
/** A failure longer ago is not felt as the second of two. */
export const SECOND_FAILURE_DAYS = 365

/** What was promised to a customer, once for each time that something was done. All times are Unix milliseconds. */
export interface Experience {
  /** Of the case and of what was done: the second replacement is another one. */
  id: string
  case: string
  action: CaseActionTaken
  /** When the replacement was delivered; null while it was not, or for other actions. */
  deliveredAt: number | null
  /** When money went back; null while it did not, or for other actions. */
  refundedAt: number | null
  /** What an agent chose instead of waiting: a time, or that nobody is to be asked. */
  byHand: { at: number } | 'skip' | null
}

/** Whether and when an experience is asked about. */
export type ReAsk =
  | { state: 'due'; at: number; by: 'delivery' | 'refund' | 'hand' }
  /** The replacement is under way, or the money. */
  | { state: 'waiting'; for: 'delivery' | 'refund' }
  /** Nothing will happen that could be asked about: an agent may still choose a time. */
  | { state: 'by-hand-only' }
  | { state: 'skipped' }
  | { state: 'asked' }

/**
 * When an experience is asked about: as the replacement is delivered, or so many days after the refund.
 * One ask for each experience, however often the case is opened and closed; a time that an agent chose
 * stands above both.
 * @param asked ids of the experiences that were asked about
 * @param refundDays 0 … `CASE_LIMITS.refundDays`
 */
export function reAskOf(
  { id, action, deliveredAt, refundedAt, byHand }: Experience,
  asked: ReadonlySet<string>,
  refundDays = USUAL_REFUND_DAYS,
): ReAsk {
  if (asked.has(id)) return { state: 'asked' }
  if (byHand === 'skip') return { state: 'skipped' }
  if (byHand) return { state: 'due', at: byHand.at, by: 'hand' }
  if (action === 'replacement') {
    if (deliveredAt === null) return { state: 'waiting', for: 'delivery' }
    return { state: 'due', at: deliveredAt, by: 'delivery' }
  }
  if (action !== 'refund') return { state: 'by-hand-only' }
  if (refundedAt === null) return { state: 'waiting', for: 'refund' }
  const days = Math.min(Math.max(refundDays, 0), CASE_LIMITS.refundDays)
  return { state: 'due', at: refundedAt + days * DAY_MS, by: 'refund' }
}

/** The experiences to be asked about now, the longest due first. @param now Unix milliseconds */
export function asksDue(
  experiences: readonly Experience[],
  asked: ReadonlySet<string>,
  { now, refundDays }: { now: number; refundDays?: number },
): Experience[] {
  const due = experiences.flatMap((experience) => {
    const ask = reAskOf(experience, asked, refundDays)
    return ask.state === 'due' && ask.at <= now ? [{ experience, at: ask.at }] : []
  })
  const seen = new Set<string>()
  return due
    .toSorted((a, b) => a.at - b.at)
    .map(({ experience }) => experience)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** A case of the past, of one customer. */
export interface PastCase {
  id: string
  openedAt: number
  /** Spam, duplicates and mistakes were no failures. */
  wasDismissed: boolean
}

/**
 * The failure before this one, the latest of the year before; null for a first. A customer forgives once:
 * after a second failure satisfaction does not come back (Maxham & Netemeyer 2002, Journal of Marketing
 * 66:57–71).
 */
export function failureBefore(
  { id, openedAt }: { id: string; openedAt: number },
  ofCustomer: readonly PastCase[],
): PastCase | null {
  const before = ofCustomer.filter(
    (past) =>
      past.id !== id &&
      !past.wasDismissed &&
      past.openedAt <= openedAt &&
      past.openedAt > openedAt - SECOND_FAILURE_DAYS * DAY_MS,
  )
  return before.toSorted((a, b) => b.openedAt - a.openedAt)[0] ?? null
}

/** A second failure is most urgent, whatever the rule says. */
export function priorityOf(priority: Priority, before: PastCase | null): Priority {
  return before ? moreUrgent(priority, 'urgent') : priority
}
