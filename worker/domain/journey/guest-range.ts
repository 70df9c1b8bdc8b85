import type { CurveQuery } from '#contract/journey.ts'
import { addDays, dayCount, localDay, mondayOf } from '#worker/domain/days.ts'

type Range = Pick<CurveQuery, 'from' | 'to'>

/** An outbox delivers for seven days; one more is for clocks. */
const LATE_MS = 8 * 86_400_000
const YEAR_IN_WEEKS = 52
/** Two years and what they touch: each filtered week costs a stranger's call more to compute. */
const MOST_WEEKS = 106
/** A Monday before every answer: the calendar is not asked about the year 0. */
const FIRST = '1970-01-05'

/**
 * The Sunday up to which no answer can come in any more, but by an import: until then a guest who
 * looks twice would see each new answer alone.
 * @param now Unix milliseconds
 */
export function settledUntil(now: number, timezone: string): string {
  return addDays(mondayOf(localDay(now - LATE_MS, timezone)), -1)
}

/** What a guest is told instead of the first and last day with an answer: the last settled week. */
export function guestDays(now: number, timezone: string): { first: string; last: string } {
  const last = settledUntil(now, timezone)
  return { first: addDays(last, -6), last }
}

/**
 * The whole weeks that a guest is shown for some days: those that the days touch, and where these
 * are not settled yet, as many before them.
 * @param settled a Sunday, see `settledUntil`
 */
export function guestRange(asked: Range, settled: string): Range {
  const [from, to] = [laterOf(asked.from, FIRST), laterOf(asked.to, FIRST)]
  const sunday = addDays(mondayOf(to), 6)
  const last = sunday < settled ? sunday : settled
  const asLong = addDays(last, 1 - 7 * Math.ceil(dayCount(from, to) / 7))
  const monday = mondayOf(from)
  const first = monday < asLong ? monday : asLong
  return { from: laterOf(first, addDays(last, 1 - 7 * MOST_WEEKS)), to: last }
}

/** As many whole weeks as these, just before them or 52 weeks earlier; null to compare nothing. */
export function guestComparedRange(
  { from, to }: Range,
  compare: CurveQuery['compare'],
): Range | null {
  if (compare === 'none') return null
  const back = compare === 'year' ? -7 * YEAR_IN_WEEKS : -dayCount(from, to)
  return { from: addDays(from, back), to: addDays(to, back) }
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}
