import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hodgesLehmannPaired } from '#worker/domain/stats/ranks/hodges-lehmann.ts'
import { mannWhitneyExact, mannWhitneyNormal } from '#worker/domain/stats/ranks/mann-whitney.ts'
import { friedman, kruskalWallis } from '#worker/domain/stats/ranks/many-groups.ts'
import { midRanks } from '#worker/domain/stats/ranks/mid-ranks.ts'
import {
  wilcoxonSignedExact,
  wilcoxonSignedNormal,
} from '#worker/domain/stats/ranks/signed-rank.ts'
import { normalise } from '#worker/domain/stats/scales.ts'

const score = fc.integer({ min: 1, max: 5 })
const scores = fc.array(score, { minLength: 1, maxLength: 15 })
const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 25 })

const BEFORE = [5, 4, 5, 3, 5, 4, 2, 5, 5, 4]
const AFTER = [3, 4, 4, 3, 2, 5, 1, 4, 5, 2]

describe('ranks', () => {
  test('ties share the mean of their ranks', () => {
    expect(midRanks([10, 20, 10, 30])).toEqual({ ranks: [1.5, 3, 1.5, 4], tieTerm: 6 })
    expect(midRanks([])).toEqual({ ranks: [], tieTerm: 0 })
    expect(() => midRanks([1, Number.NaN])).toThrow(RangeError)
  })
})

describe('Mann–Whitney', () => {
  // SciPy 1.17, mannwhitneyu(method = 'asymptotic'), with and without continuity correction.
  test('five-point answers with many ties', () => {
    const plain = mannWhitneyNormal({ a: BEFORE, b: AFTER })
    expect(plain?.u).toBe(70.5)
    expect(plain?.p).toBeCloseTo(0.10723140002586456, 12)
    expect(plain?.auc).toBe(0.705)
    const corrected = mannWhitneyNormal({ a: BEFORE, b: AFTER, continuity: true })
    expect(corrected?.p).toBeCloseTo(0.11607211427899403, 12)
  })

  test('the exact test without ties', () => {
    // SciPy 1.17, mannwhitneyu(method = 'exact').
    const odd = Array.from({ length: 15 }, (_, i) => 2 * i + 1)
    const other = Array.from({ length: 20 }, (_, i) => 1.37 * i + 0.11)
    const result = mannWhitneyExact(odd, other)
    expect(result?.u).toBe(169)
    expect(result?.pGreater).toBeCloseTo(0.2711231365883878, 13)
    expect(result?.pTwoSided).toBeCloseTo(0.5422462731767757, 13)
  })

  test('the exact test with ties counts every way to deal the answers out', () => {
    // All 126 ways to choose four of the nine mid-ranks, counted one by one.
    const result = mannWhitneyExact([5, 4, 5, 3], [3, 4, 2, 2, 1])
    expect(result?.u).toBe(18)
    expect(result?.pGreater).toBeCloseTo(5 / 126, 14)
  })

  test('changing sides turns the effect round, and order inside a side does not matter', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const forward = mannWhitneyNormal({ a, b })
        const back = mannWhitneyNormal({ a: b, b: a.toReversed() })
        if (!forward || !back) throw new Error('Both sides have answers.')
        expect(forward.auc + back.auc).toBeCloseTo(1, 14)
        expect(back.z).toBeCloseTo(-forward.z, 12)
        expect(back.p).toBeCloseTo(forward.p, 12)
        const exact = mannWhitneyExact(a, b)
        expect(exact?.pTwoSided).toBeLessThanOrEqual(1)
        expect(exact?.pTwoSided).toBeCloseTo(mannWhitneyExact(b, a)?.pTwoSided ?? 2, 12)
      }),
    )
  })

  test('all alike: no evidence; an empty side: no test; too many for the exact one: refused', () => {
    expect(mannWhitneyNormal({ a: [3, 3], b: [3] })).toEqual({ u: 1, z: 0, p: 1, auc: 0.5 })
    expect(mannWhitneyNormal({ a: [], b: [3] })).toBeNull()
    expect(mannWhitneyExact([1], [])).toBeNull()
    const most = Array.from({ length: 99 }, () => 2)
    expect(mannWhitneyExact(most, [1])?.pGreater).toBeCloseTo(0.01, 14)
    expect(() => mannWhitneyExact([...most, 2], [1])).toThrow(RangeError)
  })
})

