import { deviance, stirlingError } from './stirling.ts'

const MAX_TERMS = 100_000
const TINY = 1e-300

/**
 * Upper regularised incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x >= 0;
 * between 0 and 1, with full relative precision in the upper tail.
 * Source: NIST DLMF 8.11.4 (series) and 8.9.2 (continued fraction).
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const density = Math.exp(-stirlingError(a) - deviance(a, x)) * Math.sqrt(a / (2 * Math.PI))
  if (x < a + 1) return 1 - density * lowerSeries(a, x)
  return density * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let total = term
  for (let i = 1; i < MAX_TERMS; i += 1) {
    term *= x / (a + i)
    const next = total + term
    if (next === total) break
    total = next
  }
  return total
}

/** Lentz's method on the fraction of DLMF 8.9.2. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let i = 1; i < MAX_TERMS; i += 1) {
    const numerator = -i * (i - a)
    b += 2
    d = 1 / (numerator * d + b || TINY)
    c = b + numerator / c || TINY
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 1e-16) break
  }
  return value
}
