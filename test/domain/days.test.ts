import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  addDays,
  cutIntoWeeks,
  dayCount,
  localDay,
  mondayOf,
  yearBefore,
} from '#worker/domain/days.ts'

const HOUR = 3_600_000

/** The day as the platform's own calendar tells it, asked anew each time. */
function dayReader(timezone: string) {
  const oracle = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hourCycle: 'h23',
  })
  return (instant: number) => {
    const parts = new Map(oracle.formatToParts(instant).map(({ type, value }) => [type, value]))
    const [year = '', month = '', day = ''] = (['year', 'month', 'day'] as const).map((type) =>
      parts.get(type),
    )
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
}

function expectSame(
  timezone: string,
  { from, to, step = HOUR / 4 }: { from: string; to: string; step?: number },
): void {
  const read = dayReader(timezone)
  for (let instant = Date.parse(from); instant < Date.parse(to); instant += step) {
    const day = localDay(instant, timezone)
    // One assertion a difference, not one an instant.
    if (day !== read(instant)) expect([new Date(instant), day]).toEqual([null, read(instant)])
  }
}

describe('the local day', () => {
  test.each(['Europe/Warsaw', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia'])(
    'equals an independent reading of the clock in %s, every quarter of an hour for two years',
    (timezone) => expectSame(timezone, { from: '2025-01-01', to: '2027-01-03' }),
  )

  test.each([
    ['clocks go back a minute after midnight', 'America/St_Johns', '2006-10-28'],
    ['clocks go forward a minute after midnight', 'America/St_Johns', '2006-04-01'],
    ['a day is left out', 'Pacific/Apia', '2011-12-29'],
    ['another one, eastwards', 'Pacific/Kwajalein', '1993-08-20'],
    ['clocks change by half an hour', 'Australia/Lord_Howe', '2026-04-03'],
    ['clocks go back for a month', 'Africa/Casablanca', '2026-02-14'],
    ['and forward again', 'Africa/Casablanca', '2026-03-21'],
    ['midnight does not come', 'America/Santiago', '2026-09-05'],
    ['the offset has seconds', 'Africa/Monrovia', '1972-01-06'],
  ])('is right where %s (%s)', (_, timezone, from) => {
    expectSame(timezone, { from, to: addDays(from, 3), step: 30_000 })
  })

  test('is right in every time zone, in whatever order it is asked', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const readers = new Map(zones.map((zone) => [zone, dayReader(zone)]))
    const instant = fc.integer({ min: 0, max: Date.parse('2040-01-01') })
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
        expect(localDay(at, zone)).toBe(readers.get(zone)?.(at))
      }),
      { numRuns: 5000 },
    )
  })

  test('asks the platform only once for a day that answers keep coming in', () => {
    const start = Date.parse('2026-11-27T00:00:00Z')
    localDay(start, 'Europe/Madrid')
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
    for (let at = start; at < start + 24 * HOUR; at += HOUR / 4) localDay(at, 'Europe/Madrid')
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
  })

  test('changes at local midnight on both days of the clock change', () => {
    expect(localDay(Date.parse('2026-03-28T22:59:59Z'), 'Europe/Warsaw')).toBe('2026-03-28')
    expect(localDay(Date.parse('2026-03-28T23:00:00Z'), 'Europe/Warsaw')).toBe('2026-03-29')
    expect(localDay(Date.parse('2026-10-25T22:59:59Z'), 'Europe/Warsaw')).toBe('2026-10-25')
    expect(localDay(Date.parse('2026-10-25T23:00:00Z'), 'Europe/Warsaw')).toBe('2026-10-26')
  })

  test('refuses a time zone that does not exist', () => {
    expect(() => localDay(0, 'Europe/Atlantis')).toThrow(RangeError)
  })
})

describe('arithmetic on days', () => {
  test('crosses months, weeks, leap days and clock changes', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(dayCount('2026-03-01', '2026-03-31')).toBe(31)
    expect(yearBefore('2024-02-29')).toBe('2023-02-28')
    expect(yearBefore('2025-02-28')).toBe('2024-02-28')
    expect(mondayOf('2024-03-03')).toBe('2024-02-26')
    expect(mondayOf('2024-03-04')).toBe('2024-03-04')
  })
})

describe('cutting a range into weeks', () => {
  const offset = fc.integer({ min: 0, max: 1500 })
  const list = (from: string, to: string) =>
    Array.from({ length: dayCount(from, to) }, (_, index) => addDays(from, index))

  test('covers every day of the range exactly once, with at most three days at an edge', () => {
    fc.assert(
      fc.property(offset, fc.integer({ min: 0, max: 800 }), (start, length) => {
        const from = addDays('2024-01-15', start)
        const to = addDays(from, length)
        const { whole, edges } = cutIntoWeeks(from, to)
        const days = new Map<string, number>()
        const count = (day: string, sign: number) => days.set(day, (days.get(day) ?? 0) + sign)
        if (whole) for (const day of list(whole.from, addDays(whole.to, 6))) count(day, 1)
        for (const { week, weekdays, sign } of edges)
          for (const weekday of weekdays) count(addDays(week, weekday), sign)
        const counted = new Map([...days].filter(([, times]) => times !== 0))
        expect(counted).toEqual(new Map(list(from, to).map((day) => [day, 1])))
        expect(edges.length).toBeLessThanOrEqual(2)
        for (const { weekdays } of edges) expect(weekdays.length).toBeLessThanOrEqual(3)
        for (const week of [
          ...edges.map((edge) => edge.week),
          ...(whole ? [whole.from, whole.to] : []),
        ])
          expect(mondayOf(week)).toBe(week)
      }),
      { numRuns: 500 },
    )
  })

  test("needs no edge from Monday to Sunday, and takes a year's 53rd week as any other", () => {
    const whole = { from: '2026-12-28', to: '2026-12-28' }
    expect(cutIntoWeeks('2026-12-28', '2027-01-03')).toEqual({ whole, edges: [] })
    expect(cutIntoWeeks('2026-12-28', '2027-01-01')).toEqual({
      whole,
      edges: [{ week: '2026-12-28', weekdays: [5, 6], sign: -1 }],
    })
    expect(cutIntoWeeks('2026-12-31', '2026-12-31')).toEqual({
      whole: null,
      edges: [{ week: '2026-12-28', weekdays: [3], sign: 1 }],
    })
  })
})
