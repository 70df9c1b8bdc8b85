import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersNeeded, expectedHalfWidth, metricsOf } from '#worker/domain/surveys/precision.ts'

const METRICS = ['share', 'nps', 'sentiment'] as const

test('a share of a half needs 93 answers for ten points either way', () => {
  // Wilson at p = ½ is z / (2 √(n + z²)): n = (z / 0.2)² − z² = 92.2.
  expect(answersNeeded('share')).toBe(93)
  expect(expectedHalfWidth('share', 93)).toBeCloseTo(
    (100 * 1.959964) / (2 * Math.sqrt(93 + 3.8415)),
    4,
  )
})

test('the mean sentiment needs (1.96 × 0.5 ÷ 0.1)² answers', () => {
  expect(answersNeeded('sentiment')).toBe(97)
})

test('NPS needs nearly three times as many as a share', () => {
  // The assumed variance is 0.75 − 0.25²; three answers are added by the adjustment.
  expect(answersNeeded('nps')).toBe(261)
})

test('the answers needed are the fewest that do', () => {
  fc.assert(
    fc.property(fc.constantFrom(...METRICS), fc.integer({ min: 1, max: 60 }), (metric, points) => {
      const needed = answersNeeded(metric, points)
      expect(expectedHalfWidth(metric, needed) ?? Infinity).toBeLessThanOrEqual(points)
      expect(expectedHalfWidth(metric, needed - 1) ?? Infinity).toBeGreaterThan(points)
    }),
  )
})

test('no answers have no interval, and more answers a narrower one', () => {
  for (const metric of METRICS) {
    expect(expectedHalfWidth(metric, 0)).toBeNull()
    expect(() => expectedHalfWidth(metric, Number.NaN)).toThrow(RangeError)
    const widths = [5, 10, 50, 500, 5000].map((n) => expectedHalfWidth(metric, n) ?? Infinity)
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  }
})

test('each scale has its own figure and the sentiment; choices and texts have none', () => {
  expect(metricsOf('csat5')).toEqual(['share', 'sentiment'])
  expect(metricsOf('nps11')).toEqual(['nps', 'sentiment'])
  expect(metricsOf('choice')).toEqual([])
})
