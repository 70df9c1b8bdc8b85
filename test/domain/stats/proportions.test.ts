import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fisherExact,
  kProportionChiSquare,
  mcnemar,
  twoProportionZ,
} from '#worker/domain/stats/proportion-tests.ts'
import { newcombeDifference, wilson } from '#worker/domain/stats/proportions.ts'
import { powerTwoProportions, sampleSizeTwoProportions } from '#worker/domain/stats/sample-size.ts'
import { relativeError } from './relative-error.ts'

const trials = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))

describe('Wilson interval', () => {
  // Newcombe 1998, Statistics in Medicine 17:857–872, Table I, method 3.
  test.each([
    [15, 148, [0.0624, 0.1605]],
    [1, 29, [0.0061, 0.1718]],
    [0, 20, [0, 0.1611]],
  ])('%d of %d as published', (x, n, ends) => {
    const interval = wilson({ x, n })
    expect([interval?.low, interval?.high]).toEqual(ends.map((end) => expect.closeTo(end, 4)))
  })

  test('nobody of n starts exactly at 0 and everybody ends exactly at 1', () => {
    for (const n of [1, 3, 20, 77, 1_000_003]) {
      expect(wilson({ x: 0, n })?.low).toBe(0)
      expect(wilson({ x: n, n })?.high).toBe(1)
    }
  })

  test('no answers have no interval', () => {
    expect(wilson({ x: 0, n: 0 })).toBeNull()
  })

  test('it contains the share, lies in 0…1, mirrors x to n − x and widens with the level', () => {
    fc.assert(
      fc.property(trials, ({ x, n }) => {
        const { low, high } = wilson({ x, n }) ?? { low: 2, high: -1 }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(x / n)
        expect(high).toBeGreaterThanOrEqual(x / n)
        expect(high).toBeLessThanOrEqual(1)
        const mirror = wilson({ x: n - x, n })
        expect(mirror?.low).toBeCloseTo(1 - high, 14)
        const wider = wilson({ x, n, conf: 0.99 })
        expect(wider?.low).toBeLessThanOrEqual(low)
        expect(wider?.high).toBeGreaterThanOrEqual(high)
      }),
    )
  })

  test('impossible counts and levels are refused with a clear sentence', () => {
    expect(() => wilson({ x: 3, n: 2 })).toThrow('Successes (3) must not exceed trials (2).')
    expect(() => wilson({ x: -1, n: 2 })).toThrow(RangeError)
    expect(() => wilson({ x: 1, n: Number.NaN })).toThrow(RangeError)
    expect(() => wilson({ x: 1, n: 2, conf: 1 })).toThrow(RangeError)
  })
})

describe("Newcombe's interval of a difference", () => {
  test('it contains the difference, lies in −1…1 and turns its sign with the sides', () => {
    fc.assert(
      fc.property(trials, trials, (a, b) => {
        const forward = newcombeDifference(a, b)
        const back = newcombeDifference(b, a)
        if (!forward || !back) throw new Error('Both sides have answers.')
        expect(forward.low).toBeLessThanOrEqual(forward.difference)
        expect(forward.high).toBeGreaterThanOrEqual(forward.difference)
        expect(forward.low).toBeGreaterThanOrEqual(-1 - 1e-15)
        expect(forward.high).toBeLessThanOrEqual(1 + 1e-15)
        expect(back.low).toBeCloseTo(-forward.high, 14)
      }),
    )
  })

  test('a side without answers has no difference', () => {
    expect(newcombeDifference({ x: 0, n: 0 }, { x: 1, n: 2 })).toBeNull()
    expect(newcombeDifference({ x: 1, n: 2 }, { x: 0, n: 0 })).toBeNull()
  })
})

