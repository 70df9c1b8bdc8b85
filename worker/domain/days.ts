import { offsetAt } from '#worker/domain/time-zone.ts'

/*
 * Days are `YYYY-MM-DD` in the site's time zone; a week is named by its Monday. Arithmetic on them
 * runs on UTC midnights, which have no daylight saving.
 */

const DAY_MS = 86_400_000

/**
 * The calendar day of an instant in a time zone.
 * @param instant Unix milliseconds
 * @throws RangeError for an unknown time zone
 */
export function localDay(instant: number, timezone: string): string {
  return utcDay(instant + offsetAt(instant, timezone))
}

/** The day `count` days after `day` (before it, if negative). */
export function addDays(day: string, count: number): string {
  return utcDay(Date.parse(day) + count * DAY_MS)
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

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
}

/** The quarter of a day, as a text that tells it from others: `2026-3` is the last one. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 5)}${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`
}

/** The first Monday of the quarter in which a week's Monday lies. */
export function firstWeekOfQuarter(week: string): string {
  const month = Number(week.slice(5, 7))
  const first = String(month - ((month - 1) % 3)).padStart(2, '0')
  return mondayOf(addDays(`${week.slice(0, 4)}-${first}-01`, 6))
}

/** Days of one week to add to a sum of whole weeks, or to take off it. */
export interface Edge {
  /** Its Monday. */
  week: string
  /** At most three, 0 for Monday … 6 for Sunday. */
  weekdays: number[]
  sign: 1 | -1
}

/** A range as whole weeks, from Monday to Monday, and what its two ends add or take off. */
export interface Weeks {
  whole: { from: string; to: string } | null
  edges: Edge[]
}

/**
 * Cuts a range into whole weeks and edges. A week that the range covers by more than half is read
 * whole, less the other days: so no edge has more than three.
 */
export function cutIntoWeeks(from: string, to: string): Weeks {
  const [first, last] = [mondayOf(from), mondayOf(to)]
  const covered = (week: string) =>
    WEEKDAYS.filter((weekday) => isWithin(addDays(week, weekday), from, to))
  const isWhole = (week: string) => covered(week).length > 3
  const start = isWhole(first) ? first : addDays(first, 7)
  const end = isWhole(last) ? last : addDays(last, -7)
  return {
    whole: start <= end ? { from: start, to: end } : null,
    edges: [...new Set([first, last])].flatMap((week): Edge[] => {
      if (!isWhole(week)) return [{ week, weekdays: covered(week), sign: 1 }]
      const others = WEEKDAYS.filter((weekday) => !covered(week).includes(weekday))
      return others.length > 0 ? [{ week, weekdays: others, sign: -1 }] : []
    }),
  }
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

function isWithin(day: string, from: string, to: string): boolean {
  return from <= day && day <= to
}

/** The day of an instant in UTC, as budgets and the codes of networks count it. @param instant Unix milliseconds */
export function utcDay(instant: number): string {
  return isoInstant(instant).slice(0, 10)
}

/** An instant as a text that other programs read: `2026-11-21T09:30:00.000Z`. @param instant Unix milliseconds */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString()
}
