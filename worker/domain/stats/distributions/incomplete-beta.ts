import { deviance, stirlingError } from './stirling.ts'

const MAX_TERMS = 100_000

export interface BetaArguments {
  /** Upper end of the integral, 0…1. */
  readonly x: number
  /** 1 − x, given by the caller because a subtraction would lose it where x is close to 1. */
  readonly complement: number
  /** First shape, > 0. */
  readonly a: number
  /** Second shape, > 0. */
  readonly b: number
}

/**
 * Regularised incomplete beta function I_x(a, b), between 0 and 1, with full relative precision in
 * the lower tail. Source: Didonato & Morris, "Algorithm 708", ACM TOMS 18 (1992),
 * for the continued fraction; NIST DLMF 8.17.4 for the symmetry.
 */
export function incompleteBeta({ x, complement, a, b }: BetaArguments): number {
  if (x <= 0) return 0
  if (complement <= 0) return 1
  const density = betaDensity({ x, complement, a, b })
  if (x < (a + 1) / (a + b + 2)) return density / fraction({ x, complement, a, b })
  return 1 - density / fraction({ x: complement, complement: x, a: b, b: a })
}

/** x^a (1−x)^b / B(a, b), by Loader's saddle-point form. */
function betaDensity({ x, complement, a, b }: BetaArguments): number {
  const n = a + b
  const logarithm =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x) -
    deviance(b, n * complement)
  return Math.exp(logarithm) * Math.sqrt((a / n) * (b / (2 * Math.PI)))
}

/**
 * Lentz's method on the continued fraction; needs about √max(a, b) steps for x below the mean.
 * This form takes 1 − x as it is, so nothing cancels where a is large and x close to 1.
 */
function fraction({ x, complement, a, b }: BetaArguments): number {
  const base = a * complement - b * x + 1
  let value = (a * base) / (a + 1)
  let c = value
  let d = 0
  for (let m = 1; m < MAX_TERMS; m += 1) {
    const odd = a + 2 * m - 1
    const numerator = (((a + m - 1) * (a + b + m - 1) * m) / odd) * (((b - m) * x * x) / odd)
    const denominator =
      m + (m * (b - m) * x) / odd + ((a + m) * (base + m * (1 + complement))) / (odd + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 1e-16) break
  }
  return value
}
