import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, holm } from '#worker/domain/stats/comparisons.ts'
import { mixRateDecomposition } from '#worker/domain/stats/mix-rate.ts'

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 })

describe('many comparisons', () => {
  test("Holm's adjustment never falls and stops at 1", () => {
    // R: p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm") is 0.04 0.06 0.06 0.06.
    expect(holm([0.01, 0.02, 0.03, 0.04])).toEqual([0.04, 0.06, 0.06, 0.06])
    expect(holm([0.9, 0.001, 0.5])).toEqual([1, 0.003, 1])
  })

  test.each([
    ['Holm', holm],
    ['Benjamini–Hochberg', benjaminiHochberg],
  ])('%s: between p and 1, in the order of the input, whatever that order is', (_, adjust) => {
    fc.assert(
      fc.property(pValues, (p) => {
        const adjusted = adjust(p)
        expect(adjusted.length).toBe(p.length)
        for (const [i, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual((p[i] ?? 2) * (1 - 1e-15))
          expect(value).toBeLessThanOrEqual(1)
        }
        expect(adjust(p.toReversed()).toReversed()).toEqual(adjusted)
      }),
    )
    expect(adjust([])).toEqual([])
    expect(adjust([0.03])).toEqual([0.03])
    expect(() => adjust([1.1])).toThrow(RangeError)
    expect(() => adjust([Number.NaN])).toThrow(RangeError)
  })

  test('Holm is never kinder than Benjamini–Hochberg', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const strict = holm(p)
        for (const [i, value] of benjaminiHochberg(p).entries()) {
          expect(value).toBeLessThanOrEqual((strict[i] ?? -1) + 1e-15)
        }
      }),
    )
  })
})

describe('mix against rate', () => {
  test('the kidney stones turn round once the mix is taken out', () => {
    // Charig et al. 1986, BMJ 292:879: open surgery against percutaneous, small and large stones.
    const result = mixRateDecomposition([
      { weight0: 87, rate0: 81 / 87, weight1: 270, rate1: 234 / 270 },
      { weight0: 263, rate0: 192 / 263, weight1: 80, rate1: 55 / 80 },
    ])
    expect(result?.crude0).toBeCloseTo(0.78, 12)
    expect(result?.delta).toBeCloseTo(0.0457, 4)
    expect(result?.mix).toBeCloseTo(0.0994, 4)
    expect(result?.rate).toBeCloseTo(-0.0537, 4)
  })

  test('a cell of one period counts wholly as mix', () => {
    const result = mixRateDecomposition([
      { weight0: 10, rate0: 50, weight1: 10, rate1: 50 },
      { weight0: 0, rate0: null, weight1: 10, rate1: -50 },
      { weight0: 10, rate0: 20, weight1: 0, rate1: null },
    ])
    expect(result?.rate).toBe(0)
    expect(result?.mix).toBeCloseTo(result?.delta ?? Number.NaN, 12)
    expect(result?.delta).toBeCloseTo(-35, 12)
  })

  test('both parts add up to the change, and scaling a period changes nothing', () => {
    const cell = fc.record({
      weight0: fc.integer({ min: 0, max: 50 }),
      weight1: fc.integer({ min: 1, max: 50 }),
      rate0: fc.double({ min: -100, max: 100, noNaN: true }),
      rate1: fc.double({ min: -100, max: 100, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const result = mixRateDecomposition(cells)
        if (!result) return
        expect(result.mix + result.rate).toBeCloseTo(result.delta, 9)
        const scaled = cells.map((entry) => ({ ...entry, weight0: entry.weight0 * 7 }))
        expect(mixRateDecomposition(scaled)?.rate).toBeCloseTo(result.rate, 9)
      }),
    )
  })

  test('a period without weight has nothing to compare, weight without a rate is refused', () => {
    const cell = { weight0: 0, rate0: 1, weight1: 3, rate1: 1 }
    expect(mixRateDecomposition([cell])).toBeNull()
    expect(mixRateDecomposition([])).toBeNull()
    expect(() => mixRateDecomposition([{ ...cell, weight0: 1, rate0: null }])).toThrow(
      'A cell with weight needs a rate.',
    )
    expect(() => mixRateDecomposition([{ ...cell, weight0: 1, rate0: Number.NaN }])).toThrow(
      RangeError,
    )
  })
})
