import type { Phase } from '#contract/improvements/words.ts'
import { addDays, dayCount } from '#worker/domain/days.ts'

/** What is fixed when an improvement is written down. Days are `YYYY-MM-DD`, both ends included. */
export interface Schedule {
  startsOn: string
  plannedEnd: string
  /** Days from the start that are not judged. */
  washoutDays: number
  /** The day on which it was stopped, if it was. */
  stoppedOn: string | null
}

export interface Range {
  from: string
  to: string
}

/** The last day of a schedule of so many judged weeks. */
export function plannedEndOf(startsOn: string, washoutDays: number, weeks: number): string {
  return addDays(startsOn, washoutDays + 7 * weeks - 1)
}

/** The judged days, and as many whole weeks just before the start. */
export function windowsOf({ startsOn, plannedEnd, washoutDays }: Schedule): {
  before: Range
  after: Range
  weeks: number
} {
  const after = { from: addDays(startsOn, washoutDays), to: plannedEnd }
  const days = dayCount(after.from, after.to)
  return {
    before: { from: addDays(startsOn, -days), to: addDays(startsOn, -1) },
    after,
    weeks: days / 7,
  }
}

/** The judged days that are over by today, which is not; null before the first. */
export function daysSoFar(schedule: Schedule, today: string): Range | null {
  const { from, to } = windowsOf(schedule).after
  const yesterday = addDays(today, -1)
  const last = [to, yesterday, schedule.stoppedOn ?? to].toSorted()[0] ?? to
  return last < from ? null : { from, to: last }
}

/** Where it is in its time; the planned end is over when its day is. */
export function phaseOf({ startsOn, plannedEnd, stoppedOn }: Schedule, today: string): Phase {
  if (stoppedOn !== null) return 'stopped'
  if (today < startsOn) return 'planned'
  return today > plannedEnd ? 'over' : 'running'
}

interface Placed extends Schedule {
  id: string
  name: string
  stage: string
  touchpoint: string | null
  control: string | null
}

/**
 * Others that began in the time of an improvement, before or after its start, where its answers or
 * those of its untouched stage come from: what moved is then not its doing alone.
 */
export function overlapsOf(own: Placed, all: Placed[]): { id: string; name: string }[] {
  const { before, after } = windowsOf(own)
  const last = own.stoppedOn ?? after.to
  return all
    .filter((other) => other.id !== own.id && touches(other, own))
    .filter(({ startsOn }) => before.from < startsOn && startsOn <= last)
    .map(({ id, name }) => ({ id, name }))
}

function touches(other: Placed, own: Placed): boolean {
  if (other.stage === own.control) return true
  if (other.stage !== own.stage) return false
  const [a, b] = [other.touchpoint, own.touchpoint]
  return a === null || b === null || a === b
}
