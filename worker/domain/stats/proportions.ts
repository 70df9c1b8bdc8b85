import { normalQuantile } from './distributions/normal-quantile.ts'
import { requireOpenShare, requireSuccesses } from './input-checks.ts'
import { type Interval, Z_95 } from './interval.ts'

export interface Proportion {
  /** Successes, 0…n; a fraction where answers are weighted. */
  readonly x: number
  /** Trials, at least 0. */
  readonly n: number
}

/**
 * Wilson score interval of a proportion, as shares 0…1, at level `conf` (0.95 unless given).
 * Exactly 0 below for x = 0 and exactly 1 above for x = n; null for n = 0.
 * Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857–872, method 3.
 * @throws RangeError unless 0 <= x <= n and 0 < conf < 1.
 */
export function wilson({ x, n, conf = 0.95 }: Proportion & { conf?: number }): Interval | null {
  requireSuccesses(x, n)
  requireOpenShare('The confidence level', conf)
  if (n === 0) return null
  const z = conf === 0.95 ? Z_95 : normalQuantile(0.5 + conf / 2)
  return { low: wilsonLow({ x, n }, z), high: 1 - wilsonLow({ x: n - x, n }, z) }
}

/** The smaller root through the product of both roots: no cancellation, and exactly 0 at x = 0. */
function wilsonLow({ x, n }: Proportion, z: number): number {
  const square = z * z
  const root = z * Math.sqrt(square + (4 * x * (n - x)) / n)
  const high = (2 * x + square + root) / (2 * (n + square))
  return ((x / n) * x) / ((n + square) * high)
}

export interface Difference extends Interval {
  /** Point estimate, first minus second. */
  readonly difference: number
}

/**
 * Difference of two independent proportions, a − b, with Newcombe's 95 % hybrid score interval;
 * shares −1…1. Null where either side has no trials.
 * Source: Newcombe 1998, Statistics in Medicine 17:873–890, method 10.
 * @throws RangeError unless 0 <= x <= n on both sides.
 */
export function newcombeDifference(a: Proportion, b: Proportion): Difference | null {
  const first = wilson(a)
  const second = wilson(b)
  if (!first || !second) return null
  const p1 = a.x / a.n
  const p2 = b.x / b.n
  const difference = p1 - p2
  return {
    difference,
    low: difference - Math.hypot(p1 - first.low, second.high - p2),
    high: difference + Math.hypot(first.high - p1, p2 - second.low),
  }
}
