/*
 * Time zones by their IANA names. Asking the platform costs more than storing an answer's cell, so
 * what it said of a midnight is remembered; a remembered offset never differs from a new one.
 */

const DAY_MS = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()
/** Offsets at UTC midnights, by time zone and number of the day since 1970. */
const midnights = new Map<string, Map<number, number>>()
const MOST_REMEMBERED = 10_000

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
 * How far clocks in a time zone are ahead of UTC at an instant, in milliseconds. Clocks are taken
 * not to change twice within one UTC day.
 * @param instant Unix milliseconds
 * @throws RangeError for an unknown time zone
 */
export function offsetAt(instant: number, timezone: string): number {
  const day = Math.floor(instant / DAY_MS)
  const before = offsetAtMidnight(day, timezone)
  const isSame = before === offsetAtMidnight(day + 1, timezone)
  return isSame ? before : measureOffset(instant, timezone)
}

/**
 * When a calendar day begins on the clocks of a time zone, Unix milliseconds.
 * @param day `YYYY-MM-DD`
 * @throws RangeError for an unknown time zone
 */
export function dayStart(day: string, timezone: string): number {
  const utc = Date.parse(day)
  const guess = utc - offsetAt(utc, timezone)
  // Clocks may have changed between the two.
  return utc - offsetAt(guess, timezone)
}

function offsetAtMidnight(day: number, timezone: string): number {
  let days = midnights.get(timezone)
  if (!days || days.size > MOST_REMEMBERED) midnights.set(timezone, (days = new Map()))
  let offset = days.get(day)
  if (offset === undefined) days.set(day, (offset = measureOffset(day * DAY_MS, timezone)))
  return offset
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
