import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '#worker/domain/stats/drivers/eigen.ts'
import { relativeWeights } from '#worker/domain/stats/drivers/relative-weights.ts'
import { shapleyLmg } from '#worker/domain/stats/drivers/shapley-lmg.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const correlation = (x: readonly number[], y: readonly number[]) => {
  const centred = (values: readonly number[]) => {
    const mean = sum(values) / values.length
    return values.map((value) => value - mean)
  }
  const [a, b] = [centred(x), centred(y)]
  const product = (first: number[], second: number[]) =>
    sum(first.map((v, i) => v * (second[i] ?? 0)))
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}

/** Correlations of real columns, so that the matrix is one that data can have. */
const correlations = fc
  .integer({ min: 1, max: 5 })
  .chain((p) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 12, maxLength: 12 }), {
      minLength: p + 1,
      maxLength: p + 1,
    }),
  )
  .filter((columns) => columns.every((column) => new Set(column).size > 3))
  .map(([outcome = [], ...predictors]) => ({
    predictors: predictors.map((x, i) =>
      predictors.map((y, j) => (i === j ? 1 : correlation(x, y))),
    ),
    outcome: predictors.map((x) => correlation(x, outcome)),
  }))

const METHODS = [
  ['relative weights', relativeWeights],
  ['LMG', shapleyLmg],
] as const

describe.each(METHODS)('%s', (_, importance) => {
  test('independent predictors are worth their squared correlation', () => {
    const predictors = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]
    expect(importance({ predictors, outcome: [0.5, -0.3, 0] })).toEqual(
      [0.25, 0.09, 0].map((value) => expect.closeTo(value, 14)),
    )
  })

  test('two copies of one predictor share its worth', () => {
    const predictors = [
      [1, 1],
      [1, 1],
    ]
    expect(importance({ predictors, outcome: [0.6, 0.6] })).toEqual([
      expect.closeTo(0.18, 12),
      expect.closeTo(0.18, 12),
    ])
  })

  test('no predictors have no weights', () => {
    expect(importance({ predictors: [], outcome: [] })).toEqual([])
  })

  test('correlations that no complete data can have are refused', () => {
    const predictors = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]
    expect(() => importance({ predictors, outcome: [0.1, 0.1, 0.1] })).toThrow('indefinite')
  })

  test.each([
    ['not square', [[1, 0]], [0.1]],
    ['of another size than the outcome', [[1]], [0.1, 0.2]],
    ['without ones on the diagonal', [[0.5]], [0.1]],
    ['beyond 1', [[1]], [1.2]],
    ['not finite', [[1]], [Number.NaN]],
    ['not symmetric', [[1, 0.2], [0.3, 1]], [0.1, 0.1]], // oxfmt-ignore
  ])('a matrix %s is refused', (_, predictors, outcome) => {
    expect(() => importance({ predictors, outcome })).toThrow(RangeError)
  })
})

describe('both methods', () => {
  test('give weights of at least 0 that sum to the same R²', () => {
    fc.assert(
      fc.property(correlations, (input) => {
        const johnson = relativeWeights(input)
        const lmg = shapleyLmg(input)
        // Nearly collinear columns lose digits in the inverse; both lose different ones.
        expect(sum(johnson)).toBeCloseTo(sum(lmg), 5)
        for (const weight of [...johnson, ...lmg]) expect(weight).toBeGreaterThan(-1e-9)
        expect(sum(lmg)).toBeLessThan(1 + 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('do not mind the order of the predictors', () => {
    fc.assert(
      fc.property(correlations, ({ predictors, outcome }) => {
        const reversed = {
          predictors: predictors.toReversed().map((row) => row.toReversed()),
          outcome: outcome.toReversed(),
        }
        for (const [, importance] of METHODS) {
          const plain = importance({ predictors, outcome })
          const turned = importance(reversed).toReversed()
          expect(turned).toEqual(plain.map((value) => expect.closeTo(value, 6)))
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('limits', () => {
  test('LMG refuses more than 15 predictors', () => {
    const predictors = Array.from({ length: 16 }, (_, i) =>
      Array.from({ length: 16 }, (_, j) => (i === j ? 1 : 0)),
    )
    const outcome = predictors.map(() => 0.1)
    expect(() => shapleyLmg({ predictors, outcome })).toThrow('At most 15 predictors, got 16.')
    expect(sum(relativeWeights({ predictors, outcome }))).toBeCloseTo(0.16, 12)
  })
})

describe('eigenvalues', () => {
  test('a matrix is put together again from its eigenvectors', () => {
    const entry = fc.double({ min: -2, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (e) => {
        const at = (i: number, j: number) =>
          e[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)] ?? 0
        const matrix = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => at(i, j)))
        const { values, vectors } = symmetricEigen(matrix)
        for (const [i, row] of matrix.entries()) {
          for (const [j, cell] of row.entries()) {
            const rebuilt = sum(
              values.map((value, k) => value * (vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0)),
            )
            expect(rebuilt).toBeCloseTo(cell, 12)
          }
        }
      }),
    )
  })
})
