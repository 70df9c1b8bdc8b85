import type { OpeningHours } from '#contract/cases/clock.ts'
import { utcDay } from '#worker/domain/days.ts'
import { offsetAt } from '#worker/domain/time-zone.ts'

/*
 * Business minutes: the real minutes during which the local clock shows an open time. An hour that
 * clocks skip is nobody's, and one that they repeat counts twice.
 */

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
/** Days without an open minute after which none will come. */
const MOST_DAYS = 800

/** Opening hours on the clocks of a time zone. */
export interface BusinessTime extends OpeningHours {
  timezone: string
}

/** From `from` to `to`, Unix milliseconds; the end is not part of it. */
interface Span {
  from: number
  to: number
}

/**
 * The first instant by which so many business minutes have passed since `start`: the closing time where
 * they end with it. `start` itself for none. Null where nobody is there for the next two years.
 * @param start Unix milliseconds
 * @param minutes at least 0; fractions are legal
 */
export function addBusinessMinutes(
  start: number,
  minutes: number,
  time: BusinessTime,
): number | null {
  let left = minutes * MINUTE_MS
  if (left <= 0) return start
  let closedDays = 0
  for (let day = Math.floor(start / DAY_MS); closedDays < MOST_DAYS; day += 1) {
    const spans = openSpans(day, time)
    closedDays = spans.length === 0 ? closedDays + 1 : 0
    for (const { from, to } of spans) {
      const begin = Math.max(from, start)
      if (to <= begin) continue
      if (to - begin >= left) return begin + left
      left -= to - begin
    }
  }
  return null
}

/** Business minutes from one instant to another, 0 where the second is not later. */
export function businessMinutesBetween(from: number, to: number, time: BusinessTime): number {
  let total = 0
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day += 1) {
    for (const span of openSpans(day, time)) {
      total += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
    }
  }
  return total / MINUTE_MS
}

/** Spans of days that were asked for, as long as somebody holds the hours that they come of. */
const remembered = new WeakMap<BusinessTime, Map<number, Span[]>>()

/** Open spans within one UTC day, in order. @param day days since 1970 */
function openSpans(day: number, time: BusinessTime): Span[] {
  const days = remembered.get(time) ?? new Map<number, Span[]>()
  remembered.set(time, days)
  const spans = days.get(day) ?? spansOf(day, time)
  days.set(day, spans)
  return spans
}

function spansOf(day: number, time: BusinessTime): Span[] {
  return stretches(day, time.timezone).flatMap(({ from, to, offset }) => {
    // On the local clock a stretch is one piece, of at most two dates.
    const dates = [Math.floor((from + offset) / DAY_MS), Math.floor((to - 1 + offset) / DAY_MS)]
    return [...new Set(dates)].flatMap((date) =>
      hoursOf(date, time).flatMap((hours) => {
        const midnight = date * DAY_MS - offset
        const begin = Math.max(from, midnight + hours.from * MINUTE_MS)
        const end = Math.min(to, midnight + hours.to * MINUTE_MS)
        return begin < end ? [{ from: begin, to: end }] : []
      }),
    )
  })
}

/** The hours of a local date. @param date days since 1970; the first was a Thursday */
function hoursOf(date: number, { week, holidays }: BusinessTime): { from: number; to: number }[] {
  if (holidays.includes(utcDay(date * DAY_MS))) return []
  return week[(date + 3) % 7] ?? []
}

interface Stretch extends Span {
  /** Of the local clock, ahead of UTC, in milliseconds. */
  offset: number
}

/** A UTC day as stretches without a change of clocks: one, or two. */
function stretches(day: number, timezone: string): Stretch[] {
  const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS]
  const offset = offsetAt(from, timezone)
  const after = offsetAt(to, timezone)
  if (offset === after) return [{ from, to, offset }]
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, timezone) === offset) low = middle
    else high = middle
  }
  return [
    { from, to: high, offset },
    { from: high, to, offset: after },
  ]
}