describe('tests of proportions', () => {
  test('15 of 50 against 25 of 50 without correction', () => {
    // R: prop.test(c(15, 25), c(50, 50), correct = FALSE), X-squared = 4.1667, p-value = 0.04123.
    const result = twoProportionZ({ a: { x: 15, n: 50 }, b: { x: 25, n: 50 } })
    expect(result?.chiSquare).toBeCloseTo(25 / 6, 12)
    expect(result?.p).toBeCloseTo(0.04123, 5)
    expect(result?.z).toBeCloseTo(-2.0412414523, 9)
  })

  test('the sign of z says which side is higher', () => {
    // statsmodels, proportions_ztest([5, 12], [83, 99]): p-value 0.159.
    const result = twoProportionZ({ a: { x: 5, n: 83 }, b: { x: 12, n: 99 } })
    expect(result?.p).toBeCloseTo(0.159, 3)
    expect(result?.z).toBeCloseTo(-1.4078304151, 9)
  })

  test('the continuity correction never turns a difference round', () => {
    const almost = { a: { x: 10, n: 21 }, b: { x: 10, n: 20 }, continuity: true }
    expect(twoProportionZ(almost)).toEqual({ z: 0, chiSquare: 0, p: 1 })
  })

  test('nothing varies: no evidence; nothing asked: no test', () => {
    const everybody = { x: 4, n: 4 }
    expect(twoProportionZ({ a: everybody, b: everybody })).toEqual({ z: 0, chiSquare: 0, p: 1 })
    expect(twoProportionZ({ a: everybody, b: { x: 0, n: 0 } })).toBeNull()
    expect(kProportionChiSquare([everybody, everybody, everybody])?.p).toBe(1)
    expect(kProportionChiSquare([everybody, { x: 0, n: 0 }])).toBeNull()
  })

  test('two groups give the same chi-square by both tests', () => {
    fc.assert(
      fc.property(trials, trials, (a, b) => {
        const z = twoProportionZ({ a, b })
        const chi = kProportionChiSquare([a, b])
        expect(chi?.chiSquare).toBeCloseTo(z?.chiSquare ?? Number.NaN, 8)
        expect(chi?.p).toBeCloseTo(z?.p ?? Number.NaN, 10)
      }),
    )
  })

  test("Fisher's test as published, and far in its tail", () => {
    // R ?fisher.test, Convictions: p-value = 0.0005367.
    const convictions = fisherExact([
      [2, 15],
      [10, 3],
    ])
    expect(relativeError(convictions, 0.0005367241191434358)).toBeLessThan(1e-12)
    const large = fisherExact([
      [100, 900],
      [150, 850],
    ])
    expect(relativeError(large, 0.0008950875386906894)).toBeLessThan(1e-9)
  })

  test("Fisher's test does not mind rows or columns changing places, and lies in 0…1", () => {
    const cell = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell, cell), ([a, b, c, d]) => {
        const p = fisherExact([
          [a, b],
          [c, d],
        ])
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        const turned = fisherExact([
          [d, b],
          [c, a],
        ])
        expect(relativeError(turned, p)).toBeLessThan(1e-9)
      }),
    )
    expect(() =>
      fisherExact([
        [0.5, 1],
        [1, 1],
      ]),
    ).toThrow(RangeError)
  })

  test('McNemar looks at the pairs that changed, in either direction', () => {
    // R ?mcnemar.test, without correction: (150 − 86)² / 236.
    expect(mcnemar({ b: 150, c: 86, continuity: false })?.chiSquare).toBeCloseTo(4096 / 236, 12)
    expect(mcnemar({ b: 86, c: 150, continuity: true })).toEqual(
      mcnemar({ b: 150, c: 86, continuity: true }),
    )
    expect(mcnemar({ b: 7, c: 7, continuity: true })?.p).toBe(1)
    expect(mcnemar({ b: 0, c: 0, continuity: true })).toBeNull()
  })
})

describe('power and sample size', () => {
  test('as in the examples of R ?power.prop.test', () => {
    expect(powerTwoProportions({ n: 50, p1: 0.5, p2: 0.75 })).toBeCloseTo(0.74, 3)
    expect(sampleSizeTwoProportions({ p1: 0.5, p2: 0.75, power: 0.9 })).toBeCloseTo(76.7, 1)
  })

  test('the sample size reaches its power', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    const power = fc.double({ min: 0.5, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(share, share, power, (p1, p2, wanted) => {
        fc.pre(Math.abs(p1 - p2) > 0.01)
        const n = sampleSizeTwoProportions({ p1, p2, power: wanted })
        expect(powerTwoProportions({ n, p1, p2 })).toBeCloseTo(wanted, 9)
      }),
    )
  })

  test('certain answers need no luck, equal shares no sample', () => {
    expect(powerTwoProportions({ n: 10, p1: 0, p2: 1 })).toBe(1)
    expect(powerTwoProportions({ n: 1, p1: 0, p2: 1 })).toBe(0)
    expect(() => sampleSizeTwoProportions({ p1: 0.4, p2: 0.4, power: 0.8 })).toThrow(RangeError)
    expect(() => powerTwoProportions({ n: 0, p1: 0.1, p2: 0.2 })).toThrow(RangeError)
    expect(() => powerTwoProportions({ n: 5, p1: 1.1, p2: 0.2 })).toThrow(RangeError)
  })
})
