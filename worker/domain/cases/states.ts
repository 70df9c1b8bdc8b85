import {
  CASE_LISTS,
  CASE_LIST_NAMES,
  type CaseActionTaken,
  type CaseList,
  type CaseRefusal,
  type CaseState,
  type DismissReason,
} from '#contract/cases/words.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { meetTerm, pauseTerm, resumeTerm, type Term } from './clock.ts'
import type { BusinessTime } from './opening-hours.ts'

/** Where a case may go from each state. `new` is where it begins; nothing leads back there. */
export const MOVES = {
  new: [
    'acknowledged',
    'in_progress',
    'waiting_customer',
    'waiting_carrier',
    'resolved',
    'dismissed',
  ],
  acknowledged: ['in_progress', 'waiting_customer', 'waiting_carrier', 'resolved', 'dismissed'],
  in_progress: ['waiting_customer', 'waiting_carrier', 'resolved', 'dismissed'],
  waiting_customer: ['in_progress', 'waiting_carrier', 'resolved', 'dismissed'],
  waiting_carrier: ['in_progress', 'waiting_customer', 'resolved', 'dismissed'],
  resolved: ['closed', 'reopened'],
  reopened: ['in_progress', 'waiting_customer', 'waiting_carrier', 'resolved', 'dismissed'],
  closed: ['reopened'],
  dismissed: ['reopened'],
} as const satisfies Record<CaseState, readonly CaseState[]>

/** What is known of a case when it moves. */
export interface MoveFacts {
  cause: IssueType | null
  action: CaseActionTaken | null
  dismissReason: DismissReason | null
}

/** Why a case may not move there, or null where it may. A resolved case says what was wrong and what was done. */
export function refuseMove(from: CaseState, to: CaseState, facts: MoveFacts): CaseRefusal | null {
  if (!(MOVES[from] as readonly CaseState[]).includes(to)) return 'no-such-move'
  if (to === 'resolved' && facts.cause === null) return 'no-cause'
  if (to === 'resolved' && facts.action === null) return 'no-action'
  return to === 'dismissed' && facts.dismissReason === null ? 'no-reason' : null
}

/** The list that a case stands in. */
export function listOf(state: CaseState): CaseList {
  const list = CASE_LIST_NAMES.find((name) =>
    (CASE_LISTS[name] as readonly CaseState[]).includes(state),
  )
  if (!list) throw new RangeError(`No list has ${state}.`)
  return list
}

/** Both terms of a case. */
export interface Terms {
  firstContact: Term
  resolution: Term
}

/**
 * The terms after a move: waiting stops them, everything else lets them go on, and done ends that of the
 * resolution. A case that is opened again has its old term for the resolution back, less what was used;
 * the time while it was done was nobody's. The first contact is met by somebody writing, not by a move.
 */
export function termsAfter(
  { firstContact, resolution }: Terms,
  to: CaseState,
  { now, time }: { now: number; time: BusinessTime },
): Terms {
  if (listOf(to) === 'waiting') {
    return { firstContact: pauseTerm(firstContact, now), resolution: pauseTerm(resolution, now) }
  }
  const running = resumeTerm(firstContact, now, time)
  if (listOf(to) === 'done') {
    // A contact that was still due when the case was done is due no longer.
    return { firstContact: pauseTerm(running, now), resolution: meetTerm(resolution, now, time) }
  }
  return { firstContact: running, resolution: resumeTerm(reopened(resolution), now, time) }
}

function reopened(term: Term): Term {
  return term.metAt === null ? term : { ...term, metAt: null, pausedAt: term.metAt }
}
