import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDay } from '#worker/domain/days.ts'
import { localToInstant } from '#worker/domain/imports/local-time.ts'
import { isTimezone } from '#worker/domain/time-zone.ts'
import { parseInstant } from '#worker/domain/imports/row/instants.ts'

function iso(text: string, timezone?: string): string {
  const instant = parseInstant(text, { timezone, dates: undefined })
  return typeof instant === 'number' ? new Date(instant).toISOString() : instant.reason
}

test.each([
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
  ['2026-03-01T12:00:00.123456Z', '2026-03-01T12:00:00.123Z'],
  ['2026-03-01T13:00:00+01:00', '2026-03-01T12:00:00.000Z'],
  ['2026-03-01 17:30+0530', '2026-03-01T12:00:00.000Z'],
  ['2026-03-01 08:30:00-03:30', '2026-03-01T12:00:00.000Z'],
  ['2026-03-01t12:00:00z', '2026-03-01T12:00:00.000Z'],
  ['2024-02-29T23:59:59+00', '2024-02-29T23:59:59.000Z'],
])('reads %s', (text, expected) => {
  expect(iso(text)).toBe(expected)
  expect(iso(text, 'America/Sao_Paulo')).toBe(expected)
})

test.each([
  ['2018-08-15 04:10:37', 'America/Sao_Paulo', '2018-08-15T07:10:37.000Z'],
  ['2018-08-15', 'America/Sao_Paulo', '2018-08-15T03:00:00.000Z'],
  ['2026-07-01T12:00', 'Europe/Warsaw', '2026-07-01T10:00:00.000Z'],
  // Clocks go forward at 02:00: that half hour never comes, so it counts from before the jump.
  ['2026-03-29 01:59:59', 'Europe/Warsaw', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29 02:30:00', 'Europe/Warsaw', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29 03:00:00', 'Europe/Warsaw', '2026-03-29T01:00:00.000Z'],
  // Clocks go back at 03:00: the time comes twice, the first one is meant.
  ['2026-10-25 02:30:00', 'Europe/Warsaw', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25 03:00:00', 'Europe/Warsaw', '2026-10-25T02:00:00.000Z'],
  // In Brazil the day itself began at 01:00.
  ['2018-11-04 00:30:00', 'America/Sao_Paulo', '2018-11-04T03:30:00.000Z'],
  ['2018-02-17 23:30:00', 'America/Sao_Paulo', '2018-02-18T01:30:00.000Z'],
  // Samoa skipped 30 December 2011.
  ['2011-12-30 12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
])('reads the local time %s in %s', (text, timezone, expected) => {
  expect(iso(text, timezone)).toBe(expected)
})

test.each([
  '',
  'yesterday',
  '15.08.2018 04:10',
  '08/15/2018',
  '1764000000000',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T12:60:00Z',
  '2026-01-01T12:00:60Z',
  '2026-01-01T12:00:00+25:00',
  '2026-01-01T12:00:00+05:90',
  '2026-01-01T12Z',
  '2017-W13-5',
  '2026-09-01 10.00.00',
  '2026-01-01 13:00 PM',
  '2026-01-01T12:00:00+01:00 CST',
  '0026-01-01T12:00:00Z',
  '2026-01-01T12:00:00Z; DROP TABLE answers',
])('refuses %s', (text) => {
  expect(parseInstant(text, { timezone: 'Europe/Warsaw', dates: undefined })).toEqual({
    reason: expect.any(String),
  })
})

test('asks for an offset or a time zone where there is none', () => {
  expect(iso('2026-03-01 12:00:00')).toContain('has no offset')
})

test('knows time zones from other words', () => {
  expect(['Europe/Warsaw', 'UTC', 'Asia/Kathmandu'].every(isTimezone)).toBe(true)
  expect(['Mars/Olympus', '', '../etc'].some(isTimezone)).toBe(false)
})

test('agrees with the clocks of four awkward time zones over two years', () => {
  const zones = ['Europe/Warsaw', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia']
  const minute = fc.integer({ min: 0, max: 730 * 24 * 60 })
  const start = Date.parse('2010-07-01T00:00:00Z')
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (timezone, minutes) => {
      const instant = start + minutes * 60_000
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: timezone,
        dateStyle: 'short',
        timeStyle: 'medium',
      }).format(instant)
      const back = localToInstant(Date.parse(`${shown.replace(' ', 'T')}Z`), timezone)
      // The second pass of a repeated hour comes back as the first.
      expect([0, 3_600_000]).toContain(instant - back)
      expect(localDay(back, timezone)).toBe(shown.slice(0, 10))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['31.03.2017', 'day-first', '2017-03-30T22:00:00.000Z'],
  ['31.03.2017 14:05', 'day-first', '2017-03-31T12:05:00.000Z'],
  ['1.9.26 9:05', 'day-first', '2026-09-01T07:05:00.000Z'],
  ['03/31/2017 2:05 PM', 'month-first', '2017-03-31T12:05:00.000Z'],
  ['9/1/26 12:00 AM', 'month-first', '2026-08-31T22:00:00.000Z'],
  ['45231', 'excel', '2023-10-31T23:00:00.000Z'],
  ['45231,5', 'excel', '2023-11-01T11:00:00.000Z'],
  ['1490961911', 'unix', '2017-03-31T12:05:11.000Z'],
  ['1490961911000', 'unix', '2017-03-31T12:05:11.000Z'],
] as const)('reads %s where the map says %s', (text, dates, expected) => {
  const instant = parseInstant(text, { timezone: 'Europe/Warsaw', dates })
  expect(new Date(Number(instant)).toISOString()).toBe(expected)
})

test.each([
  ['2017/03/31 10:15:22 PM GMT+2', '2017-03-31T20:15:22.000Z'],
  ['2017/03/01 10:15:22 AM CET', '2017-03-01T09:15:22.000Z'],
  ['2017-3-1 9:05', '2017-03-01T08:05:00.000Z'],
  ['2017-03-31 14:05:11 UTC', '2017-03-31T14:05:11.000Z'],
  ['2017-03-31T14:05:11+02:00[Europe/Warsaw]', '2017-03-31T12:05:11.000Z'],
  ['2017-03-31T14:05:11−02:00', '2017-03-31T16:05:11.000Z'],
  ['Fri, 31 Mar 2017 14:05:11 GMT', '2017-03-31T14:05:11.000Z'],
  ['Sep 1, 2026 10:00 AM', '2026-09-01T08:00:00.000Z'],
])('reads %s, whose day no other order could mean', (text, expected) => {
  expect(iso(text, 'Europe/Warsaw')).toBe(expected)
})

test('guesses no order of day and month, not even where only one fits', () => {
  for (const text of ['31.03.2017', '03/31/2017', '01/02/2017'])
    expect(iso(text, 'Europe/Warsaw')).toContain('day first or month first')
})
