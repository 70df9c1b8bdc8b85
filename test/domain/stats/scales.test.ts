import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linearSentiment, normalise } from '#worker/domain/stats/scales.ts'

describe('one scale for every question', () => {
  test.each([
    ['csat5', 1, -100],
    ['csat5', 5, 100],
    ['csat7', 5, 100 / 3],
    ['csat7', 7, 100],
    ['ces7_agree', 1, -100],
    ['ces7_effort', 7, -100],
    ['ces7_effort', 3, 100 / 3],
    ['ces5_effort', 1, 100],
    ['ces5_effort', 4, -50],
    ['nps_person', 7, 40],
    ['nps_class', 6, -100],
    ['nps_class', 7, 0],
    ['nps_class', 9, 100],
    ['thumb', true, 100],
    ['thumb', false, -100],
    ['thumb', 0, -100],
    ['emotion5', 2, -50],
    ['pain010', 0, 0],
    ['pain010', 3, -30],
    ['pain010', 10, -100],
  ] as const)('%s %s is %d', (kind, value, expected) => {
    expect(normalise(kind, value)).toBeCloseTo(expected, 12)
  })

  test('the neutral score is 0 and never −0, in both directions', () => {
    expect(Object.is(normalise('csat5', 3), 0)).toBe(true)
    expect(Object.is(normalise('ces5_effort', 3), 0)).toBe(true)
    expect(Object.is(normalise('pain010', 0), 0)).toBe(true)
  })

  test.each([
    ['csat5', 0],
    ['csat5', 6],
    ['csat5', true],
    ['nps_class', 8.5],
    ['nps_person', 11],
    ['thumb', 2],
    ['pain010', Number.NaN],
  ] as const)('%s %s is refused', (kind, value) => {
    expect(() => normalise(kind, value)).toThrow(RangeError)
  })

  test('any range runs from −100 at its worst to 100 at its best, in even steps', () => {
    const range = fc
      .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 10 }), fc.boolean())
      .map(([lowest, width, up]) => ({ lowest, highest: lowest + width, higherIsBetter: up }))
    fc.assert(
      fc.property(range, ({ lowest, highest, higherIsBetter }) => {
        const [worst, best] = higherIsBetter ? [lowest, highest] : [highest, lowest]
        const at = (score: number) => linearSentiment({ lowest, highest, higherIsBetter }, score)
        expect(at(worst)).toBe(-100)
        expect(at(best)).toBe(100)
        expect(Math.abs(at(lowest + 1) - at(lowest))).toBeCloseTo(200 / (highest - lowest), 10)
      }),
    )
  })
})
