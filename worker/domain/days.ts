import { offsetAt } from '#worker/domain/time-zone.ts'

/*
 * Days are `YYYY-MM-DD` in the site's time zone, months `YYYY-MM`. Arithmetic on them runs on UTC
 * midnights, which have no daylight saving.
 */

const DAY_MS = 86_400_000

/**
 * The calendar day of an instant in a time zone.
 * @param instant Unix milliseconds
 * @throws RangeError for an unknown time zone
 */
export function localDay(instant: number, timezone: string): string {
  return toDay(instant + offsetAt(instant, timezone))
}

/** The day `count` days after `day` (before it, if negative). */
export function addDays(day: string, count: number): string {
  return toDay(Date.parse(day) + count * DAY_MS)
}

/** Days in the range, both ends included: at least 1. */
export function dayCount(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1
}

/** The same date one year earlier; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1
  const rest = day.slice(4)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !leap ? '-02-28' : rest}`
}

/** First and last day of a month. */
export function monthDays(month: string): { first: string; last: string } {
  const next = new Date(Date.parse(`${month}-01`))
  next.setUTCMonth(next.getUTCMonth() + 1)
  return { first: `${month}-01`, last: toDay(next.getTime() - DAY_MS) }
}

export interface Pieces {
  months: string[]
  spans: { from: string; to: string }[]
}

/**
 * Cuts a range into whole months that may be read summed up and spans that must be read by day.
 * @param isClosed whether a month's sums are complete
 */
export function cutIntoMonths(
  from: string,
  to: string,
  isClosed: (month: string) => boolean,
): Pieces {
  const pieces: Pieces = { months: [], spans: [] }
  let start = from
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7);
    month = addDays(`${month}-28`, 4).slice(0, 7)
  ) {
    const { first, last } = monthDays(month)
    if (first < from || last > to || !isClosed(month)) continue
    if (start < first) pieces.spans.push({ from: start, to: addDays(first, -1) })
    pieces.months.push(month)
    start = addDays(last, 1)
  }
  if (start <= to) pieces.spans.push({ from: start, to })
  return pieces
}

function toDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
