import { requireShare } from './input-checks.ts'

/**
 * Holm's adjusted p-values, in the order of the input: controls the chance of any false claim.
 * Source: Holm 1979, Scandinavian Journal of Statistics 6:65–70.
 * @throws RangeError unless every p lies in 0…1.
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = Array.from(p)
  let highest = 0
  for (const [rank, { value, index }] of ascending(p).entries()) {
    highest = Math.max(highest, Math.min(1, (p.length - rank) * value))
    adjusted[index] = highest
  }
  return adjusted
}

/**
 * Benjamini–Hochberg q-values, in the order of the input: controls the share of false claims.
 * Source: Benjamini & Hochberg 1995, JRSS B 57:289–300.
 * @throws RangeError unless every p lies in 0…1.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = Array.from(p)
  let lowest = 1
  for (const [passed, { value, index }] of ascending(p).toReversed().entries()) {
    lowest = Math.min(lowest, (value * p.length) / (p.length - passed))
    adjusted[index] = lowest
  }
  return adjusted
}

function ascending(p: readonly number[]): { value: number; index: number }[] {
  for (const value of p) requireShare('A p-value', value)
  return p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
}
