import { requireSuccesses } from './input-checks.ts'
import { newcombeDifference, type Difference, type Proportion } from './proportions.ts'

/** A share before a change and after it. */
export interface BeforeAfter {
  readonly before: Proportion
  readonly after: Proportion
}

/**
 * How much more one share moved than another: (after − before) of the first less that of the second,
 * with a 95 % interval; −2…2. Null where a group has no trials. The interval recovers the variances of
 * both moves from Newcombe's intervals of each.
 * Source: Zou & Donner 2008, Statistics in Medicine 27:1693–1702 (MOVER).
 * @throws RangeError unless 0 <= x <= n in every group
 */
export function differenceInDifferences(
  changed: BeforeAfter,
  untouched: BeforeAfter,
): Difference | null {
  const own = newcombeDifference(changed.after, changed.before)
  const other = newcombeDifference(untouched.after, untouched.before)
  if (!own || !other) return null
  const difference = own.difference - other.difference
  return {
    difference,
    low: difference - Math.hypot(own.difference - own.low, other.high - other.difference),
    high: difference + Math.hypot(own.high - own.difference, other.difference - other.low),
  }
}

/**
 * Variance of a share, from one success and one failure more than were counted: never 0, so that a few
 * answers that all agree do not look certain.
 * Source: Agresti & Caffo 2000, The American Statistician 54:280–288.
 * @throws RangeError unless 0 <= x <= n
 */
export function shareVariance({ x, n }: Proportion): number {
  requireSuccesses(x, n)
  const share = (x + 1) / (n + 2)
  return (share * (1 - share)) / (n + 2)
}
