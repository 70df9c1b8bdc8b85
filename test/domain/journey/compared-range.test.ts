import { describe, expect, test } from 'vitest'
import { comparedRange } from '#worker/domain/journey/compared-range.ts'

const month = { from: '2026-11-01', to: '2026-11-30' }

describe('a period that is not over', () => {
  test('is compared with as many days as have come', () => {
    expect(comparedRange({ ...month, compare: 'previous' }, '2026-11-10')).toEqual({
      from: '2026-10-22',
      to: '2026-10-31',
    })
  })

  test('is compared with the days of a year earlier that match those that have come', () => {
    expect(comparedRange({ ...month, compare: 'year' }, '2026-11-10')).toEqual({
      from: '2025-11-01',
      to: '2025-11-10',
    })
  })

  test('is compared with nothing before its first day', () => {
    expect(comparedRange({ ...month, compare: 'previous' }, '2026-10-31')).toBeNull()
  })
})

test('a period that is over is compared as a whole', () => {
  expect(comparedRange({ ...month, compare: 'previous' }, '2026-12-24')).toEqual({
    from: '2026-10-02',
    to: '2026-10-31',
  })
  expect(comparedRange({ ...month, compare: 'none' }, '2026-12-24')).toBeNull()
})
