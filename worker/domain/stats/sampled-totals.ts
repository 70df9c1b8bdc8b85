import { requireFinite } from './input-checks.ts'
import { type Interval, Z_95 } from './interval.ts'

/**
 * 95 % interval of a total of which a part was counted by sampling: each unit kept with a known
 * probability p stands for w = 1/p. The score interval: all totals T that the estimate is within
 * 1.96 standard deviations of, where the variance grows with T itself. Without sampling it is the
 * estimate.
 * Sources: Horvitz & Thompson 1952, JASA 47:663–685 (estimate and variance); Wilson 1927 (inversion).
 * @param estimate sum of all weights, at least 0
 * @param spread sum of w(w − 1), at least 0: the unbiased estimate of the variance
 * @throws RangeError unless both are finite and not negative
 */
export function sampledTotal({ estimate, spread }: { estimate: number; spread: number }): Interval {
  requireFinite('An estimate and its spread', [estimate, spread])
  if (estimate < 0 || spread < 0) throw new RangeError('Counts are not negative.')
  if (spread === 0 || estimate === 0) return { low: estimate, high: estimate }
  const perUnit = spread / estimate
  const half = (Z_95 * Z_95 * perUnit) / 2
  const root = Math.sqrt(half * (2 * estimate + half))
  return { low: estimate + half - root, high: estimate + half + root }
}
