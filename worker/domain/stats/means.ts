import { tQuantile, tTwoSidedP } from './distributions/student-t.ts'
import { requireSameLength } from './input-checks.ts'
import type { Interval } from './interval.ts'
import { type Moments, momentsOf } from './moments.ts'

export interface TTest extends Interval {
  /** The mean, or the difference of means; `low` and `high` are its interval, 95 % unless asked otherwise. */
  readonly estimate: number
  readonly t: number
  /** Degrees of freedom; a fraction in Welch's test. */
  readonly df: number
  /** Two-sided p-value of "the estimate is 0", 0…1. */
  readonly p: number
}

/**
 * One-sample t test against 0 with the 95 % interval of the mean, in the unit of the values.
 * Null with fewer than two values, or where they do not vary: t is undefined there.
 * Source: Student 1908. @throws RangeError unless every value is finite.
 */
export function meanT(values: readonly number[]): TTest | null {
  const moments = momentsOf(values)
  return moments && meanTFromMoments(moments)
}

/** {@link meanT} from moments alone. */
export function meanTFromMoments({ n, mean, variance }: Moments): TTest | null {
  if (variance === null) return null
  return tTest({ estimate: mean, size: Math.abs(mean), se: Math.sqrt(variance / n), df: n - 1 })
}

/**
 * Paired t test of a − b; null with fewer than two pairs or where the differences do not vary.
 * @throws RangeError unless every value is finite and both lists have the same length.
 */
export function pairedT(a: readonly number[], b: readonly number[]): TTest | null {
  requireSameLength('Paired lists', [a, b])
  return meanT(a.map((value, i) => value - (b[i] ?? Number.NaN)))
}

/**
 * Welch's t test of the mean of a minus the mean of b. Null where a side has fewer than two values
 * or neither side varies. @throws RangeError unless every value is finite.
 */
export function welchT(a: readonly number[], b: readonly number[]): TTest | null {
  const first = momentsOf(a)
  const second = momentsOf(b)
  return first && second && welchFromMoments(first, second)
}

/**
 * {@link welchT} from moments alone, with the interval at level `conf`. Source: Welch 1947, Biometrika
 * 34:28–35.
 */
export function welchFromMoments(a: Moments, b: Moments, conf = 0.95): TTest | null {
  if (a.variance === null || b.variance === null) return null
  const total = a.variance / a.n + b.variance / b.n
  if (total === 0) return null
  const share = a.variance / a.n / total
  const df = 1 / (share ** 2 / (a.n - 1) + (1 - share) ** 2 / (b.n - 1))
  return tTest({
    estimate: a.mean - b.mean,
    size: Math.max(Math.abs(a.mean), Math.abs(b.mean)),
    se: Math.sqrt(total),
    df,
    conf,
  })
}

/** `size` is that of the compared means: a spread of only their rounding counts as none. */
function tTest({
  estimate,
  size,
  se,
  df,
  conf = 0.95,
}: {
  estimate: number
  size: number
  se: number
  df: number
  conf?: number
}): TTest | null {
  if (se <= 10 * Number.EPSILON * size) return null
  const t = estimate / se
  const half = tQuantile(0.5 + conf / 2, df) * se
  return { estimate, t, df, p: tTwoSidedP(t, df), low: estimate - half, high: estimate + half }
}
