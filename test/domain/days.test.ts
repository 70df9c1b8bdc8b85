import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  cutIntoMonths,
  dayCount,
  localDay,
  monthDays,
  yearBefore,
} from '#worker/domain/days.ts'

const HOUR = 3_600_000

describe('the local day', () => {
  test.each(['Europe/Warsaw', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia'])(
    'equals an independent reading of the clock in %s, every quarter of an hour near midnight for two years',
    (timezone) => {
      const oracle = new Intl.DateTimeFormat('en-US', {
        timeZone: timezone,
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hourCycle: 'h23',
      })
      const start = Date.parse('2025-01-01T00:00:00Z')
      for (let instant = start; instant < start + 2 * 366 * 24 * HOUR; instant += HOUR / 4) {
        const parts = new Map(oracle.formatToParts(instant).map(({ type, value }) => [type, value]))
        const [year = '', month = '', day = ''] = (['year', 'month', 'day'] as const).map((type) =>
          parts.get(type),
        )
        const expected = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
        if (localDay(instant, timezone) !== expected)
          expect(localDay(instant, timezone)).toBe(expected)
      }
    },
  )

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
  test('crosses months, leap days and clock changes', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(dayCount('2026-03-01', '2026-03-31')).toBe(31)
    expect(yearBefore('2024-02-29')).toBe('2023-02-28')
    expect(yearBefore('2025-02-28')).toBe('2024-02-28')
    expect(monthDays('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
  })
})

describe('cutting a range into closed months and days', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2024-01-15', offset))

  test('covers every day of the range exactly once', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 800 }),
        fc.func(fc.boolean()),
        (from, length, isClosed) => {
          const to = addDays(from, length)
          const { months, spans } = cutIntoMonths(from, to, isClosed)
          const days = [
            ...spans,
            ...months.map((month) => ({ from: monthDays(month).first, to: monthDays(month).last })),
          ]
            .flatMap((span) =>
              Array.from({ length: dayCount(span.from, span.to) }, (_, i) => addDays(span.from, i)),
            )
            .toSorted()
          expect(days).toEqual(Array.from({ length: length + 1 }, (_, i) => addDays(from, i)))
          expect(months.every((month) => isClosed(month))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('joins neighbouring days that no closed month parts', () => {
    expect(cutIntoMonths('2026-03-15', '2026-05-15', () => false)).toEqual({
      months: [],
      spans: [{ from: '2026-03-15', to: '2026-05-15' }],
    })
    expect(cutIntoMonths('2026-03-15', '2026-05-15', () => true)).toEqual({
      months: ['2026-04'],
      spans: [
        { from: '2026-03-15', to: '2026-03-31' },
        { from: '2026-05-01', to: '2026-05-15' },
      ],
    })
  })
})
