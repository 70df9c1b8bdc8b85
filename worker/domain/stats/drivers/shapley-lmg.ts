import { at, sum } from '#worker/domain/stats/arrays.ts'
import { type Correlations, requireCorrelations } from './correlation-matrix.ts'

/** The work doubles with each predictor: some 10 ms for 10, some 300 ms for 14. */
const MAX_PREDICTORS = 15
/** A squared residual this small is rounding: the predictor adds nothing to those before it. */
const COLLINEAR = 1e-10

/**
 * LMG (Shapley) importance: the R² that each predictor adds, averaged over all orders; in the order
 * of the predictors, summing to R².
 * Source: Lindeman, Merenda & Gold 1980; Grömping 2006, Journal of Statistical Software 17(1).
 * @throws RangeError for a malformed or indefinite matrix, or more than 15 predictors.
 */
export function shapleyLmg(correlations: Correlations): number[] {
  requireCorrelations(correlations)
  const p = correlations.outcome.length
  if (p > MAX_PREDICTORS) throw new RangeError(`At most ${MAX_PREDICTORS} predictors, got ${p}.`)
  const r2 = subsetR2(correlations)
  const weights = orderWeights(p)
  const shares = Array.from({ length: p }, () => 0)
  for (let subset = 0; subset < r2.length; subset += 1) {
    const weight = at(weights, bitCount(subset))
    for (let j = 0; j < p; j += 1) {
      if (subset & (1 << j)) continue
      shares[j] = at(shares, j) + weight * (at(r2, subset | (1 << j)) - at(r2, subset))
    }
  }
  return shares
}

/** Share of orders in which exactly a given subset of size s comes before a given predictor. */
function orderWeights(p: number): number[] {
  const weights = [1 / p]
  for (let s = 1; s < p; s += 1) weights.push((at(weights, s - 1) * s) / (p - s))
  weights.push(0)
  return weights
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) count += 1
  return count
}

interface Step {
  /** Cholesky rows of the predictors chosen so far, one entry for each predictor. */
  readonly rows: readonly (readonly number[])[]
  readonly subset: number
  readonly r2: number
}

/**
 * R² of every subset, indexed by bit mask. Each subset extends the Cholesky factor of a smaller one
 * by one row, so that no regression is solved twice.
 */
function subsetR2({ predictors, outcome }: Correlations): Float64Array {
  const p = outcome.length
  const columns = predictors.map((row, i) => [...row, at(outcome, i)])
  const r2 = new Float64Array(2 ** p)
  const extend = ({ rows, subset, r2: explained }: Step, from: number): void => {
    r2[subset] = explained
    for (let j = from; j < p; j += 1) {
      const row = nextRow(at(columns, j), rows, j)
      const gain = row ? at(row, p) ** 2 : 0
      const next = { rows: row ? [...rows, row] : rows, subset: subset | (1 << j) }
      extend({ ...next, r2: explained + gain }, j + 1)
    }
  }
  extend({ rows: [], subset: 0, r2: 0 }, 0)
  return r2
}

/** Row of predictor j with what the earlier rows explain taken out; null where nothing is left. */
function nextRow(
  column: readonly number[],
  rows: readonly (readonly number[])[],
  j: number,
): number[] | null {
  const pivot = at(column, j) - sum(rows.map((row) => at(row, j) ** 2))
  if (pivot < -COLLINEAR) {
    throw new RangeError('The correlations are indefinite: no complete data can have them.')
  }
  if (pivot <= COLLINEAR) return null
  const scale = 1 / Math.sqrt(pivot)
  return column.map((cell, i) => scale * (cell - sum(rows.map((row) => at(row, i) * at(row, j)))))
}
