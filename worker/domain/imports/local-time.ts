const DAY_MS = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()
/** Offsets at the start and end of UTC days, by time zone and day. */
const offsets = new Map<string, Map<number, readonly [number, number]>>()
const REMEMBERED_DAYS = 10_000

/** Whether this is an IANA time zone name that the platform knows. */
export function isTimezone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

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

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timezone: string): number {
  const day = Math.floor(instant / DAY_MS)
  let days = offsets.get(timezone)
  if (!days || days.size > REMEMBERED_DAYS) offsets.set(timezone, (days = new Map()))
  let ends = days.get(day)
  if (!ends) {
    ends = [measureOffset(day * DAY_MS, timezone), measureOffset((day + 1) * DAY_MS, timezone)]
    days.set(day, ends)
  }
  return ends[0] === ends[1] ? ends[0] : measureOffset(instant, timezone)
}

function measureOffset(instant: number, timezone: string): number {
  const parts = new Map(
    formatterOf(timezone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local + part('second') * 1000 - Math.floor(instant / 1000) * 1000
}

function formatterOf(timezone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timezone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timezone, formatter)
  }
  return formatter
}
