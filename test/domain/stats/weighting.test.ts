import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kishEffectiveN, rake } from '#worker/domain/stats/weighting.ts'

const positive = fc.integer({ min: 1, max: 50 })
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

describe("Kish's effective sample size", () => {
  test('weights 1, 1, 2, 4 are worth 2.909 answers', () => {
    expect(kishEffectiveN([1, 1, 2, 4])).toBeCloseTo(64 / 22, 12)
  })

  test('equal weights are worth all answers, unequal ones fewer', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 30 }), (weights) => {
        expect(kishEffectiveN(weights.map(() => 0.3))).toBeCloseTo(weights.length, 10)
        expect(kishEffectiveN(weights)).toBeLessThanOrEqual(weights.length + 1e-9)
        expect(kishEffectiveN(weights)).toBeGreaterThanOrEqual(1 - 1e-12)
      }),
    )
  })

  test('no weight at all has no size', () => {
    expect(kishEffectiveN([])).toBeNull()
    expect(kishEffectiveN([0, 0])).toBeNull()
    expect(() => kishEffectiveN([1, -1])).toThrow(RangeError)
  })
})

describe('raking', () => {
  test('both margins are met and the odds ratios stay', () => {
    const cells = fc.array(fc.tuple(positive, positive), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(cells, positive, (table, extra) => {
        const rows = table.map((_, i) => i + extra)
        const columns = [total(rows) / 4, (3 * total(rows)) / 4]
        const fitted = rake({ table, rows, columns })
        expect(fitted.map(total)).toEqual(rows.map((margin) => expect.closeTo(margin, 8)))
        for (const j of [0, 1]) {
          const column = fitted.map((row) => row[j] ?? Number.NaN)
          expect(total(column)).toBeCloseTo(columns[j] ?? Number.NaN, 8)
        }
        const odds = ([a, b]: readonly number[]) => (a ?? 0) / (b ?? 0)
        const before = odds(table[0] ?? []) / odds(table[1] ?? [])
        expect(odds(fitted[0] ?? []) / odds(fitted[1] ?? [])).toBeCloseTo(before, 8)
      }),
    )
  })

  test('a table that already fits is left as it is', () => {
    const table = [
      [1, 2],
      [3, 4],
    ]
    expect(rake({ table, rows: [3, 7], columns: [4, 6] })).toEqual(table)
  })

  test('an empty row may stay empty, but not be filled', () => {
    const table = [
      [0, 0],
      [2, 2],
    ]
    expect(rake({ table, rows: [0, 8], columns: [4, 4] })).toEqual([
      [0, 0],
      [4, 4],
    ])
    expect(() => rake({ table, rows: [1, 7], columns: [4, 4] })).toThrow('cannot meet')
  })

  test('zeros that no scaling can get round, unequal totals and wrong shapes are refused', () => {
    const diagonal = [
      [1, 0],
      [0, 1],
    ]
    expect(() => rake({ table: diagonal, rows: [1, 3], columns: [2, 2] })).toThrow('cannot meet')
    expect(() => rake({ table: diagonal, rows: [1, 1], columns: [2, 2] })).toThrow('same total')
    expect(() => rake({ table: diagonal, rows: [2], columns: [1, 1] })).toThrow('one row')
    expect(() => rake({ table: [[1, -1]], rows: [0], columns: [1, 1] })).toThrow(RangeError)
  })
})
