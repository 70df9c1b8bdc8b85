import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement } from '#worker/domain/stats/agreement.ts'

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 11 })

describe("van der Eijk's agreement", () => {
  test('one voice is 1, two camps at the ends are −1, an even spread is 0', () => {
    expect(agreement([0, 0, 12, 0, 0])).toBe(1)
    expect(agreement([6, 0, 0, 0, 6])).toBe(-1)
    expect(agreement([3, 3, 3, 3, 3])).toBe(0)
  })

  test('the layers as worked out by hand', () => {
    // Layers of (1, 2, 1): three categories with U = 1 and 1 − 2/2 = 0, weight 3/4; one with 1.
    expect(agreement([1, 2, 1])).toBeCloseTo(0.25, 14)
    // Neighbours only: U = 1 and 1 − 1/4.
    expect(agreement([0, 5, 5, 0, 0])).toBeCloseTo(0.75, 14)
  })

  test('no answers and scales of two have no agreement', () => {
    expect(agreement([0, 0, 0])).toBeNull()
    expect(agreement([4, 9])).toBeNull()
    expect(agreement([])).toBeNull()
    expect(() => agreement([1, -1, 2])).toThrow(RangeError)
    expect(() => agreement([1, Number.NaN, 2])).toThrow(RangeError)
  })

  test('it lies in −1…1, does not mind the direction, and counts shares only', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (list, factor) => {
        const value = agreement(list)
        if (value === null) return
        expect(value).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
        expect(agreement(list.toReversed())).toBeCloseTo(value, 12)
        expect(agreement(list.map((count) => count * factor))).toBeCloseTo(value, 12)
      }),
    )
  })
})
