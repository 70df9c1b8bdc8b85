import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareUpperTail } from '#worker/domain/stats/distributions/chi-square.ts'
import { incompleteBeta } from '#worker/domain/stats/distributions/incomplete-beta.ts'
import { upperIncompleteGamma } from '#worker/domain/stats/distributions/incomplete-gamma.ts'
import { normalQuantile } from '#worker/domain/stats/distributions/normal-quantile.ts'
import {
  normalCdf,
  normalTwoSidedP,
  normalUpperTail,
} from '#worker/domain/stats/distributions/normal.ts'
import { deviance, stirlingError } from '#worker/domain/stats/distributions/stirling.ts'
import { tCdf, tQuantile, tTwoSidedP } from '#worker/domain/stats/distributions/student-t.ts'
import { relativeError } from './relative-error.ts'

// Reference values were computed with 50 digits (erfc, betainc and gammainc of mpmath 1.3).

describe('normal distribution', () => {
  test.each([
    [-0.5, 0.3085375387259869],
    [-0.7, 0.24196365222307303],
    [-1, 0.15865525393145705],
    [-1.9, 0.0287165598160018],
    [-3, 0.0013498980316300946],
    [-5, 2.866515718791939e-7],
    [-9, 1.1285884059538405e-19],
    [-20, 2.7536241186062337e-89],
    [-20.03, 1.50828979171163e-89],
    [-33.3, 1.93050550592784e-243],
    [-37, 5.725571222524577e-300],
  ])('Φ(%d) is right to 15 digits', (x, expected) => {
    expect(relativeError(normalCdf(x), expected)).toBeLessThan(1e-15)
    expect(relativeError(normalUpperTail(-x), expected)).toBeLessThan(1e-15)
    expect(relativeError(normalTwoSidedP(x), 2 * expected)).toBeLessThan(1e-15)
  })

  test.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [0.0001, -3.7190164854556804],
    [0.01, -2.326347874040841],
    [0.3, -0.5244005127080408],
    [0.9, 1.2815515655446006],
    [0.999, 3.090232306167813],
  ])('the quantile of %d is right to 14 digits', (p, expected) => {
    expect(relativeError(normalQuantile(p), expected)).toBeLessThan(1e-14)
  })

  test('its ends are 0 and 1, and its middle is a half', () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1)
    expect(normalCdf(0)).toBe(0.5)
    expect(normalQuantile(0.5)).toBe(0)
  })

  test('NaN and probabilities outside (0, 1) are refused', () => {
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError)
    for (const p of [0, 1, -0.1, 1.1, Number.NaN])
      expect(() => normalQuantile(p)).toThrow(RangeError)
  })

  test('quantile and distribution undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 6, noNaN: true }), (x) => {
        // Where p is close to 1 its own rounding, seen through a small density, is all that is lost.
        const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
        const lost = x > 0 ? 1e-15 / density : 1e-14 * Math.max(1, -x)
        expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(lost + 1e-14)
      }),
    )
  })

  test('it rises, and both tails add up to 1', () => {
    const x = fc.double({ min: -38, max: 38, noNaN: true })
    fc.assert(
      fc.property(x, x, (a, b) => {
        expect(normalCdf(Math.min(a, b))).toBeLessThanOrEqual(normalCdf(Math.max(a, b)))
        expect(normalCdf(a) + normalUpperTail(a)).toBeCloseTo(1, 15)
      }),
    )
  })
})