describe('Wilcoxon signed rank', () => {
  test('five-point answers with ties and pairs that agree', () => {
    // SciPy 1.17, wilcoxon(method = 'approx', zero_method = 'wilcox').
    const plain = wilcoxonSignedNormal({ a: BEFORE, b: AFTER })
    expect(plain).toMatchObject({ n: 7, v: 25.5 })
    expect(plain?.p).toBeCloseTo(0.04734500208525525, 12)
    const corrected = wilcoxonSignedNormal({ a: BEFORE, b: AFTER, continuity: true })
    expect(corrected?.p).toBeCloseTo(0.05783127734199193, 12)
  })

  test('the depression data of Hollander and Wolfe by the normal approximation', () => {
    const a = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    const b = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    expect(wilcoxonSignedNormal({ a, b })?.p).toBeCloseTo(0.038151710173415135, 12)
    const corrected = wilcoxonSignedNormal({ a, b, continuity: true })
    expect(corrected?.p).toBeCloseTo(0.04401098401295143, 12)
  })

  test('the exact test with ties counts every choice of signs', () => {
    // 5 of the 2⁷ sign patterns of these mid-ranks reach 25.5, counted one by one.
    expect(wilcoxonSignedExact(BEFORE, AFTER)?.pGreater).toBe(5 / 128)
  })

  test('equal steps on a scale of thirds are ties, not rounding', () => {
    const [low, middle, high] = [4, 5, 6].map((raw) => normalise('csat7', raw))
    const a = [middle ?? 0, high ?? 0, high ?? 0]
    const b = [low ?? 0, middle ?? 0, low ?? 0]
    // Two steps of a third tie at rank 1.5, so 4 of 8 sign patterns cannot be told apart.
    expect(wilcoxonSignedNormal({ a, b })?.z).toBeCloseTo(3 / Math.sqrt(3.5 - 6 / 48), 12)
  })

  test('pairs that only rounding keeps apart agree', () => {
    expect(wilcoxonSignedNormal({ a: [0.1 + 0.2, -0.3], b: [0.3, -0.1 - 0.2] })).toBeNull()
    expect(wilcoxonSignedNormal({ a: [1e-9], b: [0] })?.v).toBe(1)
  })

  test('only pairs that agree: no test; too many for the exact one, or no pairs: refused', () => {
    expect(wilcoxonSignedNormal({ a: [3, 4], b: [3, 4] })).toBeNull()
    expect(wilcoxonSignedExact([], [])).toBeNull()
    expect(() => wilcoxonSignedExact([1], [1, 2])).toThrow(RangeError)
    const many = Array.from({ length: 101 }, (_, i) => i + 1)
    const zeros = many.map(() => 0)
    expect(() => wilcoxonSignedExact(many, zeros)).toThrow(RangeError)
  })

  test('without ties the exact and the normal p-value stay close', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 20, maxLength: 40 }), (signs) => {
        const a = signs.map((up, i) => (up ? i + 1 : -i - 1))
        const b = signs.map(() => 0)
        const normal = wilcoxonSignedNormal({ a, b, continuity: true })
        const exact = wilcoxonSignedExact(a, b)
        expect(Math.abs((normal?.p ?? 2) - (exact?.pTwoSided ?? -2))).toBeLessThan(0.01)
      }),
    )
  })

  test('changing sides only turns the sign, and the order of pairs does not matter', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const a = list.map(([first]) => first)
        const b = list.map(([, second]) => second)
        const forward = wilcoxonSignedNormal({ a, b, continuity: true })
        const back = wilcoxonSignedNormal({
          a: b.toReversed(),
          b: a.toReversed(),
          continuity: true,
        })
        if (!forward) {
          expect(back).toBeNull()
          return
        }
        expect(back?.z).toBeCloseTo(-forward.z, 12)
        const exact = wilcoxonSignedExact(a, b)?.pTwoSided ?? Number.NaN
        expect(wilcoxonSignedExact(b, a)?.pTwoSided).toBeCloseTo(exact, 12)
      }),
    )
  })
})

