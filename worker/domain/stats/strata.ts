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

/**
 * Both groups where they are beside each other, with the second as if it lay over the strata as the first
 * does (direct standardisation): its share is Σ n_a p_b / Σ n_a, worth 1 / Σ (w² / n_b) trials, w the
 * shares of the first (Kish 1965). With one stratum these are the two proportions. Null where no stratum
 * holds both. Counts are finite and at least 0.
 */
export function standardise(strata: readonly Stratum[]): (Stratum & { plain: Proportion }) | null {
  const both = strata.filter(({ a, b }) => a.n > 0 && b.n > 0)
  const sum = (of: (stratum: Stratum) => number) => both.reduce((all, one) => all + of(one), 0)
  const a = { x: sum((one) => one.a.x), n: sum((one) => one.a.n) }
  if (a.n === 0) return null
  const share = sum((one) => (one.a.n / a.n) * (one.b.x / one.b.n))
  const n = 1 / sum((one) => (one.a.n / a.n) ** 2 / one.b.n)
  // A share of all must be that in spite of rounding.
  const b = { x: Number(share.toPrecision(12)) * n, n }
  return { a, b, plain: { x: sum((one) => one.b.x), n: sum((one) => one.b.n) } }
}
