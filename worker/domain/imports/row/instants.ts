import { localToInstant } from '#worker/domain/imports/local-time.ts'

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d{2}(?::?[0-5]\d)?))?)?$/i
const SHAPE = 'must be a time such as 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00'
const MINUTE_MS = 60_000

/**
 * Reads `answered_at`: ISO 8601 with Z or an offset, or a local time (a date alone is its
 * midnight) where the map names the time zone.
 * @returns Unix milliseconds, or what is wrong
 */
export function parseInstant(
  text: string,
  timezone: string | undefined,
): number | { reason: string } {
  const match = INSTANT.exec(text)
  if (!match) return { reason: SHAPE }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  const carried = new Date(local)
  const isDate = carried.getUTCMonth() === month - 1 && carried.getUTCFullYear() === year
  if (!isDate || hour > 23 || minute > 59 || second > 59)
    return { reason: 'is not a date and time of the calendar' }
  const thousandths = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  const offset = match[8] === undefined ? null : offsetMinutes(match[8])
  if (offset !== null) {
    if (Math.abs(offset) > 18 * 60) return { reason: 'has an offset of more than 18 hours' }
    return local + thousandths - offset * MINUTE_MS
  }
  if (timezone) return localToInstant(local, timezone) + thousandths
  return { reason: 'has no offset: write Z or +01:00, or give a time zone in the map' }
}

/** `+05:30`, `+0530` and `+05` in minutes ahead of UTC; `Z` is 0. */
function offsetMinutes(text: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const digits = text.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return text.startsWith('-') ? -minutes : minutes
}
