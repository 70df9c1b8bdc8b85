import { instantRange } from '#dashboard/kit/time/instant-range.ts'
import { t } from './words.ts'

/** When something came in, Unix milliseconds. */
export interface Span {
  firstAt: number
  lastAt: number
}

/** The site's clock, and the day that it shows. */
export interface SiteClock {
  timezone: string
  today: string
}

/** The calendar day of an instant on the site's clock, `YYYY-MM-DD`. */
export function dayAt(at: number, timeZone: string): string {
  // Swedish days are ISO days.
  return new Intl.DateTimeFormat('sv', { timeZone }).format(at)
}

/** When something came in, in words that fit a sentence and a table: `today, 09:14 – 09:16`. */
export function whenOf({ firstAt, lastAt }: Span, { timezone, today }: SiteClock): string {
  const isToday = [firstAt, lastAt].every((at) => dayAt(at, timezone) === today)
  const times = instantRange([firstAt, lastAt], timezone, !isToday)
  return isToday ? t('when.today', { times }) : times
}
