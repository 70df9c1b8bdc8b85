import { at, sum } from '#worker/domain/stats/arrays.ts'
import { type Correlations, requireCorrelations } from './correlation-matrix.ts'
import { symmetricEigen } from './eigen.ts'

/** Eigenvalues this close to 0 are rounding: the predictors are collinear there. */
const ROUNDING = 1e-10

/**
 * Johnson's relative weights: each predictor's share of R², in the order of the predictors, at
 * least 0, summing to R². Collinear predictors are allowed.
 * Source: Johnson 2000, Multivariate Behavioral Research 35:1–19.
 * @throws RangeError for a malformed matrix, or one that no complete data can have (indefinite, as
 * correlations from pairwise-missing answers often are).
 */
export function relativeWeights(correlations: Correlations): number[] {
  requireCorrelations(correlations)
  const { values, vectors } = symmetricEigen(correlations.predictors)
  if (values.some((value) => value < -ROUNDING)) {
    throw new RangeError('The correlations are indefinite: no complete data can have them.')
  }
  const roots = values.map((value) => (value > ROUNDING ? Math.sqrt(value) : 0))
  const loadings = spectral(vectors, roots)
  const inverse = spectral(
    vectors,
    roots.map((root) => (root === 0 ? 0 : 1 / root)),
  )
  const { outcome } = correlations
  const slopes = inverse.map((row) => sum(row.map((cell, k) => cell * at(outcome, k))))
  return loadings.map((row) => sum(row.map((cell, k) => (cell * at(slopes, k)) ** 2)))
}

/** V · diag(d) · Vᵀ. */
function spectral(vectors: readonly (readonly number[])[], d: readonly number[]): number[][] {
  return vectors.map((_, i) =>
    vectors.map((_, j) =>
      sum(vectors.map((vector, k) => at(vector, i) * at(d, k) * at(vector, j))),
    ),
  )
}
