import { at, sum } from '#worker/domain/stats/arrays.ts'
import { requireSuccesses } from '#worker/domain/stats/input-checks.ts'

/** Trials that share the columns which are 1 for them; all other columns are 0. */
export interface LogitRow {
  readonly columns: readonly number[]
  readonly trials: number
  readonly successes: number
}

export interface LogitFit {
  /** Log odds by column; 0 where earlier columns already say what a column says. */
  readonly coefficients: number[]
  /** Inverse of the information; 0 in rows and columns that were left out. */
  readonly covariance: number[][]
  /** Probability of a success by row, 0…1. */
  readonly fitted: number[]
  readonly deviance: number
}

const MOST_ROUNDS = 50
const CLOSE = 1e-10
/** A pivot this small beside its own diagonal is rounding: the column is a sum of earlier ones. */
const ALIASED = 1e-9
/** Log odds beyond these are 0 or 1 to all digits that count. */
const FARTHEST = 30

/**
 * Logistic regression by iteratively reweighted least squares, on columns of zeros and ones. A column
 * without a success (or failure) goes to the end of its scale and stays there.
 * Source: McCullagh & Nelder 1989, "Generalized Linear Models", ch. 4.
 * @param width number of columns; give one that is 1 in each row for the intercept
 * @throws RangeError for successes that exceed trials, or a column that is not there.
 */
export function fitLogit(rows: readonly LogitRow[], width: number): LogitFit {
  for (const { successes, trials } of rows) requireSuccesses(successes, trials)
  // The first look at each row is half a success more, so that none begins at an end.
  let log = rows.map(({ successes, trials }) =>
    Math.log((successes + 0.5) / (trials - successes + 0.5)),
  )
  let fit = step(rows, log, width)
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const before = fit.deviance
    log = rows.map(({ columns }) => logOdds(columns, fit.coefficients))
    fit = step(rows, log, width)
    if (Math.abs(fit.deviance - before) <= CLOSE * (Math.abs(fit.deviance) + 0.1)) break
  }
  return fit
}

function step(rows: readonly LogitRow[], log: readonly number[], width: number): LogitFit {
  const information = Array.from({ length: width }, () => Array<number>(width).fill(0))
  const score = Array<number>(width).fill(0)
  rows.forEach(({ columns, trials, successes }, row) => {
    const p = probability(at(log, row))
    const weight = trials * p * (1 - p)
    const pull = weight * at(log, row) + successes - trials * p
    for (const i of columns) {
      score[i] = at(score, i) + pull
      const line = at(information, i)
      for (const j of columns) line[j] = at(line, j) + weight
    }
  })
  const covariance = inverse(information)
  const coefficients = covariance.map((line) => sum(line.map((cell, j) => cell * at(score, j))))
  const fitted = rows.map(({ columns }) => probability(logOdds(columns, coefficients)))
  const deviance = 2 * sum(rows.map((row, index) => devianceOf(row, at(fitted, index))))
  return { coefficients, covariance, fitted, deviance }
}

function logOdds(columns: readonly number[], coefficients: readonly number[]): number {
  const odds = sum(columns.map((column) => at(coefficients, column)))
  return Math.min(Math.max(odds, -FARTHEST), FARTHEST)
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function devianceOf({ trials, successes }: LogitRow, p: number): number {
  const part = (x: number, expected: number) => (x === 0 ? 0 : x * Math.log(x / expected))
  return part(successes, trials * p) + part(trials - successes, trials * (1 - p))
}

/** Inverse of a symmetric matrix by sweeping, without the columns that are sums of earlier ones. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  let swept = matrix.map((line) => [...line])
  const kept = new Set<number>()
  matrix.forEach((line, k) => {
    const pivot = at(at(swept, k), k)
    if (pivot <= ALIASED * at(line, k)) return
    kept.add(k)
    const across = at(swept, k)
    swept = swept.map((row, i) =>
      row.map((cell, j) => {
        if (i === k && j === k) return -1 / pivot
        if (i === k) return cell / pivot
        if (j === k) return cell / pivot
        return cell - (at(row, k) * at(across, j)) / pivot
      }),
    )
  })
  return swept.map((line, i) => line.map((cell, j) => (kept.has(i) && kept.has(j) ? -cell : 0)))
}
