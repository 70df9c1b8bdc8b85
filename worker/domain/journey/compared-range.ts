import type { CurveQuery } from '#contract/journey.ts'
import { addDays, dayCount, yearBefore } from '#worker/domain/days.ts'

/**
 * The range a curve is compared with: as many days just before it, or the same dates a year ago. Of
 * a range that is not over yet only the days that have come count, or a whole period would be
 * compared with a part. Null where none has come.
 */
export function comparedRange(
  { from, to, compare }: Pick<CurveQuery, 'from' | 'to' | 'compare'>,
  today: string,
) {
  const until = to < today ? to : today
  if (compare === 'none' || until < from) return null
  if (compare === 'year') return { from: yearBefore(from), to: yearBefore(until) }
  const last = addDays(from, -1)
  return { from: addDays(last, 1 - dayCount(from, until)), to: last }
}
