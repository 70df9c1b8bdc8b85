import { requireFinite, requirePositive } from '#worker/domain/stats/input-checks.ts'
import { upperIncompleteGamma } from './incomplete-gamma.ts'

/**
 * P-value P(X² >= x) of chi-square with `df` degrees of freedom, 0…1; tail-safe.
 * Source: NIST DLMF 8.2, Q(df/2, x/2).
 * @throws RangeError unless x is finite and df is finite and > 0.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  requireFinite('A chi-square value', [x])
  requirePositive('Degrees of freedom', df)
  return upperIncompleteGamma(df / 2, x / 2)
}
