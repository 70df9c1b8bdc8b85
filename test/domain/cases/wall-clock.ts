const MINUTE_MS = 60_000

/** What a clock on the wall shows during one minute. */
interface WallMinute {
  /** Unix milliseconds of its beginning. */
  at: number
  date: string
  /** 0 Monday … 6 Sunday. */
  weekday: number
  /** After midnight, as the clock shows it. */
  minute: number
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Every minute of a range, read from the platform's own calendar: slow, and right. */
export function wallMinutes(timezone: string, from: string, to: string): WallMinute[] {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const minutes: WallMinute[] = []
  for (let at = Date.parse(from); at < Date.parse(to); at += MINUTE_MS) {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]))
    minutes.push({
      at,
      date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    })
  }
  return minutes
}

/** Whether somebody is there during a minute. */
export function isOpen(
  { date, weekday, minute }: WallMinute,
  { week, holidays }: { week: { from: number; to: number }[][]; holidays: string[] },
): boolean {
  if (holidays.includes(date)) return false
  return (week[weekday] ?? []).some(({ from, to }) => from <= minute && minute < to)
}
