import { at } from '#worker/domain/stats/arrays.ts'
import { requireFinite } from '#worker/domain/stats/input-checks.ts'

/** What a driver analysis starts from. */
export interface Correlations {
  /** Correlations among p predictors, p × p, symmetric with ones on the diagonal. */
  readonly predictors: readonly (readonly number[])[]
  /** Correlation of each predictor with the outcome, −1…1. */
  readonly outcome: readonly number[]
}

const ROUNDING = 1e-6

/** @throws RangeError unless the shape, the symmetry and the range −1…1 hold. */
export function requireCorrelations({ predictors, outcome }: Correlations): void {
  const p = outcome.length
  if (predictors.length !== p || predictors.some((row) => row.length !== p)) {
    throw new RangeError('The correlations must form a square as wide as the outcome list.')
  }
  for (const r of [...predictors.flat(), ...outcome]) {
    requireFinite('Correlations', [r])
    if (Math.abs(r) > 1 + ROUNDING) throw new RangeError(`A correlation cannot be ${r}.`)
  }
  for (const [i, row] of predictors.entries()) {
    for (const [j, r] of row.entries()) {
      const mirror = i === j ? 1 : at(at(predictors, j), i)
      if (Math.abs(r - mirror) > ROUNDING) {
        throw new RangeError('The correlations must be symmetric with ones on the diagonal.')
      }
    }
  }
}
