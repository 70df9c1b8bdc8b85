import { PRIORITIES } from '#contract/cases/words.ts'
import {
  dueAt,
  escalatedPriority,
  escalationLevel,
  type Escalation,
} from '#worker/domain/cases/clock.ts'
import type { BusinessTime } from '#worker/domain/cases/opening-hours.ts'
import type { CaseFacts } from '#worker/domain/cases/step.ts'

/* What the clock does to a case that nobody touches. One thing at a time, each of them once. */

/** What the clock does, and what the case's story tells of it. */
export interface Tick {
  kind: 'wake' | 'overdue' | 'escalate'
  changes: Partial<CaseFacts>
  details: Record<string, string>
}

/** When it is, and how the desk works. */
export interface TickBy {
  now: number
  time: BusinessTime
  /** The youngest age first. */
  escalations: readonly Escalation[]
}

/**
 * What is due of a case now: it wakes, its term is over, or it has come to an age at which it is more
 * urgent. A case that is done does none of it; while its clock stands, it wakes at most.
 * @returns null where nothing is
 */
export function tickCase(is: CaseFacts, { now, time, escalations }: TickBy): Tick | null {
  if (is.list === 'done') return null
  if (is.snoozedUntil !== null && is.snoozedUntil <= now)
    return { kind: 'wake', changes: { snoozedUntil: null }, details: {} }
  if (is.list === 'waiting') return null
  if (is.dueAt !== null && is.dueAt <= now && is.raisedAt !== is.dueAt)
    return { kind: 'overdue', changes: { raisedAt: is.dueAt }, details: { term: termOf(is, time) } }
  const level = escalationLevel({ state: is.state, term: is.terms.resolution }, escalations, {
    now,
    time,
  })
  if (level <= is.escalation) return null
  const own = PRIORITIES[is.priority] ?? 'normal'
  const priority = escalatedPriority(own, escalations, level)
  return {
    kind: 'escalate',
    changes: { escalation: level, escalatedAt: now, priority: PRIORITIES.indexOf(priority) },
    details: { priority },
  }
}

/** Which of the two terms is over: the nearer one that still runs. */
function termOf({ terms: { firstContact }, dueAt: due }: CaseFacts, time: BusinessTime) {
  return firstContact.metAt === null && dueAt(firstContact, time) === due ? 'first' : 'resolution'
}

/** When the clock has something to do about a case that was just looked at; null for never. */
export function nextTick(is: CaseFacts, { time, escalations }: TickBy): number | null {
  if (is.list === 'done') return null
  const { resolution } = is.terms
  const isRunning = is.list === 'open'
  const step = isRunning ? escalations[is.escalation] : undefined
  const instants = [
    is.snoozedUntil,
    isRunning && is.raisedAt !== is.dueAt ? is.dueAt : null,
    step ? dueAt({ ...resolution, minutes: step.afterMinutes }, time) : null,
  ].filter((instant) => instant !== null)
  return instants.length === 0 ? null : Math.min(...instants)
}
