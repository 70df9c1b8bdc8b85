import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agreementOfHistogram,
  bottomTwoBox,
  histogramMoments,
  mannWhitneyOfHistograms,
  meanInterval,
  topTwoBox,
} from '#worker/domain/stats/histogram.ts'
import { meanT } from '#worker/domain/stats/means.ts'
import { momentsOf } from '#worker/domain/stats/moments.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { mannWhitneyNormal } from '#worker/domain/stats/ranks/mann-whitney.ts'
import { normalise } from '#worker/domain/stats/scales.ts'

const FIVE = { lowest: 1, highest: 5, higherIsBetter: true }
const csat = (score: number) => normalise('csat5', score)
const csatCounts = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 })
  .map((counts) => [0, ...counts])

/** The answers one by one. */
function answersOf(histogram: readonly number[]): number[] {
  return histogram.flatMap((count, score) => Array.from({ length: count }, () => score))
}

describe('moments of a histogram', () => {
  test('they equal the moments of the answers one by one', () => {
    fc.assert(
      fc.property(csatCounts, (histogram) => {
        const fromAnswers = momentsOf(answersOf(histogram).map(csat))
        const got = histogramMoments(histogram, csat)
        expect(got?.n).toBe(fromAnswers?.n)
        if (!got || !fromAnswers) return
        expect(got.mean).toBeCloseTo(fromAnswers.mean, 10)
        expect(got.variance === null).toBe(fromAnswers.variance === null)
        expect(got.variance ?? 0).toBeCloseTo(fromAnswers.variance ?? 0, 8)
      }),
    )
  })

  test('only scores that were given are asked for their sentiment', () => {
    expect(histogramMoments([0, 0, 0, 0, 0, 3, 0], csat)).toEqual({ n: 3, mean: 100, variance: 0 })
    expect(histogramMoments([0, 0], csat)).toBeNull()
    expect(() => histogramMoments([1], csat)).toThrow(RangeError)
    expect(() => histogramMoments([0, -1], csat)).toThrow(RangeError)
  })

  test('sentiments of a third do not leave a false variance', () => {
    const histogram = [0, 0, 0, 0, 0, 7]
    expect(histogramMoments(histogram, (score) => normalise('csat7', score))?.variance).toBe(0)
  })
})

describe('interval of a mean on a bounded scale', () => {
  const bounds = { lowest: -100, highest: 100 }

  test('it is the t interval where that fits into the scale', () => {
    const values = [-50, 0, 50, 0, 50, 100, -50, 0]
    const moments = momentsOf(values)
    const expected = meanT(values)
    const got = moments && meanInterval({ ...moments, ...bounds })
    expect(got?.low).toBeCloseTo(expected?.low ?? Number.NaN, 12)
    expect(got?.high).toBeCloseTo(expected?.high ?? Number.NaN, 12)
  })

  test('it ends where the scale ends', () => {
    expect(meanInterval({ n: 2, mean: 75, variance: 1250, ...bounds })).toEqual({
      low: -100,
      high: 100,
    })
  })

  test('answers all alike keep the width of the Wilson interval', () => {
    const share = wilson({ x: 20, n: 20 })?.low ?? Number.NaN
    expect(meanInterval({ n: 20, mean: 100, variance: 0, ...bounds })).toEqual({
      low: 100 - (1 - share) * 200,
      high: 100,
    })
    const middle = meanInterval({ n: 20, mean: 50, variance: 0, ...bounds })
    expect(middle.low).toBeCloseTo(50 - (1 - share) * 150, 12)
    expect(middle.high).toBeCloseTo(50 + (1 - share) * 50, 12)
  })

  test('one answer says little, no answer is refused', () => {
    const { low, high } = meanInterval({ n: 1, mean: 0, variance: null, ...bounds })
    expect(high - low).toBeGreaterThan(150)
    expect(() => meanInterval({ n: 0, mean: 0, variance: null, ...bounds })).toThrow(RangeError)
    expect(() => meanInterval({ n: 5, mean: 101, variance: 3, ...bounds })).toThrow(RangeError)
  })

  test('it holds the mean, stays on the scale and never loses its width', () => {
    fc.assert(
      fc.property(csatCounts, (histogram) => {
        const moments = histogramMoments(histogram, csat)
        if (!moments) return
        const { low, high } = meanInterval({ ...moments, ...bounds })
        expect(low).toBeLessThanOrEqual(moments.mean)
        expect(high).toBeGreaterThanOrEqual(moments.mean)
        expect(low).toBeGreaterThanOrEqual(-100)
        expect(high).toBeLessThanOrEqual(100)
        expect(high - low).toBeGreaterThan(0)
      }),
    )
  })
})

