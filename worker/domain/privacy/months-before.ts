import { addDays, dayCount, localDay } from '#worker/domain/days.ts'

const DAY_MS = 86_400_000

/**
 * The same time of day so many months earlier, by the site's calendar; where that month is shorter,
 * on its last day.
 * @returns Unix milliseconds
 */
export function monthsBefore(
  now: number,
  { timezone, months }: { timezone: string; months: number },
): number {
  const today = localDay(now, timezone)
  const first = new Date(`${today.slice(0, 7)}-01`)
  first.setUTCMonth(first.getUTCMonth() - months)
  const day = `${first.toISOString().slice(0, 8)}${today.slice(8)}`
  // A day that the month does not have is read as one of the next.
  first.setUTCMonth(first.getUTCMonth() + 1)
  const last = addDays(first.toISOString().slice(0, 10), -1)
  return now - (dayCount(day < last ? day : last, today) - 1) * DAY_MS
}
