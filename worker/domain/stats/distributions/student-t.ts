import { requireOpenShare, requirePositive } from '#worker/domain/stats/input-checks.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { normalQuantile } from './normal-quantile.ts'
import { stirlingError } from './stirling.ts'

/**
 * Two-sided p-value P(|T| >= |t|) of Student's t with `df` degrees of freedom; tail-safe.
 * Source: NIST DLMF 8.17, I_x(df/2, ½) at x = df / (df + t²).
 * @throws RangeError unless t is a number and df is finite and > 0.
 */
export function tTwoSidedP(t: number, df: number): number {
  requirePositive('Degrees of freedom', df)
  if (Number.isNaN(t)) throw new RangeError("Student's t needs a number, got NaN.")
  const ratio = (t / df) * t
  if (ratio === Number.POSITIVE_INFINITY) return 0
  return incompleteBeta({ x: 1 / (1 + ratio), complement: ratio / (1 + ratio), a: df / 2, b: 0.5 })
}

/** P(T <= t), 0…1, with full relative precision in the lower tail. Errors as {@link tTwoSidedP}. */
export function tCdf(t: number, df: number): number {
  const half = tTwoSidedP(t, df) / 2
  return t < 0 ? half : 1 - half
}

/**
 * Quantile of Student's t: the t with P(T <= t) = p.
 * @throws RangeError unless 0 < p < 1 and df is finite and > 0.
 */
export function tQuantile(p: number, df: number): number {
  requireOpenShare('A probability', p)
  requirePositive('Degrees of freedom', df)
  if (p === 0.5) return 0
  const size = upperQuantile(Math.min(p, 1 - p), df)
  return p < 0.5 ? -size : size
}

/**
 * Newton on ln P(T > t) as a function of ln t. That function is concave and falling, so after the
 * first step the iterates come down to the root from the right and cannot miss it.
 */
function upperQuantile(q: number, df: number): number {
  const logDensityConstant = densityConstant(df)
  let t = -normalQuantile(q)
  for (let i = 0; i < 200; i += 1) {
    const tail = tTwoSidedP(t, df) / 2
    const density = Math.exp(logDensityConstant - ((df + 1) / 2) * Math.log1p((t / df) * t))
    const step = ((Math.log(tail) - Math.log(q)) * tail) / (t * density)
    t *= Math.exp(step)
    if (Math.abs(step) < 1e-15) break
  }
  return t
}

/** ln of the density at 0: Γ((df+1)/2) / (√(df·π)·Γ(df/2)), by Stirling errors. */
function densityConstant(df: number): number {
  const half = df / 2
  return (
    stirlingError(half + 0.5) -
    stirlingError(half) +
    half * Math.log1p(0.5 / half) -
    0.5 -
    0.5 * Math.log(2 * Math.PI)
  )
}