describe('box shares', () => {
  test('the two best scores count, whatever the direction', () => {
    const histogram = [0, 1, 2, 3, 4, 10]
    expect(topTwoBox(histogram, FIVE)).toMatchObject({ x: 14, n: 20, share: 0.7 })
    expect(topTwoBox(histogram, { ...FIVE, higherIsBetter: false })).toMatchObject({ x: 3 })
    expect(bottomTwoBox(histogram, FIVE)).toMatchObject({ x: 3, n: 20, share: 0.15 })
  })

  test('six and seven of seven count, nine and ten of ten', () => {
    const ones = Array.from({ length: 8 }, (_, score) => (score === 0 ? 0 : 1))
    expect(topTwoBox(ones, { ...FIVE, highest: 7 })).toMatchObject({ x: 2, n: 7 })
    const eleven = Array.from({ length: 11 }, () => 1)
    expect(topTwoBox(eleven, { lowest: 0, highest: 10, higherIsBetter: true })).toMatchObject({
      x: 2,
      n: 11,
    })
  })

  test('on a scale of two or three only the best counts', () => {
    const thumb = { lowest: 0, highest: 1, higherIsBetter: true }
    expect(topTwoBox([3, 9], thumb)).toMatchObject({ x: 9, n: 12 })
    expect(bottomTwoBox([3, 9], thumb)).toMatchObject({ x: 3, n: 12 })
  })

  test('a short histogram has no answers beyond its end, none at all have no share', () => {
    expect(topTwoBox([0, 2, 1], FIVE)).toMatchObject({ x: 0, n: 3, low: 0 })
    expect(topTwoBox([], FIVE)).toBeNull()
    expect(() => topTwoBox([1], FIVE)).toThrow('A score of 0 lies outside 1 to 5.')
  })

  test('agreement looks at the scores of the scale only', () => {
    expect(agreementOfHistogram([0, 0, 0, 9], FIVE)).toBe(1)
    expect(agreementOfHistogram([0, 9, 0, 0, 0, 9], FIVE)).toBe(-1)
    expect(agreementOfHistogram([], FIVE)).toBeNull()
  })
})

describe('Mann–Whitney of two histograms', () => {
  test('it equals the test on the answers one by one', () => {
    fc.assert(
      fc.property(csatCounts, csatCounts, (a, b) => {
        const expected = mannWhitneyNormal({ a: answersOf(a), b: answersOf(b), continuity: true })
        const got = mannWhitneyOfHistograms(a, b)
        if (!expected) {
          expect(got).toBeNull()
          return
        }
        expect(got?.u).toBe(expected.u)
        expect(got?.auc).toBe(expected.auc)
        expect(got?.z).toBeCloseTo(expected.z, 10)
        expect(got?.p).toBeCloseTo(expected.p, 10)
      }),
    )
  })

  test('histograms of different length are compared score by score', () => {
    expect(mannWhitneyOfHistograms([0, 5], [0, 0, 0, 5])).toMatchObject({ u: 0, auc: 0 })
    expect(mannWhitneyOfHistograms([0, 5], [0, 0])).toBeNull()
    expect(() => mannWhitneyOfHistograms([Number.NaN], [1])).toThrow(RangeError)
  })
})
