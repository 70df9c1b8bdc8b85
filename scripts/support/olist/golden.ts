import * as z from 'zod'
import { SCALES } from '#contract/words.ts'
import {
  agreementOfHistogram,
  histogramMoments,
  mannWhitneyOfHistograms,
  topTwoBox,
} from '#worker/domain/stats/histogram.ts'
import { newcombeDifference } from '#worker/domain/stats/proportions.ts'
import { linearSentiment } from '#worker/domain/stats/scales.ts'
import type { Bucket } from './join.ts'

const figures = z.array(z.number())

/** The reference figures of the 8,135-order sample: aggregates only. */
export const goldenSchema = z.object({
  buckets: z.array(
    z.object({
      bucket: z.string(),
      hist_1_5: figures,
      n: z.number(),
      top2: z.number(),
      wilson: figures,
      mean: z.number(),
      sentiment: z.number(),
      agreement: z.number(),
    }),
  ),
  mwu_on_time_vs_late: z.object({
    U: z.number(),
    z: z.number(),
    p: z.number(),
    auc: z.number(),
  }),
  newcombe_on_time_minus_late_top2: figures,
})
export type Golden = z.infer<typeof goldenSchema>

/** One compared figure. */
export interface Check {
  name: string
  expected: readonly number[]
  actual: readonly number[]
}

const RANGE = SCALES.csat5
const LATE: Bucket[] = ['late_1_3', 'late_4_7', 'late_8plus']

/** The golden figures beside those that the statistics core finds in our histograms. */
export function compare(golden: Golden, histogramOf: (bucket: string) => number[]): Check[] {
  const buckets = golden.buckets.flatMap((expected) => {
    const counts = histogramOf(expected.bucket)
    const box = topTwoBox(counts, RANGE)
    const check = (name: string, wanted: number[], actual: (number | null | undefined)[]) => ({
      name: `${expected.bucket} ${name}`,
      expected: wanted,
      actual: actual.map((figure) => figure ?? Number.NaN),
    })
    return [
      check('histogram', expected.hist_1_5, counts.slice(1, 6)),
      check('n', [expected.n], [box?.n]),
      check('top-2 share', [expected.top2], [box?.share]),
      check('Wilson interval', expected.wilson, [box?.low, box?.high]),
      check('mean', [expected.mean], [histogramMoments(counts, (score) => score)?.mean]),
      check('sentiment', [expected.sentiment], [sentimentOf(counts)]),
      check('agreement', [expected.agreement], [agreementOfHistogram(counts, RANGE)]),
    ]
  })
  return [...buckets, ...compareLateness(golden, histogramOf)]
}

function compareLateness(golden: Golden, histogramOf: (bucket: string) => number[]): Check[] {
  const onTime = histogramOf('on_time')
  const late = LATE.map(histogramOf).reduce((a, b) => a.map((n, score) => n + (b[score] ?? 0)))
  const { U, z, p, auc } = golden.mwu_on_time_vs_late
  const test = mannWhitneyOfHistograms(onTime, late)
  const [a, b] = [topTwoBox(onTime, RANGE), topTwoBox(late, RANGE)]
  const difference = a && b ? newcombeDifference(a, b) : null
  return [
    {
      name: 'on time against late, Mann–Whitney',
      expected: [U, z, p, auc],
      actual: [test?.u, test?.z, test?.p, test?.auc].map((figure) => figure ?? Number.NaN),
    },
    {
      name: 'on time minus late, Newcombe',
      expected: golden.newcombe_on_time_minus_late_top2,
      actual: [difference?.difference, difference?.low, difference?.high].map(
        (figure) => figure ?? Number.NaN,
      ),
    },
  ]
}

function sentimentOf(counts: number[]): number | undefined {
  return histogramMoments(counts, (score) => linearSentiment(RANGE, score))?.mean
}

/** Whether all figures agree to twelve digits. */
export function agrees({ expected, actual }: Check): boolean {
  if (expected.length !== actual.length) return false
  return expected.every((figure, index) => {
    const found = actual[index] ?? Number.NaN
    return Math.abs(found - figure) <= 1e-12 * Math.max(1e-300, Math.abs(figure))
  })
}
