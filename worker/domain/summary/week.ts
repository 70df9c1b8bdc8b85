import { addDays, localDay, mondayOf } from '#worker/domain/days.ts'
import { dayStart } from '#worker/domain/time-zone.ts'

/** When a summary is told on the clocks of the site, on the Monday after its week. */
const MORNING = 'T08:00Z'

/** Eight in the morning of a day, Unix milliseconds. */
function morningOf(day: string, timezone: string): number {
  return dayStart(`${day}${MORNING}`, timezone)
}

/**
 * The week that is to be summed up, and since when.
 * @param now Unix milliseconds
 * @returns its Monday and Sunday; `since` is eight in the morning of the Monday after it
 */
export function weekDue(
  now: number,
  timezone: string,
): { from: string; to: string; since: number } {
  const monday = mondayOf(localDay(now, timezone))
  const isEarly = now < morningOf(monday, timezone)
  const after = isEarly ? addDays(monday, -7) : monday
  return {
    from: addDays(after, -7),
    to: addDays(after, -1),
    since: morningOf(after, timezone),
  }
}

/** When the next week is to be summed up, Unix milliseconds. */
export function nextSummary(now: number, timezone: string): number {
  return morningOf(addDays(weekDue(now, timezone).from, 14), timezone)
}
