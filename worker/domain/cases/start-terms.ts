import type { Desk } from '#contract/cases/desk.ts'
import { startTerm } from './clock.ts'
import type { Terms } from './states.ts'
import { nextDue } from './step.ts'

/** Both clocks of a case that begins now, and what is due next. @param now Unix milliseconds */
export function startTerms(
  now: number,
  { hours, firstContact, resolution }: Desk,
  timezone: string,
): { terms: Terms; dueAt: number | null } {
  const terms = {
    firstContact: startTerm(now, firstContact),
    resolution: startTerm(now, resolution),
  }
  return { terms, dueAt: nextDue(terms, { ...hours, timezone }) }
}
