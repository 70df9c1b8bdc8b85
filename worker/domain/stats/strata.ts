import { requireCounts } from './input-checks.ts'
import { type Interval, Z_95 } from './interval.ts'
import type { Proportion } from './proportions.ts'

/** Two groups in one stratum: of each how many did it, and of how many. */
export interface Stratum {
  a: Proportion
  b: Proportion
}

/**
 * The ratio of two shares that strata have in common (Mantel–Haenszel), with 95 %. Null where either
 * group has none in any stratum that holds both. Source of the interval: Greenland & Robins 1985,
 * Biometrics 41:55–68. @throws RangeError unless the numbers are finite and at least 0
 */
export function mantelHaenszelRatio(
  strata: readonly Stratum[],
): (Interval & { ratio: number }) | null {
  let [above, below, spread] = [0, 0, 0]
  for (const { a, b } of strata) {
    requireCounts('Counts', [a.x, a.n, b.x, b.n])
    if (a.n === 0 || b.n === 0) continue
    const n = a.n + b.n
    above += (a.x * b.n) / n
    below += (b.x * a.n) / n
    spread += ((a.x + b.x) * a.n * b.n - a.x * b.x * n) / n ** 2
  }
  if (above === 0 || below === 0) return null
  const ratio = above / below
  const off = Math.exp(Z_95 * Math.sqrt(Math.max(0, spread) / (above * below)))
  return { ratio, low: ratio / off, high: ratio * off }
}
