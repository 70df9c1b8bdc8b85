import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, isDay } from '#dashboard/kit/time/days.ts'
import { neighbour, presetRange, type Preset } from '#dashboard/features/journey/view/ranges.ts'

describe('preset ranges', () => {
  it.each<[Preset, string, string]>([
    ['7d', '2026-11-21', '2026-11-15'],
    ['28d', '2026-11-21', '2026-10-25'],
    ['90d', '2026-11-21', '2026-08-24'],
    ['12m', '2026-11-21', '2025-11-22'],
    // Ends of months and years
    ['7d', '2026-03-03', '2026-02-25'],
    ['28d', '2026-03-01', '2026-02-02'],
    ['28d', '2028-03-01', '2028-02-03'],
    ['7d', '2027-01-02', '2026-12-27'],
    ['12m', '2027-02-28', '2026-03-01'],
    // The leap day has no twin in the year before
    ['12m', '2028-02-29', '2027-03-01'],
    ['12m', '2028-02-28', '2027-03-01'],
    // The nights in which clocks change in Warsaw, New York and Apia
    ['7d', '2026-03-29', '2026-03-23'],
    ['7d', '2026-10-25', '2026-10-19'],
    ['28d', '2026-11-01', '2026-10-05'],
    ['7d', '2012-01-02', '2011-12-27'],
  ])('%s ending on %s begins on %s', (preset, today, from) => {
    expect(presetRange(preset, today)).toEqual({ from, to: today })
  })

  it.each<[Preset, number]>([
    ['7d', 7],
    ['28d', 28],
    ['90d', 90],
  ])('%s has its number of days on every day of three years', (preset, days) => {
    for (let day = '2026-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      const { from, to } = presetRange(preset, day)
      expect(daysBetween(from, to)).toBe(days)
    }
  })

  it('gives twelve months a year of days on every day of three years', () => {
    for (let day = '2026-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      const { from, to } = presetRange('12m', day)
      expect(daysBetween(from, to)).toBeOneOf([365, 366])
    }
  })
})

describe('the neighbour of a range', () => {
  const range = { from: '2026-11-02', to: '2026-11-08' }

  it('has as many days, just before or just after', () => {
    expect(neighbour(range, -1, '2026-11-21')).toEqual({ from: '2026-10-26', to: '2026-11-01' })
    expect(neighbour({ from: '2026-10-26', to: '2026-11-01' }, 1, '2026-11-21')).toEqual(range)
  })

  it('ends today where less than its days are left', () => {
    expect(neighbour({ from: '2026-11-11', to: '2026-11-19' }, 1, '2026-11-21')).toEqual({
      from: '2026-11-13',
      to: '2026-11-21',
    })
    expect(neighbour({ from: '2026-11-10', to: '2026-11-16' }, 1, '2026-11-21')).toBe('7d')
  })

  it('after today there is none: a range that reaches there stays', () => {
    const month = { from: '2026-11-01', to: '2026-11-30' }
    expect(neighbour(month, 1, '2026-11-21')).toEqual(month)
  })
})

describe('calendar days', () => {
  it('keep to the last day of a shorter month', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '', 'today'])(
    'do not include %j',
    (text) => expect(isDay(text)).toBe(false),
  )
})
