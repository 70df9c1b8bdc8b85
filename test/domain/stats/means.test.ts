import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanT, pairedT, welchFromMoments, welchT } from '#worker/domain/stats/means.ts'
import { momentsOf, momentsOfCounts } from '#worker/domain/stats/moments.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'

// R dataset sleep (Student 1908): extra hours of sleep by two drugs in the same ten patients.
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

const value = fc.double({ min: -1000, max: 1000, noNaN: true })
const values = fc.array(value, { minLength: 2, maxLength: 40 })

describe('moments', () => {
  test('answers that are all alike have exactly that mean and exactly no variance', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 2, max: 500 }), (x, n) => {
        const alike = { mean: x + 0, variance: 0 } // + 0 for −0, which comes back as 0
        expect(momentsOfCounts([[x, n]])).toEqual({ n, ...alike })
        expect(momentsOf(Array.from({ length: 7 }, () => x))).toEqual({ n: 7, ...alike })
      }),
    )
  })

  test('one answer has no variance, none have no moments', () => {
    expect(momentsOf([4])).toEqual({ n: 1, mean: 4, variance: null })
    expect(momentsOf([])).toBeNull()
    expect(momentsOfCounts([[3, 0]])).toBeNull()
  })

  test('a large common part does not eat the variance', () => {
    expect(momentsOf([1e9 + 1, 1e9 + 2, 1e9 + 3])?.variance).toBeCloseTo(1, 12)
  })

  test('impossible values and counts are refused', () => {
    expect(() => momentsOf([1, Number.NaN])).toThrow('Values must be finite, got NaN.')
    expect(() => momentsOfCounts([[1, -1]])).toThrow(RangeError)
  })
})

describe('t tests', () => {
  test("Welch's test on the sleep data", () => {
    // R: t.test(extra ~ group, data = sleep), t = -1.8608, df = 17.776, p-value = 0.07939.
    const result = welchT(FIRST, SECOND)
    expect(result?.estimate).toBeCloseTo(-1.58, 14)
    expect(result?.t).toBeCloseTo(-1.8608134674868526, 12)
    expect(result?.df).toBeCloseTo(17.776473516178488, 11)
    expect(result?.p).toBeCloseTo(0.0793941401873583, 13)
    expect(result?.low).toBeCloseTo(-3.3654832307117104, 12)
    expect(result?.high).toBeCloseTo(0.20548323071171137, 12)
  })

  test('one sample against 0', () => {
    // R: t.test(sleep$extra[11:20]), t = 3.6799, df = 9, p-value = 0.005076, 0.8977–3.7623.
    const result = meanT(SECOND)
    expect(result).toMatchObject({ df: 9 })
    expect(result?.t).toBeCloseTo(3.6799158947951884, 12)
    expect(result?.p).toBeCloseTo(0.005076132649772409, 13)
    expect(result?.low).toBeCloseTo(0.8976775393767051, 12)
    expect(result?.high).toBeCloseTo(3.7623224606232943, 12)
  })

  test('values that do not vary, or are too few, have no test', () => {
    expect(meanT([5, 5, 5])).toBeNull()
    expect(meanT([5])).toBeNull()
    expect(meanT([])).toBeNull()
    expect(welchT([5, 5], [4, 4])).toBeNull()
    expect(welchT([5], [4, 3])).toBeNull()
    expect(welchT([5, 4], [])).toBeNull()
  })

  test('a constant shift of pairs is no evidence, even through rounding', () => {
    expect(pairedT([0.3, 1.1, 2.7], [0.2, 1, 2.6])).toBeNull()
  })

  test('pairs must be pairs, and numbers', () => {
    expect(() => pairedT([1, 2], [1])).toThrow('Paired lists must have the same length')
    expect(() => welchT([1, Infinity], [1, 2])).toThrow(RangeError)
  })

  test('the interval excludes 0 exactly when p is below 5 %', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const result = welchT(a, b)
        if (!result || Math.abs(result.p - 0.05) < 1e-9) return
        expect(result.low > 0 || result.high < 0).toBe(result.p < 0.05)
        expect(result.low).toBeLessThanOrEqual(result.estimate)
        expect(result.high).toBeGreaterThanOrEqual(result.estimate)
      }),
    )
  })

  test('changing sides turns the sign and nothing else', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const forward = welchT(a, b)
        const back = welchT(b, a)
        if (!forward || !back) return
        expect(back.t).toBeCloseTo(-forward.t, 10)
        expect(back.p).toBeCloseTo(forward.p, 12)
      }),
    )
  })

  test('one side without variance still has a test', () => {
    const steady = { n: 30, mean: 100, variance: 0 }
    const varied = { n: 20, mean: 40, variance: 900 }
    expect(welchFromMoments(steady, varied)?.df).toBeCloseTo(19, 12)
    expect(welchFromMoments(steady, steady)).toBeNull()
  })
})

describe('quantiles', () => {
  test('nothing, one value, and the ends', () => {
    expect(quantiles([], [0.5])).toBeNull()
    expect(quantiles([7], [0, 0.3, 1])).toEqual([7, 7, 7])
    expect(quantiles([3, 1, 2], [0, 0.5, 1])).toEqual([1, 2, 3])
    expect(() => quantiles([1], [1.2])).toThrow(RangeError)
    expect(() => quantiles([Number.NaN], [0.2])).toThrow(RangeError)
  })

  test('they rise with the probability and do not mind the order of the values', () => {
    fc.assert(
      fc.property(values, (list) => {
        const steps = quantiles(list, [0, 0.1, 0.5, 0.9, 1])
        expect(steps).toEqual(steps?.toSorted((a, b) => a - b))
        expect(quantiles(list.toReversed(), [0, 0.1, 0.5, 0.9, 1])).toEqual(steps)
      }),
    )
  })
})
