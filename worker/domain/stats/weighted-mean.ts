import { sum } from './arrays.ts'
import { tQuantile } from './distributions/student-t.ts'
import { requireFinite } from './input-checks.ts'
import { clip, type Interval } from './interval.ts'
import { wilson } from './proportions.ts'

/** Answers that are alike: of one value, each asked with the same probability. */
export interface WeightedValue {
  readonly value: number
  /** The probability that somebody was asked this, 0…1: each answer stands for 1 / it. */
  readonly share: number
  readonly n: number
}

export interface WeightedMean extends Interval {
  readonly mean: number
  /** Answers. */
  readonly n: number
  /** As many equal answers tell as much, by Kish. */
  readonly effective: number
}

/**
 * The mean over everybody who could have been asked, from answers that were asked with known unequal
 * probabilities: Hájek's ratio of Horvitz and Thompson's totals, Σ wy / Σ w with w = 1 / share. Its 95 %
 * interval is by design: who is asked what is drawn anew for each visitor, so the variance of the
 * linearised ratio is n / (n − 1) · Σ w²(y − mean)² / (Σ w)², with Student's t of Kish's effective number;
 * clipped to `lowest`…`highest`. Where all answers are alike, as {@link wilson}'s bound of that number.
 * Sources: Horvitz & Thompson 1952; Hájek 1971; Särndal, Swensson & Wretman 1992, 5.7 and 2.9 (draws
 * with replacement).
 * @returns null without answers
 * @throws RangeError unless shares lie in 0…1 and counts are at least 0
 */
export function weightedMean(
  values: readonly WeightedValue[],
  { lowest, highest }: { lowest: number; highest: number },
): WeightedMean | null {
  const found = linearised(values)
  if (!found) return null
  const { mean, n, effective, variance } = found
  if (variance === 0) {
    const alike = wilson({ x: effective, n: effective })?.low ?? 0
    const low = mean - (1 - alike) * (mean - lowest)
    return { mean, n, effective, low, high: mean + (1 - alike) * (highest - mean) }
  }
  const half = tQuantile(0.975, Math.max(1, effective - 1)) * Math.sqrt(variance)
  const bounds = { low: lowest, high: highest }
  return { mean, n, effective, ...clip({ low: mean - half, high: mean + half }, bounds) }
}

/**
 * The same of a share: values are 1 and 0. The interval is Wilson's at as many answers as would be as
 * sure if all were asked alike, p(1 − p) / variance (Korn & Graubard 1998, Survey Methodology 24:193–201);
 * Kish's number where all answers are alike.
 */
export function weightedShare(values: readonly WeightedValue[]): WeightedMean | null {
  const found = linearised(values)
  if (!found) return null
  const { mean, n, effective, variance } = found
  const asSure = variance > 0 ? (mean * (1 - mean)) / variance : effective
  const interval = wilson({ x: Math.min(mean, 1) * asSure, n: asSure })
  return interval && { mean, n, effective, ...interval }
}

function linearised(values: readonly WeightedValue[]) {
  requireFinite(
    'Values',
    values.map(({ value }) => value),
  )
  for (const { share, n } of values) {
    if (!(share > 0 && share <= 1)) throw new RangeError('A share lies in 0…1, and is not 0.')
    if (!(n >= 0)) throw new RangeError('Counts are not negative.')
  }
  const given = values.filter(({ n }) => n > 0)
  const n = sum(given.map((one) => one.n))
  if (n === 0) return null
  const total = sum(given.map((one) => one.n / one.share))
  const mean = sum(given.map((one) => (one.n * one.value) / one.share)) / total
  const squares = sum(given.map((one) => one.n * ((one.value - mean) / one.share) ** 2))
  const effective = total ** 2 / sum(given.map((one) => one.n / one.share ** 2))
  return { mean, n, effective, variance: n < 2 ? 0 : (n / (n - 1)) * (squares / total ** 2) }
}
