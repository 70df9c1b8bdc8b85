import { dateFormat } from '#dashboard/kit/i18n/format.ts'
import { addDays } from '#dashboard/kit/time/days.ts'

const HOUR = 3_600_000
const MORNING = 9

/** The calendar day and the minute of the day of an instant, on the clocks of a time zone. */
export function clockOf(at: number, timeZone: string): { day: string; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00'
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    minute: Number(of('hour')) * 60 + Number(of('minute')),
  }
}

/** The instant at which a time zone's clocks show nine in the morning of a day. */
function morningOf(day: string, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + MORNING * HOUR
  let at = wanted
  // Twice: the first step may have crossed a change of the clocks.
  for (let turn = 0; turn < 2; turn += 1) {
    const shown = clockOf(at, timeZone)
    at += wanted - (Date.parse(`${shown.day}T00:00:00Z`) + shown.minute * 60_000)
  }
  return at
}

/** Until when a case may sleep: three hours, tomorrow at nine, Monday at nine, on the site's clocks. */
export function snoozeTimes(now: number, timeZone: string) {
  const today = clockOf(now, timeZone).day
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const monday = addDays(today, (8 - weekday) % 7 || 7)
  return {
    hours: now + 3 * HOUR,
    tomorrow: morningOf(addDays(today, 1), timeZone),
    week: morningOf(monday, timeZone),
  }
}

/** A time as the site's clocks show it, with its weekday: `Mon 17 Nov, 09:00`. */
export function siteTime(at: number, timeZone: string): string {
  return dateFormat({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at)
}
