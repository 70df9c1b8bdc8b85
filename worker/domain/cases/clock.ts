import { type CaseState, PRIORITIES, type Priority } from '#contract/cases/words.ts'
import { addBusinessMinutes, type BusinessTime, businessMinutesBetween } from './opening-hours.ts'

/*
 * The clock of a case: business minutes until it is due, standing still while the customer or the
 * carrier is waited for.
 */

/** A term that runs, is paused or is met. All instants are Unix milliseconds. */
export interface Term {
  startedAt: number
  /** Business minutes that there are. */
  minutes: number
  /** Business minutes of pauses that are over. */
  pausedMinutes: number
  /** Since when it stands still; null while it runs. */
  pausedAt: number | null
  /** When it was met, by a first contact or a resolution; null until then. */
  metAt: number | null
}

export function startTerm(startedAt: number, minutes: number): Term {
  return { startedAt, minutes, pausedMinutes: 0, pausedAt: null, metAt: null }
}

/** A term that stands still, or is met, keeps as it is. */
export function pauseTerm(term: Term, now: number): Term {
  return term.pausedAt === null && term.metAt === null ? { ...term, pausedAt: now } : term
}

/** Adds the pause: only business minutes of it were missed. */
export function resumeTerm(term: Term, now: number, time: BusinessTime): Term {
  if (term.pausedAt === null) return term
  const paused = businessMinutesBetween(term.pausedAt, now, time)
  return { ...term, pausedMinutes: term.pausedMinutes + paused, pausedAt: null }
}

/** The first time counts; a pause ends with it. */
export function meetTerm(term: Term, now: number, time: BusinessTime): Term {
  return term.metAt === null ? { ...resumeTerm(term, now, time), metAt: now } : term
}

/** When it is due. Null while it stands still, and where nobody is ever there. */
export function dueAt(term: Term, time: BusinessTime): number | null {
  if (term.pausedAt !== null) return null
  return addBusinessMinutes(term.startedAt, term.minutes + term.pausedMinutes, time)
}

/** Business minutes since it started, without pauses. */
export function spentMinutes(term: Term, now: number, time: BusinessTime): number {
  const until = term.metAt ?? term.pausedAt ?? now
  return businessMinutesBetween(term.startedAt, until, time) - term.pausedMinutes
}

/** Whether it was not met in time: a term that stands still is never overdue, a met one by its own time. */
export function isOverdue(term: Term, now: number, time: BusinessTime): boolean {
  const due = dueAt(term, time)
  return due !== null && (term.metAt ?? now) > due
}

/** A step of escalation: from an age on, a case has at least this priority and somebody is told. */
export interface Escalation {
  /** Business minutes since the case was opened, without pauses. */
  afterMinutes: number
  priority: Priority
}

const STILL: ReadonlySet<CaseState> = new Set(['resolved', 'closed', 'dismissed'])

/**
 * How many of the steps a case has reached, by its age; 0 for none. A case that is done has reached
 * none, however old it is; one that is opened again goes on where it was.
 * @param term the one until resolution
 * @param steps the youngest age first
 */
export function escalationLevel(
  { state, term }: { state: CaseState; term: Term },
  steps: readonly Escalation[],
  { now, time }: { now: number; time: BusinessTime },
): number {
  if (STILL.has(state)) return 0
  const age = spentMinutes(term, now, time)
  return steps.filter(({ afterMinutes }) => age >= afterMinutes).length
}

/** The priority of a case with its escalations: never less than its own. */
export function escalatedPriority(
  priority: Priority,
  steps: readonly Escalation[],
  level: number,
): Priority {
  return [priority, ...steps.slice(0, level).map((step) => step.priority)].reduce(moreUrgent)
}

/** The more urgent of two. */
export function moreUrgent(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) >= PRIORITIES.indexOf(b) ? a : b
}
