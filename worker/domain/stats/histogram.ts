import { agreement } from './agreement.ts'
import { tQuantile } from './distributions/student-t.ts'
import { requireCounts } from './input-checks.ts'
import { clip, type Interval } from './interval.ts'
import { type Moments, momentsOfCounts } from './moments.ts'
import { wilson } from './proportions.ts'
import { type MannWhitney, mannWhitneyFromU } from './ranks/mann-whitney.ts'
import type { ScoreRange } from './scales.ts'

/** Answers counted by raw score: `histogram[4]` of them gave a 4; scores beyond the end, none. */
export type Histogram = readonly number[]

/**
 * Number, mean and sample variance of the answers under `weightOf`, which gives each raw score its
 * sentiment; it is asked only for scores that were given. Null without answers.
 * @throws RangeError unless counts are finite and at least 0 and sentiments finite.
 */
export function histogramMoments(
  histogram: Histogram,
  weightOf: (score: number) => number,
): Moments | null {
  requireCounts('Answers', histogram)
  return momentsOfCounts(
    [...histogram.entries()]
      .filter(([, count]) => count > 0)
      .map(([score, count]) => [weightOf(score), count]),
  )
}

/**
 * 95 % interval of a mean on a bounded scale, clipped to `lowest`…`highest`: Student's t. Where all
 * n answers are alike (or n = 1) t gives no width; then p, the lower Wilson bound of "n of n gave
 * this value", is taken and the other 1 − p may lie at either end of the scale.
 * @throws RangeError unless n > 0 and lowest <= mean <= highest.
 */
export function meanInterval(input: Moments & { lowest: number; highest: number }): Interval {
  const { n, mean, variance, lowest, highest } = input
  if (!(lowest <= mean && mean <= highest)) {
    throw new RangeError(`A mean of ${mean} does not lie between ${lowest} and ${highest}.`)
  }
  if (variance === null || variance === 0) {
    const share = wilson({ x: n, n })
    if (!share) throw new RangeError('An interval of a mean needs at least one answer.')
    return {
      low: mean - (1 - share.low) * (mean - lowest),
      high: mean + (1 - share.low) * (highest - mean),
    }
  }
  const half = tQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  return clip({ low: mean - half, high: mean + half }, { low: lowest, high: highest })
}

export interface BoxShare extends Interval {
  /** Answers in the box. */
  readonly x: number
  /** All answers. */
  readonly n: number
  /** x / n, 0…1; `low` and `high` are its 95 % Wilson interval. */
  readonly share: number
}

/**
 * Share of answers in the two best scores of the scale (on a scale of fewer than four scores: in
 * the best one). Null without answers.
 * @throws RangeError unless counts are at least 0 and none lies outside the scale.
 */
export function topTwoBox(histogram: Histogram, range: ScoreRange): BoxShare | null {
  const ordered = scaleCounts(histogram, range)
  return boxShare(range.higherIsBetter ? ordered.toReversed() : ordered)
}

/** The two worst scores, otherwise like {@link topTwoBox}: the dissatisfied. */
export function bottomTwoBox(histogram: Histogram, range: ScoreRange): BoxShare | null {
  return topTwoBox(histogram, { ...range, higherIsBetter: !range.higherIsBetter })
}

function boxShare(bestFirst: readonly number[]): BoxShare | null {
  const boxes = bestFirst.length < 4 ? 1 : 2
  let x = 0
  let n = 0
  for (const [place, count] of bestFirst.entries()) {
    if (place < boxes) x += count
    n += count
  }
  const interval = wilson({ x, n })
  return interval && { x, n, share: x / n, ...interval }
}

/**
 * Van der Eijk's {@link agreement} of the answers, −1…1; null without answers or on a scale of
 * fewer than three scores. @throws RangeError as {@link topTwoBox}.
 */
export function agreementOfHistogram(histogram: Histogram, range: ScoreRange): number | null {
  return agreement(scaleCounts(histogram, range))
}

/** One count for each score of the scale, lowest first. */
function scaleCounts(histogram: Histogram, { lowest, highest }: ScoreRange): number[] {
  requireCounts('Answers', histogram)
  for (const [score, count] of histogram.entries()) {
    if (count > 0 && (score < lowest || score > highest)) {
      throw new RangeError(`A score of ${score} lies outside ${lowest} to ${highest}.`)
    }
  }
  return Array.from({ length: highest - lowest + 1 }, (_, i) => histogram[lowest + i] ?? 0)
}

/**
 * Mann–Whitney test of two histograms of the same question, with tie and continuity correction, by
 * *raw* score: `auc` is the chance that an answer of a is the higher number, so on a scale where
 * more is worse a high auc is bad news for a. Null where a side has no answers; p = 1 where all
 * answers are alike.
 * Source: Lehmann 1975, "Nonparametrics", section 1.4.
 * @throws RangeError unless counts are finite and at least 0.
 */
export function mannWhitneyOfHistograms(a: Histogram, b: Histogram): MannWhitney | null {
  requireCounts('Answers', [...a, ...b])
  let u = 0
  let n1 = 0
  let n2 = 0
  let tieTerm = 0
  for (let score = 0; score < Math.max(a.length, b.length); score += 1) {
    const first = a[score] ?? 0
    const second = b[score] ?? 0
    u += first * (n2 + second / 2)
    n1 += first
    n2 += second
    tieTerm += (first + second) ** 3 - (first + second)
  }
  if (n1 === 0 || n2 === 0) return null
  return mannWhitneyFromU({ u, n1, n2, tieTerm, continuity: true })
}
