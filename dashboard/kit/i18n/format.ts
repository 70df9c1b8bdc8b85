import { t } from './kit-words.ts'
import { locale } from './words.ts'

/** British dates for English: the day comes before the month in all three languages. */
function tag(): string {
  return locale() === 'en' ? 'en-GB' : locale()
}

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag() + JSON.stringify(options)
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(tag(), options)
  numberFormats.set(key, format)
  return format
}

/** A format of dates and times in the reader's language, made once. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options)
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(tag(), options)
  dateFormats.set(key, format)
  return format
}

/** A real minus sign: the hyphen of the locales is too short beside figures. */
function withMinus(text: string): string {
  return text.replace('-', '−')
}

/** A count: `1,204`. */
export function count(n: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(n)
}

/** A figure with one or two decimals, such as an agreement: `0.42`. */
export function decimal(value: number, digits = 2): string {
  return withMinus(
    numberFormat({ maximumFractionDigits: digits, signDisplay: 'negative' }).format(value),
  )
}

/** What stands before the decimals of a number: `.` or `,`. */
export function decimalSign(): string {
  return decimal(0.5, 1).charAt(1)
}

/** A point of the −100…100 scale: `+48`, `−31`, `0`. */
export function signed(value: number): string {
  return withMinus(numberFormat({ signDisplay: 'exceptZero' }).format(Math.round(value)))
}

/** A share 0…1 as a percentage; below one per cent it keeps a decimal. */
export function percent(share: number): string {
  const digits = share > 0 && share < 0.01 ? 1 : 0
  return numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(share)
}

/** An interval of shares: `35% to 37%`. */
export function percentInterval([low, high]: readonly [number, number]): string {
  return t('interval', { low: percent(low), high: percent(high) })
}

/** An interval of sentiment: `−38 to −24`. */
export function signedInterval([low, high]: readonly [number, number]): string {
  return t('interval', { low: signed(low), high: signed(high) })
}

/** The same, in the narrow form of a table: `−38 … −24`. */
export function narrowInterval([low, high]: readonly [number, number]): string {
  return `${signed(low)} … ${signed(high)}`
}

/** A q value, with its sign of comparison: `= 0.012`, `< 0.001`. */
export function qValue(q: number): string {
  return `${q < 0.001 ? '<' : '='} ${decimal(Math.max(q, 0.001), 3)}`
}

/** A calendar day (`2026-11-14`) without a year: `14 Nov`. Days carry no time zone of their own. */
export function day(iso: string): string {
  return dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(utc(iso))
}

/** A calendar day with its year: `14 Nov 2026`. */
export function fullDay(iso: string): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    utc(iso),
  )
}

/** Two calendar days: `25 Oct – 21 Nov 2026`. */
export function dayRange(range: { from: string; to: string }): string {
  return dateFormat({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(utc(range.from), utc(range.to))
}

/** An instant as the site's clock shows it: `14 Nov 2026, 09:41`. */
export function instant(at: number, timeZone: string): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

/** An instant as the reader's own clock shows it, with the zone: `14 Nov 2026, 09:41 CET`. */
export function localInstant(at: number): string {
  return dateFormat({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}

/** The calendar day of an instant on the reader's own clock: `14 Nov 2026`. */
export function localDay(at: number): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** The time of day of an instant on the reader's own clock: `14:35`. */
export function localTime(at: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(at)
}

/** A calendar day as a heading: `Saturday, 14 November 2026`. */
export function longDay(iso: string): string {
  return dateFormat({ dateStyle: 'full', timeZone: 'UTC' }).format(utc(iso))
}

/** The time of day of an instant in UTC: `09:41`. */
export function utcTime(at: number): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(at)
}

/** Units with the seconds below which they are used. Without a number the short form is no word: “last mo”. */
const STEPS = [
  { unit: 'minute', below: 3600, divisor: 60, style: 'short' },
  { unit: 'hour', below: 86_400, divisor: 3600, style: 'short' },
  { unit: 'day', below: 30 * 86_400, divisor: 86_400, style: 'short' },
  { unit: 'month', below: 365 * 86_400, divisor: 30 * 86_400, style: 'long' },
] as const
const YEAR = { unit: 'year', divisor: 365 * 86_400, style: 'long' } as const

/** How long ago, or in how long, in short: `2 min ago`, `in 3 days`. */
export function fromNow(at: number, now: number): string {
  const seconds = Math.abs(Math.round((now - at) / 1000))
  const { unit, divisor, style } = STEPS.find(({ below }) => seconds < below) ?? YEAR
  const format = new Intl.RelativeTimeFormat(tag(), { style, numeric: 'auto' })
  if (seconds < 60) return format.format(0, 'second')
  // What ends in seven days says so also a second later; what is past has lasted whole units only.
  const units = seconds / divisor
  return format.format(at > now ? Math.round(units) : -Math.floor(units), unit)
}

/** In how long, rounded up and in full words: `in 12 minutes`. */
export function after(seconds: number): string {
  const format = new Intl.RelativeTimeFormat(tag())
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90
    ? format.format(minutes, 'minute')
    : format.format(Math.ceil(minutes / 60), 'hour')
}

/** How long ago; clocks that disagree never make it the future. */
export function relative(at: number, now: number): string {
  return fromNow(Math.min(at, now), now)
}

/** The name of a language in the reader's language; the tag itself when it is unknown. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([tag()], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** Words that begin with a capital letter, as one list: `Read figures, read comments`. */
export function wordList(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : lowerFirst(word))).join(', ')
}

/** A word as it stands inside a sentence. */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase(locale()) + text.slice(1)
}

function utc(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`)
}
