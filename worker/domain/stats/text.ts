import { requireCounts } from './input-checks.ts'

export interface Keyness {
  /** Frequency of the term in the first and in the second group of texts. */
  readonly a: number
  readonly b: number
  /** Size of the first and of the second group, in the same unit (documents or words). */
  readonly c: number
  readonly d: number
}

/**
 * Log-likelihood keyness G² of a term, at least 0: how surely its frequency differs between two
 * groups of texts, whichever has more. Compare it with chi-square of one degree of freedom. Null
 * where a group is empty. Source: Rayson & Garside 2000, "Comparing corpora using frequency
 * profiling". @throws RangeError unless the numbers are finite and at least 0.
 */
export function g2Keyness({ a, b, c, d }: Keyness): number | null {
  requireCounts('Frequencies', [a, b, c, d])
  if (c === 0 || d === 0) return null
  const rate = (a + b) / (c + d)
  // Rounding may leave a hair below 0 where both rates are equal.
  return Math.max(0, 2 * (surprise(a, c * rate) + surprise(b, d * rate)))
}

function surprise(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected)
}
