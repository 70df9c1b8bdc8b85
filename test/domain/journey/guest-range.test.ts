import { describe, expect, test } from 'vitest'
import { guestComparedRange, guestRange, settledUntil } from '#worker/domain/journey/guest-range.ts'

const WARSAW = 'Europe/Warsaw'

describe('weeks are settled', () => {
  test.each([
    ['2026-11-23T22:59:00Z', '2026-11-08'],
    // Tuesday, eight days after the Sunday: no outbox can hold an answer of that week any more.
    ['2026-11-23T23:01:00Z', '2026-11-15'],
    ['2026-11-30T22:59:00Z', '2026-11-15'],
    ['2026-11-30T23:01:00Z', '2026-11-22'],
  ])('at %s up to %s', (now, sunday) => {
    expect(settledUntil(Date.parse(now), WARSAW)).toBe(sunday)
  })
})

describe('a guest is shown', () => {
  const SETTLED = '2026-11-15'
  test.each([
    ['the weeks that the days touch', '2026-11-05 2026-11-10', '2026-11-02 2026-11-15'],
    ['one week for one day', '2026-10-07 2026-10-07', '2026-10-05 2026-10-11'],
    ['the last settled week for 7 days', '2026-11-21 2026-11-27', '2026-11-09 2026-11-15'],
    ['the last four for 28 days', '2026-10-31 2026-11-27', '2026-10-19 2026-11-15'],
    ['a week for days to come', '2027-01-01 2027-01-01', '2026-11-09 2026-11-15'],
    ['two years for ten', '2016-11-28 2026-11-27', '2024-11-04 2026-11-15'],
    ['a week of 1970 for the year 0', '0000-01-01 0000-01-02', '1970-01-05 1970-01-11'],
  ])('%s', (_, asked, shown) => {
    const [from = '', to = ''] = asked.split(' ')
    expect(Object.values(guestRange({ from, to }, SETTLED)).join(' ')).toBe(shown)
  })
})

test('compares whole weeks with as many before, or 52 weeks earlier', () => {
  const range = { from: '2026-10-19', to: '2026-11-15' }
  expect(guestComparedRange(range, 'previous')).toEqual({ from: '2026-09-21', to: '2026-10-18' })
  expect(guestComparedRange(range, 'year')).toEqual({ from: '2025-10-20', to: '2025-11-16' })
  expect(guestComparedRange(range, 'none')).toBeNull()
})
