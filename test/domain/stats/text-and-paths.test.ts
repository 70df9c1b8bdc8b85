import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directlyFollows } from '#worker/domain/stats/paths.ts'
import { g2Keyness } from '#worker/domain/stats/text.ts'

describe('keyness', () => {
  test('a word that one group never uses still has a value', () => {
    // By hand: 2 · 10 · ln(10 / 5).
    expect(g2Keyness({ a: 10, b: 0, c: 100, d: 100 })).toBeCloseTo(20 * Math.log(2), 12)
    expect(g2Keyness({ a: 0, b: 0, c: 100, d: 100 })).toBe(0)
  })

  test('an empty group has no keyness, impossible counts are refused', () => {
    expect(g2Keyness({ a: 0, b: 4, c: 0, d: 100 })).toBeNull()
    expect(g2Keyness({ a: 4, b: 0, c: 100, d: 0 })).toBeNull()
    expect(() => g2Keyness({ a: -1, b: 0, c: 1, d: 1 })).toThrow(RangeError)
  })

  test('it is at least 0, 0 at equal rates, and does not mind the order of the groups', () => {
    const count = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 9 }), (a, b, factor) => {
        const value = g2Keyness({ a, b, c: 2000, d: 3000 }) ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(0)
        expect(g2Keyness({ a: b, b: a, c: 3000, d: 2000 })).toBeCloseTo(value, 9)
        expect(g2Keyness({ a, b: a * factor, c: 1000, d: 1000 * factor })).toBeCloseTo(0, 9)
      }),
    )
  })
})

describe('directly follows', () => {
  test('a touchpoint may follow itself, and counts add up over paths', () => {
    expect(
      directlyFollows([
        { steps: ['ad', 'shop', 'shop'], count: 2 },
        { steps: ['ad', 'shop'], count: 3 },
      ]),
    ).toEqual([
      { from: 'ad', to: 'shop', count: 5 },
      { from: 'shop', to: 'shop', count: 2 },
    ])
  })

  test('names may hold any character without being taken for another pair', () => {
    const edges = directlyFollows([
      { steps: ['a>b', 'c'], count: 1 },
      { steps: ['a', 'b>c'], count: 1 },
      { steps: ['a","b', 'c'], count: 1 },
      { steps: ['a', 'b","c'], count: 1 },
    ])
    expect(edges).toHaveLength(4)
  })

  test('a path of n steps has n − 1 arrows', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(path, (steps) => {
        const arrows = directlyFollows([{ steps, count: 1 }]).map(({ count }) => count)
        expect(arrows.reduce((sum, count) => sum + count, 0)).toBe(Math.max(0, steps.length - 1))
      }),
    )
    expect(directlyFollows([])).toEqual([])
    expect(() => directlyFollows([{ steps: ['a'], count: Number.NaN }])).toThrow(RangeError)
  })
})
