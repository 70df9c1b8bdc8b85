import type { CaseStep } from '#contract/cases/cases.ts'
import {
  PRIORITIES,
  type CaseActionTaken,
  type CaseList,
  type CaseRefusal,
  type CaseState,
  type DismissReason,
} from '#contract/cases/words.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { dueAt, meetTerm } from './clock.ts'
import type { BusinessTime } from './opening-hours.ts'
import { listOf, refuseMove, termsAfter, type Terms } from './states.ts'

/* What a step does to a case: pure, so that one case and ten thousand go the same way. */

/** What a step looks at and may change. Instants are Unix milliseconds. */
export interface CaseFacts {
  state: CaseState
  list: CaseList
  /** 0…3: the place among `PRIORITIES`. */
  priority: number
  owner: string
  ownerName: string
  team: string
  issue: IssueType | ''
  orderId: string
  terms: Terms
  dueAt: number | null
  snoozedUntil: number | null
  resolvedAt: number | null
  closedAt: number | null
  cause: IssueType | null
  action: CaseActionTaken | null
  costMinor: number | null
  claimRef: string | null
  dismissal: DismissReason | null
  reopened: number
  /** Steps of escalation that it has reached, and when the last of them was. */
  escalation: number
  escalatedAt: number | null
  /** The due time that was raised. */
  raisedAt: number | null
  askAgain: '' | 'due' | 'asked' | 'answered' | 'skipped'
  /** When the customer is asked again, as far as that is known, and when they were last. */
  askAgainAt: number | null
  askedAt: number | null
}

/** Who steps, and by which clock. */
export interface Stepping {
  now: number
  time: BusinessTime
  me: { id: string; name: string }
  /** Names of those who may have cases, by id. */
  people: ReadonlyMap<string, string>
}

export type StepRefusal = CaseRefusal | 'done' | 'nobody' | 'past' | 'asked' | 'no-order'
/** What changes, or why the step cannot be taken. */
export type Stepped = { changes: Partial<CaseFacts> } | { refused: StepRefusal }

/**
 * Takes one step. What is that way already is no error: two agents may press the same key.
 * @returns the fields that change; none where the case is that way already
 */
export function takeStep(is: CaseFacts, step: CaseStep, by: Stepping): Stepped {
  switch (step.do) {
    case 'note':
      return step.mentions.every((id) => by.people.has(id))
        ? { changes: {} }
        : { refused: 'nobody' }
    case 'team':
      return { changes: { team: step.team } }
    case 'priority':
      return { changes: { priority: PRIORITIES.indexOf(step.priority) } }
    case 'issue':
      return { changes: { issue: step.issue ?? '' } }
    case 'take':
      return own(is, by.me, by)
    case 'assign':
      return assign(is, step.owner, by)
    case 'contacted':
      return contact(is, by)
    case 'wait':
      return move(is, [`waiting_${step.for}`, { snoozedUntil: null }], by)
    case 'resume':
      return is.list === 'waiting' ? move(is, ['in_progress'], by) : { changes: {} }
    case 'snooze':
      return snooze(is, step.until, by.now)
    case 'resolve':
      return resolve(is, step, by)
    case 'reopen':
      return reopen(is, by)
    case 'close':
      return move(is, ['closed', { closedAt: by.now }], by)
    case 'dismiss':
      return move(
        is,
        [
          'dismissed',
          {
            dismissal: step.reason,
            closedAt: by.now,
            snoozedUntil: null,
            askAgain: 'skipped',
          },
        ],
        by,
      )
    case 'skip_ask':
      return is.askAgain === 'asked' || is.askAgain === 'answered'
        ? { refused: 'asked' }
        : { changes: { askAgain: 'skipped', askAgainAt: null } }
    case 'ask_now':
      return askNow(is, by.now)
    default:
      return step satisfies never
  }
}

