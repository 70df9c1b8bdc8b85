import { describe, expect, test } from 'vitest'
import { isFinal, nextTry, outcomeOf, pauseUntil } from '#worker/domain/outbox/tries.ts'

const NOW = 1_000_000
const MINUTE_MS = 60_000

describe('a message', () => {
  test('has ten tries, by the schedule of Standard Webhooks', () => {
    const waits = Array.from({ length: 10 }, (_, index) => {
      const next = nextTry({ attempt: index + 1, now: NOW, chance: 0 })
      return next === null ? null : (next - NOW) / MINUTE_MS
    })
    expect(waits).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440, null])
  })

  test('waits up to a fifth longer by chance', () => {
    expect(nextTry({ attempt: 2, now: 0, chance: 1 })).toBe(6 * MINUTE_MS)
    expect(nextTry({ attempt: 2, now: 0, chance: 0.5 })).toBe(5.5 * MINUTE_MS)
  })

  test.each([
    [200, 'delivered', true],
    [204, 'delivered', true],
    [302, 'redirected', false],
    [304, 'redirected', false],
    [400, 'refused', false],
    [410, 'gone', true],
    [429, 'throttled', false],
    [500, 'refused', false],
    [502, 'throttled', false],
    [504, 'throttled', false],
  ] as const)('that is answered by %i is %s', (status, outcome, end) => {
    expect(outcomeOf(status)).toBe(outcome)
    expect(isFinal(outcome)).toBe(end)
  })
})

describe('a pause', () => {
  test.each([
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:20:00 GMT', 200_000],
    ['999999999', 86_400_000],
    ['-5', MINUTE_MS],
    ['soon', MINUTE_MS],
    [null, MINUTE_MS],
  ])('of %s lasts %i ms', (header, ms) => {
    expect(pauseUntil(header, NOW, Date.parse) - NOW).toBe(ms)
  })
})
