import { offsetAt } from '#worker/domain/time-zone.ts'

const DAY_MS = 86_400_000

/**
 * The instant at which clocks in a time zone show a local time.
 * Where clocks go back the time comes twice: the first one is meant. Where they go forward it never
 * comes: it counts from before the jump, so 02:30 becomes 03:30.
 * @param local the local time as if it were UTC, Unix milliseconds
 * @returns Unix milliseconds
 * @throws RangeError for an unknown time zone
 */
export function localToInstant(local: number, timezone: string): number {
  const before = offsetAt(local - DAY_MS, timezone)
  const after = offsetAt(local + DAY_MS, timezone)
  const [first = local - before] = [local - before, local - after]
    .filter((instant) => offsetAt(instant, timezone) === local - instant)
    .sort((a, b) => a - b)
  return first
}
