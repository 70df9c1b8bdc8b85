import { at, sum } from './arrays.ts'
import { requireCounts } from './input-checks.ts'

/**
 * Kish's effective sample size (Σw)² / Σw²: as many equal answers tell as much as these weighted
 * ones. Null where all weights are 0. Source: Kish 1965, "Survey Sampling".
 * @throws RangeError unless weights are finite and at least 0.
 */
export function kishEffectiveN(weights: readonly number[]): number | null {
  requireCounts('Weights', weights)
  const total = sum(weights)
  if (total === 0) return null
  return total ** 2 / sum(weights.map((weight) => weight ** 2))
}

const TOLERANCE = 1e-12
const MAX_ROUNDS = 10_000

/**
 * Raking (iterative proportional fitting): scales rows and columns of a table of counts in turn
 * until both margins are met. Source: Deming & Stephan 1940, Annals of Math. Statistics 11:427–444.
 * @throws RangeError for a ragged table, negative numbers, margins of different totals, or margins
 * that the table's zeros make impossible.
 */
export function rake({
  table,
  rows,
  columns,
}: {
  table: readonly (readonly number[])[]
  rows: readonly number[]
  columns: readonly number[]
}): number[][] {
  requireMargins({ table, rows, columns })
  let fitted = table.map((row) => [...row])
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    fitted = scaleRows(fitted, rows)
    fitted = transpose(scaleRows(transpose(fitted), columns))
    if (meets(fitted, rows)) return fitted
  }
  throw new RangeError('The table cannot meet these margins.')
}

function requireMargins({
  table,
  rows,
  columns,
}: {
  table: readonly (readonly number[])[]
  rows: readonly number[]
  columns: readonly number[]
}): void {
  requireCounts('Cells and margins', [...table.flat(), ...rows, ...columns])
  if (table.length !== rows.length || table.some((row) => row.length !== columns.length)) {
    throw new RangeError('The table needs one row and one column for each margin.')
  }
  if (Math.abs(sum(rows) - sum(columns)) > 1e-9 * sum(rows)) {
    throw new RangeError('Row and column margins must have the same total.')
  }
}

function scaleRows(table: readonly (readonly number[])[], margins: readonly number[]): number[][] {
  return table.map((row, i) => {
    const total = sum(row)
    const margin = at(margins, i)
    if (total === 0 && margin > 0) throw new RangeError('The table cannot meet these margins.')
    return row.map((cell) => (total === 0 ? 0 : (cell * margin) / total))
  })
}

function transpose(table: readonly (readonly number[])[]): number[][] {
  const [first = []] = table
  return first.map((_, column) => table.map((row) => at(row, column)))
}

function meets(table: readonly (readonly number[])[], margins: readonly number[]): boolean {
  return table.every((row, i) => {
    const margin = at(margins, i)
    return Math.abs(sum(row) - margin) <= TOLERANCE * Math.max(margin, Number.MIN_VALUE)
  })
}
