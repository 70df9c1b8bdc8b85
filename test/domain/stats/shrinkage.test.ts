import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  betaBinomialShrink,
  betaPrior,
  derSimonianLaird,
  normalShrink,
  shrinkMeans,
} from '#worker/domain/stats/shrinkage.ts'

const ROBINSON = { alpha: 78.661, beta: 224.875 }

describe('shrinking shares', () => {
  test('300 of 1,000 moves less than 4 of 10', () => {
    // D. Robinson, "Understanding empirical Bayes estimation": .290 against .264.
    expect(betaBinomialShrink({ x: 300, n: 1000 }, ROBINSON)).toBeCloseTo(0.29, 3)
    expect(betaBinomialShrink({ x: 4, n: 10 }, ROBINSON)).toBeCloseTo(0.264, 3)
  })

  test('shares that differ no more than by chance are pooled fully', () => {
    const prior = betaPrior([
      { x: 5, n: 10 },
      { x: 5, n: 10 },
    ])
    expect(prior).toEqual({ mu: 0.5, strength: 1e6, alpha: 5e5, beta: 5e5 })
  })

  test('shares at opposite ends leave the weakest prior', () => {
    const prior = betaPrior([
      { x: 0, n: 100 },
      { x: 100, n: 100 },
    ])
    expect(prior?.strength).toBe(2)
  })

  test('touchpoints without answers do not count', () => {
    const asked = [
      { x: 8, n: 10 },
      { x: 45, n: 60 },
      { x: 3, n: 10 },
    ]
    expect(betaPrior([...asked, { x: 0, n: 0 }])).toEqual(betaPrior(asked))
    expect(betaPrior([{ x: 0, n: 0 }])).toBeNull()
    expect(betaPrior([])).toBeNull()
  })

  test('everybody satisfied everywhere is a prior, too', () => {
    expect(betaPrior([{ x: 9, n: 9 }])).toMatchObject({ mu: 1, beta: 0, strength: 1e6 })
    expect(betaBinomialShrink({ x: 3, n: 3 }, { alpha: 10, beta: 0 })).toBe(1)
    expect(() => betaBinomialShrink({ x: 0, n: 0 }, { alpha: 0, beta: 0 })).toThrow(RangeError)
  })

  test('a shrunk share lies between the raw one and the prior mean', () => {
    const touchpoint = fc
      .integer({ min: 1, max: 300 })
      .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))
    fc.assert(
      fc.property(fc.array(touchpoint, { minLength: 2, maxLength: 8 }), (touchpoints) => {
        const prior = betaPrior(touchpoints)
        if (!prior) throw new Error('There are answers.')
        for (const { x, n } of touchpoints) {
          const shrunk = betaBinomialShrink({ x, n }, prior)
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(x / n, prior.mu) - 1e-12)
          expect(shrunk).toBeLessThanOrEqual(Math.max(x / n, prior.mu) + 1e-12)
        }
      }),
    )
  })
})

describe('shrinking values of one known variance', () => {
  test('three values or fewer stay, and noise alone collapses to the mean', () => {
    expect(normalShrink([1, 2, 9], 5)?.kept).toBe(1)
    expect(normalShrink([1, 2, 3, 4, 5], 1000)).toEqual({
      grandMean: 3,
      kept: 0,
      estimates: [3, 3, 3, 3, 3],
    })
    expect(normalShrink([2, 2, 2, 2], 1)?.estimates).toEqual([2, 2, 2, 2])
    expect(normalShrink([2, 4, 6, 8], 0)?.estimates).toEqual([2, 4, 6, 8])
    expect(normalShrink([], 1)).toBeNull()
    expect(() => normalShrink([1], -1)).toThrow(RangeError)
  })
})

