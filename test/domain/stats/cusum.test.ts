import { describe, expect, test } from 'vitest'
import {
  averageRunLength,
  cusumAfter,
  likelihoodSteps,
  observationsUntil,
  thresholdFor,
  wholeSteps,
} from '#worker/domain/stats/cusum.ts'
import { numbers } from '../delivery/figures/random-answers.ts'

describe('the steps', () => {
  test('are the log-likelihood ratios of a hit and of a miss', () => {
    const { up, down } = likelihoodSteps({ low: 0.05, high: 0.15 })
    expect(up).toBeCloseTo(Math.log(3), 12)
    expect(down).toBeCloseTo(Math.log(0.95 / 0.85), 12)
  })

  test('in whole numbers keep their ratio as well as can be', () => {
    // 1.0986 / 0.1112 = 9.88
    expect(wholeSteps(likelihoodSteps({ low: 0.05, high: 0.15 }))).toEqual({ up: 10, down: 1 })
    expect(wholeSteps(likelihoodSteps({ low: 0.3, high: 0.9 }))).toEqual({ up: 1, down: 1 })
  })

  test('are none where the shares are out of order', () => {
    expect(() => likelihoodSteps({ low: 0.2, high: 0.2 })).toThrow(RangeError)
    expect(() => likelihoodSteps({ low: 0, high: 0.2 })).toThrow(RangeError)
  })
})

test('the score never falls below 0', () => {
  const steps = { up: 10, down: 1 }
  expect(cusumAfter(0, false, steps)).toBe(0)
  expect(cusumAfter(0.4, false, steps)).toBe(0)
  expect(cusumAfter(3, false, steps)).toBe(2)
  expect(cusumAfter(3, true, steps)).toBe(13)
})

describe('the average run length', () => {
  test('is that of a geometric waiting time where one hit alarms', () => {
    expect(averageRunLength(0.05, { up: 10, threshold: 10 })).toBeCloseTo(20, 10)
    expect(averageRunLength(1, { up: 10, threshold: 54 })).toBe(6)
  })

  test('is that of two hits close together, by hand', () => {
    expect(averageRunLength(0.5, { up: 1, threshold: 2 })).toBeCloseTo(
      // 0 → 1 → 2 with steps back: L(0) = 1 + L(0)/2 + L(1)/2, L(1) = 1 + L(0)/2.
      6,
      10,
    )
  })

  test('is what a simulation counts', () => {
    const random = numbers(1)
    const [up, threshold, share, runs] = [10, 30, 0.05, 4000]
    let observations = 0
    for (let run = 0; run < runs; run += 1) {
      for (let score = 0; score < threshold; observations += 1) {
        score = cusumAfter(score, random() < share, { up, down: 1 })
      }
    }
    const exact = averageRunLength(share, { up, threshold })
    // Run lengths are nearly exponential: the mean of 4,000 has an error of 1.6 %.
    expect(Math.abs(observations / runs / exact - 1)).toBeLessThan(0.05)
  })

  test('grows with the threshold, for rare and for common hits, without losing digits', () => {
    for (const [share, up] of [
      [0.005, 109],
      [0.05, 10],
      [0.3, 1],
    ] as const) {
      let before = 0
      for (let threshold = 1; threshold <= up * 9; threshold += 1) {
        const length = averageRunLength(share, { up, threshold })
        expect(length).toBeGreaterThanOrEqual(before * (1 - 1e-9))
        before = length
      }
      expect(before).toBeGreaterThan(10 / share)
    }
  })
})

test('a threshold is the lowest that keeps so many observations between false alarms', () => {
  for (const between of [1, 100, 1800, 72_000, 3_600_000]) {
    const threshold = thresholdFor({ share: 0.05, up: 10, between })
    expect(averageRunLength(0.05, { up: 10, threshold })).toBeGreaterThanOrEqual(between)
    if (threshold > 1) {
      expect(averageRunLength(0.05, { up: 10, threshold: threshold - 1 })).toBeLessThan(between)
    }
  }
})

test('ten times as many observations raise the threshold by the logarithm of ten', () => {
  const { down } = likelihoodSteps({ low: 0.05, high: 0.15 })
  const height = (between: number) => thresholdFor({ share: 0.05, up: 10, between }) * down
  expect(height(1e6) - height(1e5)).toBeCloseTo(Math.log(10), 0)
  expect(height(1e7) - height(1e6)).toBeCloseTo(Math.log(10), 0)
})

describe('observations until an alarm', () => {
  test('are those of a geometric waiting time where one hit alarms', () => {
    // 1 − 0.8^n ≥ 0.9
    expect(observationsUntil(0.2, { up: 5, threshold: 5, power: 0.9, most: 100 })).toBe(11)
  })

  test('are null where they are more than anybody waits for', () => {
    expect(observationsUntil(0.2, { up: 5, threshold: 5, power: 0.9, most: 10 })).toBeNull()
    expect(observationsUntil(0, { up: 5, threshold: 5, power: 0.9, most: 1000 })).toBeNull()
  })

  test('agree with a simulation', () => {
    const random = numbers(2)
    const waits = Array.from({ length: 2000 }, () => {
      let count = 0
      for (let score = 0; score < 54; count += 1) {
        score = cusumAfter(score, random() < 0.2, { up: 10, down: 1 })
      }
      return count
    }).toSorted((a, b) => a - b)
    const half = observationsUntil(0.2, { up: 10, threshold: 54, power: 0.5, most: 1000 })
    expect(Math.abs((waits[1000] ?? 0) - (half ?? 0))).toBeLessThanOrEqual(2)
  })
})

test('a run length of fractions of steps is refused', () => {
  expect(() => averageRunLength(0.05, { up: 9.88, threshold: 54 })).toThrow(RangeError)
  expect(() => averageRunLength(0, { up: 10, threshold: 54 })).toThrow(RangeError)
  expect(() => observationsUntil(0.1, { up: 10, threshold: 0, power: 0.5, most: 1 })).toThrow(
    RangeError,
  )
})