describe("Student's t", () => {
  test.each([
    [0.5, 3, 0.651447964848151],
    [1, 1, 0.5],
    [2, 5, 0.10193947882985836],
    [12, 3.5, 0.0005745341928561279],
    [40, 10, 2.2808577430857547e-12],
    [1.96, 1e6, 0.04999606758526979],
    [30, 200, 5.724161208827852e-76],
  ])('P(|T| >= %d) with %d degrees of freedom', (t, df, expected) => {
    expect(relativeError(tTwoSidedP(t, df), expected)).toBeLessThan(1e-13)
    expect(relativeError(tCdf(-t, df), expected / 2)).toBeLessThan(1e-13)
    expect(tCdf(t, df)).toBeCloseTo(1 - expected / 2, 14)
  })

  test.each([
    [0.025, 2.5, -3.5746548420036834],
    [1e-6, 4, -41.577854150450975],
    [0.4, 7, -0.2631668613520229],
    [0.005, 120, -2.617421145106866],
    [0.025, 1e6, -1.9599663568141072],
  ])('the quantile of %d with %d degrees of freedom', (p, df, expected) => {
    expect(relativeError(tQuantile(p, df), expected)).toBeLessThan(1e-12)
  })

  test('one degree of freedom is the Cauchy distribution, with its tangent as quantile', () => {
    expect(relativeError(tQuantile(1e-9, 1), -1 / Math.tan(Math.PI * 1e-9))).toBeLessThan(1e-12)
  })

  test('quantile and distribution undo each other, and the quantile is symmetric', () => {
    const p = fc.double({ min: 1e-12, max: 0.4999, noNaN: true })
    const df = fc.double({ min: 0.6, max: 1e5, noNaN: true })
    fc.assert(
      fc.property(p, df, (probability, freedom) => {
        const t = tQuantile(probability, freedom)
        expect(relativeError(tCdf(t, freedom), probability)).toBeLessThan(1e-12)
        expect(relativeError(tQuantile(1 - probability, freedom), -t)).toBeLessThan(1e-3)
      }),
    )
  })

  test('impossible arguments are refused, an infinite t has no tail', () => {
    for (const df of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => tTwoSidedP(1, df)).toThrow(RangeError)
      expect(() => tQuantile(0.5, df)).toThrow(RangeError)
    }
    expect(() => tTwoSidedP(Number.NaN, 3)).toThrow(RangeError)
    expect(() => tQuantile(1, 3)).toThrow(RangeError)
    expect(tTwoSidedP(Number.POSITIVE_INFINITY, 3)).toBe(0)
    expect(tQuantile(0.5, 3)).toBe(0)
  })
})

describe('chi-square', () => {
  test.each([
    [3.841458820694124, 1, 0.05000000000000006],
    [0.5, 3, 0.9188914116546758],
    [50, 2, 1.3887943864964021e-11],
    [200, 10, 1.6139305336977305e-37],
    [1100, 1000, 0.014614408126295194],
    [900, 3, 8.851690237125581e-195],
  ])('P(X² >= %d) with %d degrees of freedom', (x, df, expected) => {
    expect(relativeError(chiSquareUpperTail(x, df), expected)).toBeLessThan(1e-13)
  })

  test('one degree of freedom is the square of a normal', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (z) => {
        expect(relativeError(chiSquareUpperTail(z * z, 1), normalTwoSidedP(z))).toBeLessThan(1e-12)
      }),
    )
  })

  test('nothing is certain at 0 and below, and impossible arguments are refused', () => {
    expect(chiSquareUpperTail(0, 4)).toBe(1)
    expect(chiSquareUpperTail(-1, 4)).toBe(1)
    expect(() => chiSquareUpperTail(Number.NaN, 4)).toThrow(RangeError)
    expect(() => chiSquareUpperTail(1, 0)).toThrow(RangeError)
  })
})

describe('incomplete gamma and beta', () => {
  test('Q(1, x) is e⁻ˣ and Q(2, x) is (1 + x)·e⁻ˣ', () => {
    for (const x of [0.01, 0.9, 1.1, 5, 100]) {
      expect(relativeError(upperIncompleteGamma(1, x), Math.exp(-x))).toBeLessThan(1e-13)
      expect(relativeError(upperIncompleteGamma(2, x), (1 + x) * Math.exp(-x))).toBeLessThan(1e-13)
    }
  })

  test('I_x(a, 1) is xᵃ, I_x(1, b) is 1 − (1 − x)ᵇ, and both ends are reached', () => {
    for (const x of [0.001, 0.3, 0.7, 0.999]) {
      const power = incompleteBeta({ x, complement: 1 - x, a: 7, b: 1 })
      expect(relativeError(power, x ** 7)).toBeLessThan(1e-13)
      const rest = incompleteBeta({ x, complement: 1 - x, a: 1, b: 4 })
      expect(rest).toBeCloseTo(1 - (1 - x) ** 4, 14)
    }
    expect(incompleteBeta({ x: 0, complement: 1, a: 2, b: 3 })).toBe(0)
    expect(incompleteBeta({ x: 1, complement: 0, a: 2, b: 3 })).toBe(1)
  })

  test("Stirling's error and the deviance agree with their definitions", () => {
    const logFactorial = Math.log(3_628_800)
    const stirling = 10.5 * Math.log(10) - 10 + 0.5 * Math.log(2 * Math.PI)
    expect(stirlingError(10)).toBeCloseTo(logFactorial - stirling, 13)
    expect(deviance(3, 5)).toBeCloseTo(3 * Math.log(3 / 5) + 2, 15)
    // 1e-8 apart: by its series x·(d²/2 − d³/6 …), where the plain formula would give rounding.
    expect(relativeError(deviance(1, 1 + 1e-8), 0.5e-16)).toBeLessThan(1e-7)
  })
})
