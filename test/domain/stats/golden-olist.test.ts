import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import {
  agreementOfHistogram,
  histogramMoments,
  mannWhitneyOfHistograms,
  topTwoBox,
} from '#worker/domain/stats/histogram.ts'
import { newcombeDifference } from '#worker/domain/stats/proportions.ts'
import { normalise } from '#worker/domain/stats/scales.ts'
import { relativeError } from './relative-error.ts'

const counts = z.array(z.number())
const olist = z
  .object({
    buckets: z.array(
      z.object({
        bucket: z.string(),
        hist_1_5: counts,
        n: z.number(),
        top2: z.number(),
        wilson: counts,
        mean: z.number(),
        sentiment: z.number(),
        agreement: z.number(),
      }),
    ),
    mwu_on_time_vs_late: z.object({ U: z.number(), z: z.number(), p: z.number(), auc: z.number() }),
    newcombe_on_time_minus_late_top2: counts,
  })
  .parse(JSON.parse(readFileSync('test/golden/golden-olist.json', 'utf8')))

const FIVE_POINTS = { lowest: 1, highest: 5, higherIsBetter: true }
const ON_TIME = histogramOf('on_time')
const LATE = ['late_1_3', 'late_4_7', 'late_8plus']
  .map(histogramOf)
  .reduce((total, next) => total.map((count, score) => count + (next[score] ?? 0)))

/** Index 0 is the score 0, which a five-point scale does not have. */
function histogramOf(name: string): number[] {
  return [0, ...(olist.buckets.find(({ bucket }) => bucket === name)?.hist_1_5 ?? [])]
}

describe('real answers of an online shop, by how late the parcel was', () => {
  test.each(olist.buckets)('$bucket: box share, mean, sentiment and agreement', (bucket) => {
    const histogram = [0, ...bucket.hist_1_5]
    const box = topTwoBox(histogram, FIVE_POINTS)
    expect(box?.n).toBe(bucket.n)
    expect(box?.share).toBeCloseTo(bucket.top2, 14)
    expect([box?.low, box?.high]).toEqual(bucket.wilson.map((end) => expect.closeTo(end, 14)))
    expect(histogramMoments(histogram, (score) => score)?.mean).toBeCloseTo(bucket.mean, 13)
    const sentiment = histogramMoments(histogram, (score) => normalise('csat5', score))
    expect(sentiment?.mean).toBeCloseTo(bucket.sentiment, 11)
    expect(agreementOfHistogram(histogram, FIVE_POINTS)).toBeCloseTo(bucket.agreement, 13)
  })

  test('on time against late keeps its p-value of 8e-118 instead of falling to 0', () => {
    const result = mannWhitneyOfHistograms(ON_TIME, LATE)
    expect(result?.u).toBe(olist.mwu_on_time_vs_late.U)
    expect(relativeError(result?.z, olist.mwu_on_time_vs_late.z)).toBeLessThan(1e-14)
    // A p this small multiplies the rounding of z by z² = 530.
    expect(relativeError(result?.p, olist.mwu_on_time_vs_late.p)).toBeLessThan(1e-12)
    expect(result?.auc).toBeCloseTo(olist.mwu_on_time_vs_late.auc, 14)
  })

  test('the difference of the satisfied shares has the published interval', () => {
    const first = topTwoBox(ON_TIME, FIVE_POINTS)
    const second = topTwoBox(LATE, FIVE_POINTS)
    const result = first && second && newcombeDifference(first, second)
    expect([result?.difference, result?.low, result?.high]).toEqual(
      olist.newcombe_on_time_minus_late_top2.map((value) => expect.closeTo(value, 13)),
    )
  })
})