describe('Hodges–Lehmann location', () => {
  test('it is the median of all means of two differences', () => {
    // Differences 1, 2, 6: means 1, 1.5, 2, 3.5, 4, 6.
    expect(hodgesLehmannPaired([1, 2, 6], [0, 0, 0])).toBe(2.75)
    expect(hodgesLehmannPaired([], [])).toBeNull()
  })

  test('counting distinct differences equals listing all of them', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const differences = list.map(([a, b]) => a - b)
        const means = differences
          .flatMap((first, i) => differences.slice(i).map((second) => (first + second) / 2))
          .sort((a, b) => a - b)
        const expected = quantileOfSorted(means)
        const got = hodgesLehmannPaired(
          list.map(([a]) => a),
          list.map(([, b]) => b),
        )
        expect(got).toBeCloseTo(expected, 12)
      }),
    )
  })

  test('it moves with a common shift', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const a = list.map(([first]) => first)
        const b = list.map(([, second]) => second)
        const shifted = hodgesLehmannPaired(
          a.map((value) => value + 10),
          b,
        )
        expect(shifted).toBeCloseTo((hodgesLehmannPaired(a, b) ?? Number.NaN) + 10, 10)
      }),
    )
  })
})

function quantileOfSorted(sorted: number[]): number {
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN
  return (low + high) / 2
}

describe('Kruskal–Wallis', () => {
  test('ozone by month as published', () => {
    // R ?kruskal.test: kruskal.test(Ozone ~ Month, data = airquality), 29.267, df 4, p 6.901e-06.
    const may = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32]
    const june = [29, 71, 39, 23, 21, 37, 20, 12, 13]
    const july = [135, 49, 32, 64, 40, 77, 97, 97, 85, 10, 27, 7, 48, 35, 61, 79, 63, 16, 80, 108]
    const august = [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45]
    const september = [96, 78, 73, 91, 47, 32, 20, 23, 21, 24, 44, 21, 28, 9, 13, 46, 18, 13, 24]
    const result = kruskalWallis([
      [...may, 23, 45, 115, 37],
      june,
      [...july, 20, 52, 82, 50, 64, 59],
      [...august, 168, 73, 76, 118, 84, 85],
      [...september, 16, 13, 23, 36, 7, 14, 30, 14, 18, 20],
    ])
    expect(result?.chiSquare).toBeCloseTo(29.267, 3)
    expect(result?.df).toBe(4)
    expect(result?.p).toBeCloseTo(6.901e-6, 9)
  })

  test('five-point answers with ties', () => {
    // SciPy 1.17, kruskal.
    const result = kruskalWallis([
      [5, 4, 5, 3, 5],
      [3, 3, 4, 2],
      [1, 2, 2, 5, 4, 1],
    ])
    expect(result?.chiSquare).toBeCloseTo(4.9860335195530725, 12)
    expect(result?.p).toBeCloseTo(0.0826602240189893, 12)
  })

  test('two groups give the square of the Mann–Whitney z', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const z = mannWhitneyNormal({ a, b })?.z ?? Number.NaN
        expect(kruskalWallis([a, b])?.chiSquare).toBeCloseTo(z * z, 9)
      }),
    )
  })

  test('empty groups are left out, all alike is no evidence', () => {
    expect(kruskalWallis([[1, 2], []])).toBeNull()
    expect(kruskalWallis([[3, 3], [3], []])).toEqual({ chiSquare: 0, df: 1, p: 1 })
  })
})

describe('Friedman', () => {
  test('ties inside a row are corrected for', () => {
    // SciPy 1.17, friedmanchisquare.
    const result = friedman([
      [5, 4, 3],
      [4, 4, 2],
      [5, 5, 5],
      [3, 2, 1],
      [4, 5, 3],
    ])
    expect(result?.chiSquare).toBeCloseTo(6.533333333333341, 12)
    expect(result?.p).toBeCloseTo(0.038133326547045036, 12)
  })

  test('the order of rows does not matter, nor that of columns', () => {
    const row = fc.tuple(score, score, score)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const plain = friedman(rows)
        const turned = friedman(rows.toReversed().map((cells) => cells.toReversed()))
        expect(turned?.chiSquare).toBeCloseTo(plain?.chiSquare ?? Number.NaN, 10)
      }),
    )
  })

  test('nothing to compare, nothing that differs, ragged rows', () => {
    expect(friedman([])).toBeNull()
    expect(friedman([[1], [2]])).toBeNull()
    expect(friedman([[4, 4]])).toEqual({ chiSquare: 0, df: 1, p: 1 })
    expect(() => friedman([[1, 2], [1]])).toThrow('Rows must be equally long.')
  })
})
