import type { DateOrder } from '#contract/words.ts'
import { readOffset } from '#worker/domain/imports/row/offsets.ts'
import { localToInstant } from '#worker/domain/imports/local-time.ts'

/** How a file writes its times. */
export interface Times {
  /** Of times without an offset; an IANA name. */
  timezone: string | undefined
  /** Where the year does not come first. */
  dates: DateOrder | undefined
}

const SHAPE = 'must be a time such as 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00'
const ORDER = 'may be day first or month first: say which with `dates` in the map'
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Excel's day 0 in days before 1970, for every day after February 1900. */
const EXCEL_EPOCH = 25_569
/** Seconds have ten digits, milliseconds thirteen, since 2001. */
const LEAST_MILLISECONDS = 1e11

const DATE =
  /^(?:[A-Za-z]{3,9}, )?([A-Za-z]{3,9}|\d{1,4})([-/. ])([A-Za-z]{3,9}|\d{1,2}),?\2(\d{1,4})(?=$|[T ,])/i
const TIME =
  /^(?:,? |T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(AM|PM))?(?: ?([A-Z]{1,4}.*|[+-−]\d.*))?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

interface Day {
  year: number
  month: number
  day: number
}

/**
 * Reads `answered_at`: ISO 8601 and what spreadsheets make of it, with an offset, or a local time
 * (a date alone is its midnight) where the map names the time zone. Dates of numbers whose year
 * does not come first need an order from the map: none is guessed.
 * @returns Unix milliseconds, or what is wrong
 */
export function parseInstant(text: string, times: Times): number | { reason: string } {
  if (times.dates === 'excel' || times.dates === 'unix') {
    const number = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null
    if (number !== null) return fromNumber(number, times)
  }
  const date = DATE.exec(text)
  if (!date) return { reason: SHAPE }
  const rest = text.slice(date[0].length)
  const time = rest === '' ? [] : TIME.exec(rest)
  if (!time) return { reason: SHAPE }
  const day = readDay(date, times.dates)
  if ('reason' in day) return day
  const hour = readHour(time[1], time[5])
  const minute = Number(time[2] ?? 0)
  const second = Number(time[3] ?? 0)
  const local = Date.UTC(day.year, day.month - 1, day.day, hour ?? 0, minute, second)
  if (hour === null || minute > 59 || second > 59 || !isCalendarDay(day))
    return { reason: 'is not a date and time of the calendar' }
  const thousandths = Number((time[4] ?? '').padEnd(3, '0').slice(0, 3))
  return place(local + thousandths, time[6], times)
}

/** What a date of numbers can only be; null where it says nothing about the order. */
export function orderOf(text: string): DateOrder | 'either' | null {
  if (/^\d{5}([.,]\d+)?$/.test(text)) return 'excel'
  if (/^\d{10}(\d{3})?$/.test(text)) return 'unix'
  const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}(?!\d)/.exec(text)
  if (!match) return null
  const [first, second] = [Number(match[1]), Number(match[2])]
  if (first > 12) return 'day-first'
  return second > 12 ? 'month-first' : 'either'
}

function fromNumber(number: number, { timezone, dates }: Times): number | { reason: string } {
  if (dates === 'unix') return number < LEAST_MILLISECONDS ? number * 1000 : number
  const local = Math.round((number - EXCEL_EPOCH) * DAY_MS)
  return place(local, undefined, { timezone })
}

function place(
  local: number,
  offsetText: string | undefined,
  { timezone }: Pick<Times, 'timezone'>,
): number | { reason: string } {
  if (offsetText !== undefined) {
    const offset = readOffset(offsetText)
    if (typeof offset !== 'number') return offset
    return local - offset * MINUTE_MS
  }
  if (!timezone)
    return { reason: 'has no offset: write Z or +01:00, or give a time zone in the map' }
  const thousandths = local % 1000
  return localToInstant(local - thousandths, timezone) + thousandths
}

function readDay(
  [, a = '', separator, b = '', c = '']: RegExpExecArray,
  order: DateOrder | undefined,
): Day | { reason: string } {
  const named = [a, b].findIndex((part) => /^[a-z]/i.test(part))
  if (named !== -1) {
    const month = MONTHS.indexOf((named === 0 ? a : b).slice(0, 3).toLowerCase()) + 1
    const day = Number(named === 0 ? b : a)
    return month === 0 || a.length === 4 ? { reason: SHAPE } : { year: fullYear(c), month, day }
  }
  if (a.length === 4)
    return separator === ' ' || c.length > 2
      ? { reason: SHAPE }
      : { year: Number(a), month: Number(b), day: Number(c) }
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return { reason: SHAPE }
  if (order !== 'day-first' && order !== 'month-first') return { reason: ORDER }
  const [day, month] = order === 'day-first' ? [a, b] : [b, a]
  return { year: fullYear(c), month: Number(month), day: Number(day) }
}

/** Two digits are of this century: no answer of a shop is older. */
function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** @returns null for an hour that the clock does not have */
function readHour(text: string | undefined, half: string | undefined): number | null {
  const hour = Number(text ?? 0)
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
}

function isCalendarDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  )
}