/** Moves a case to a state, its clocks with it. */
function move(
  is: CaseFacts,
  [to, more = {}]: [CaseState, Partial<CaseFacts>?],
  { now, time }: Stepping,
): Stepped {
  if (is.state === to) return { changes: {} }
  const { cause = is.cause, action = is.action, dismissal = is.dismissal } = more
  const refused = refuseMove(is.state, to, { cause, action, dismissReason: dismissal })
  if (refused) return { refused }
  const terms = termsAfter(is.terms, to, { now, time })
  const list = listOf(to)
  return {
    changes: {
      ...more,
      state: to,
      list,
      terms,
      dueAt: list === 'done' ? null : nextDue(terms, time),
    },
  }
}

/** Whoever takes a new case has seen it. */
function own(is: CaseFacts, { id, name }: Stepping['me'], by: Stepping): Stepped {
  if (is.list === 'done') return { refused: 'done' }
  const owner = { owner: id, ownerName: name, snoozedUntil: null }
  return is.state === 'new' ? move(is, ['acknowledged', owner], by) : { changes: owner }
}

function assign(is: CaseFacts, owner: string | null, by: Stepping): Stepped {
  if (owner === null) return { changes: { owner: '', ownerName: '' } }
  const name = by.people.get(owner)
  return name === undefined ? { refused: 'nobody' } : own(is, { id: owner, name }, by)
}

/** The customer was reached: the first of the two clocks ends. */
function contact(is: CaseFacts, by: Stepping): Stepped {
  if (is.list === 'done') return { refused: 'done' }
  const { now, time } = by
  const firstContact = meetTerm(is.terms.firstContact, now, time)
  const met = { ...is, terms: { ...is.terms, firstContact } }
  if (is.list === 'waiting') return { changes: { terms: met.terms } }
  const moved = move(met, ['in_progress'], by)
  if ('refused' in moved) return moved
  return { changes: { terms: met.terms, dueAt: nextDue(met.terms, time), ...moved.changes } }
}

function snooze(is: CaseFacts, until: number | null, now: number): Stepped {
  if (is.list === 'done') return { refused: 'done' }
  if (until !== null && until <= now) return { refused: 'past' }
  return { changes: { snoozedUntil: until } }
}

function resolve(is: CaseFacts, step: Extract<CaseStep, { do: 'resolve' }>, by: Stepping): Stepped {
  const { cause, action, costMinor = null, claimRef = '', askAgain } = step
  const wasAsked = is.askAgain === 'asked' || is.askAgain === 'answered'
  const asking = askAgain && is.orderId !== '' ? ('due' as const) : ('skipped' as const)
  return move(
    is,
    [
      'resolved',
      {
        cause,
        action,
        costMinor,
        claimRef: claimRef === '' ? null : claimRef,
        resolvedAt: by.now,
        snoozedUntil: null,
        // What is done anew is felt anew; who is not to be asked this time was still asked before.
        ...(wasAsked && asking === 'skipped' ? {} : { askAgain: asking, askAgainAt: null }),
      },
    ],
    by,
  )
}

/** Who has an order can be asked, once for each experience: what was asked about is over. */
function askNow(is: CaseFacts, now: number): Stepped {
  if (is.state !== 'resolved' && is.state !== 'closed') return { refused: 'no-such-move' }
  if (is.orderId === '') return { refused: 'no-order' }
  if (is.askAgain === 'asked' || is.askAgain === 'answered') return { refused: 'asked' }
  return { changes: { askAgain: 'due', askAgainAt: now } }
}

/** It comes back on top. */
function reopen(is: CaseFacts, by: Stepping): Stepped {
  if (is.list !== 'done') return { changes: {} }
  return move(
    is,
    [
      'reopened',
      {
        reopened: is.reopened + 1,
        priority: Math.max(is.priority, PRIORITIES.indexOf('high')),
        resolvedAt: null,
        closedAt: null,
        dismissal: null,
      },
    ],
    by,
  )
}

/** The nearer of the two clocks that still run; null for none. */
export function nextDue({ firstContact, resolution }: Terms, time: BusinessTime): number | null {
  const first = firstContact.metAt === null ? dueAt(firstContact, time) : null
  const second = resolution.metAt === null ? dueAt(resolution, time) : null
  if (first === null || second === null) return first ?? second
  return Math.min(first, second)
}
