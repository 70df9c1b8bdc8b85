import type { CurveQuery } from '#contract/journey.ts'
import { addDays, dayCount, yearBefore } from '#worker/domain/days.ts'

/** The range a curve is compared with: as many days just before it, or the same dates a year ago. */
export function comparedRange({ from, to, compare }: Pick<CurveQuery, 'from' | 'to' | 'compare'>) {
  if (compare === 'none') return null
  if (compare === 'year') return { from: yearBefore(from), to: yearBefore(to) }
  const last = addDays(from, -1)
  return { from: addDays(last, 1 - dayCount(from, to)), to: last }
}