describe('random effects', () => {
  test('equal means leave no variance between groups', () => {
    expect(derSimonianLaird([4, 4], [1, 2])).toEqual({ q: 0, tau2: 0, mu: 4, shrunk: [4, 4] })
    expect(derSimonianLaird([7], [3])).toEqual({ q: 0, tau2: 0, mu: 7, shrunk: [7] })
    expect(derSimonianLaird([], [])).toBeNull()
  })

  test('means need a variance above 0 each', () => {
    expect(() => derSimonianLaird([1, 2], [1])).toThrow(RangeError)
    expect(() => derSimonianLaird([1, 2], [1, 0])).toThrow(RangeError)
    expect(() => derSimonianLaird([1, Number.NaN], [1, 1])).toThrow(RangeError)
  })

  test('the less sure a mean, the nearer it moves to the middle', () => {
    const result = derSimonianLaird([-80, 80, 80], [1, 1, 400])
    const [, sure = 0, unsure = 0] = result?.shrunk ?? []
    expect(result?.tau2).toBeGreaterThan(0)
    expect(sure).toBeGreaterThan(unsure)
  })
})

describe('shrinking the nodes of a curve', () => {
  test('small nodes and nodes without variance borrow the pooled one', () => {
    // Worked with NumPy from the formulas of DerSimonian & Laird 1986.
    const result = shrinkMeans([
      { n: 400, mean: 60, variance: 2500 },
      { n: 50, mean: 20, variance: 3600 },
      { n: 8, mean: 90, variance: 800 },
      { n: 5, mean: 100, variance: 0 },
    ])
    expect(result?.q).toBeCloseTo(27.31183532743902, 10)
    expect(result?.tau2).toBeCloseTo(699.9020971848649, 9)
    expect(result?.mu).toBeCloseTo(62.32850623819401, 10)
    expect(result?.shrunk).toEqual(
      [60.02060911, 23.94823704, 81.29532622, 84.04985259].map((value) => expect.closeTo(value, 7)),
    )
  })

  test('a node with one answer takes part', () => {
    const result = shrinkMeans([
      { n: 100, mean: 40, variance: 1600 },
      { n: 100, mean: -40, variance: 1600 },
      { n: 1, mean: 100, variance: null },
    ])
    expect(result?.shrunk[2]).toBeLessThan(80)
    expect(result?.shrunk[2]).toBeGreaterThan(result?.mu ?? 100)
  })

  test('one node with two answers is enough to know a spread', () => {
    const result = shrinkMeans([
      { n: 2, mean: 0, variance: 50 },
      { n: 1, mean: 1, variance: null },
    ])
    // No more apart than by chance: both move to the mean of all three answers.
    expect(result?.shrunk).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(1 / 3, 12)])
  })

  test('where nothing varies nothing is known, and the means stay', () => {
    const nodes = [
      { n: 6, mean: 100, variance: 0 },
      { n: 2, mean: 50, variance: 0 },
    ]
    expect(shrinkMeans(nodes)).toEqual({ q: 0, tau2: 0, mu: 87.5, shrunk: [100, 50] })
    expect(shrinkMeans([{ n: 1, mean: 3, variance: null }])?.shrunk).toEqual([3])
    expect(shrinkMeans([])).toBeNull()
    expect(() => shrinkMeans([{ n: 0, mean: 3, variance: null }])).toThrow(RangeError)
  })

  test('every shrunk mean lies between its own mean and the middle', () => {
    const node = fc.record({
      n: fc.integer({ min: 2, max: 200 }),
      mean: fc.double({ min: -100, max: 100, noNaN: true }),
      variance: fc.double({ min: 1, max: 5000, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(node, { minLength: 2, maxLength: 12 }), (nodes) => {
        const result = shrinkMeans(nodes)
        if (!result) throw new Error('There are nodes.')
        for (const [i, { mean }] of nodes.entries()) {
          const shrunk = result.shrunk[i] ?? Number.NaN
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(mean, result.mu) - 1e-9)
          expect(shrunk).toBeLessThanOrEqual(Math.max(mean, result.mu) + 1e-9)
        }
      }),
    )
  })
})
