import { sum } from './arrays.ts'
import { normalTwoSidedP } from './distributions/normal.ts'
import { requireCounts } from './input-checks.ts'
import { clip, type Interval, Z_95 } from './interval.ts'

export interface NpsCounts {
  /** Answers 0–6. */
  readonly detractors: number
  /** Answers 7–8. */
  readonly passives: number
  /** Answers 9–10. */
  readonly promoters: number
}

export interface NpsEstimate extends Interval {
  /** Net promoter score as a share, −1…1. */
  readonly nps: number
  /** Variance of one answer's class value −1, 0 or 1. */
  readonly variance: number
  /** Standard error of the score. */
  readonly se: number
}

/**
 * Net promoter score with its plain (Wald) 95 % interval, not clipped; null without answers.
 * For a display take {@link npsAdjustedWald}'s interval: this one has no width where all agree.
 * Source: Rocks 2016, The American Statistician 70:365–372.
 * @throws RangeError unless the counts are finite and at least 0.
 */
export function nps(counts: NpsCounts): NpsEstimate | null {
  const { detractors, passives, promoters } = counts
  requireCounts('NPS classes', [detractors, passives, promoters])
  const n = detractors + passives + promoters
  if (n === 0) return null
  const score = (promoters - detractors) / n
  // Rounding must not turn the zero variance of one class into a negative number.
  const variance = Math.max(0, (promoters + detractors) / n - score * score)
  const se = Math.sqrt(variance / n)
  return { nps: score, variance, se, low: score - Z_95 * se, high: score + Z_95 * se }
}

/**
 * The adjusted Wald 95 % interval of the score: ¾ of an answer is added to detractors and to
 * promoters, 1½ to passives, and the ends are clipped to −1…1. `nps` is the adjusted centre; show
 * the raw score of {@link nps} as the point. Null without answers. Source: Rocks 2016.
 * @throws RangeError unless the counts are finite and at least 0.
 */
export function npsAdjustedWald(counts: NpsCounts): NpsEstimate | null {
  if (!nps(counts)) return null
  const adjusted = nps(withPseudoAnswers(counts))
  return adjusted && { ...adjusted, ...clip(adjusted, { low: -1, high: 1 }) }
}

function withPseudoAnswers({ detractors, passives, promoters }: NpsCounts): NpsCounts {
  return {
    detractors: detractors + 0.75,
    passives: passives + 1.5,
    promoters: promoters + 0.75,
  }
}

export interface NpsDifference extends Interval {
  /** First minus second, −2…2. */
  readonly difference: number
  readonly se: number
  /** Two-sided p-value, 0…1. */
  readonly p: number
}

/**
 * Difference of two independent scores, a − b, by the z test; `adjusted` uses the adjusted counts
 * of {@link npsAdjustedWald} on both sides, which is right for small groups. Null where a side has
 * no answers; p = 1 where neither side varies and both agree, 0 where they do not.
 * Source: Rocks 2016. @throws RangeError unless the counts are finite and at least 0.
 */
export function npsDifference({
  a,
  b,
  adjusted = false,
}: {
  a: NpsCounts
  b: NpsCounts
  adjusted?: boolean
}): NpsDifference | null {
  if (!nps(a) || !nps(b)) return null
  const first = nps(adjusted ? withPseudoAnswers(a) : a)
  const second = nps(adjusted ? withPseudoAnswers(b) : b)
  if (!first || !second) return null
  const difference = first.nps - second.nps
  const se = Math.hypot(first.se, second.se)
  const p = difference === 0 ? 1 : normalTwoSidedP(difference / se)
  return { difference, se, low: difference - Z_95 * se, high: difference + Z_95 * se, p }
}

/**
 * Class of one NPS answer: −1 detractor (0–6), 0 passive (7–8), 1 promoter (9–10).
 * @throws RangeError unless the score is a whole number 0…10.
 */
export function npsClass(score: number): -1 | 0 | 1 {
  if (!Number.isInteger(score) || score < 0 || score > 10) {
    throw new RangeError(`An NPS answer must be a whole number from 0 to 10, got ${score}.`)
  }
  if (score >= 9) return 1
  return score >= 7 ? 0 : -1
}

/**
 * Net promoter score −1…1 of raw answers 0…10; null for none.
 * @throws RangeError unless every score is a whole number 0…10.
 */
export function npsFromScores(scores: readonly number[]): number | null {
  if (scores.length === 0) return null
  return sum(scores.map(npsClass)) / scores.length
}
