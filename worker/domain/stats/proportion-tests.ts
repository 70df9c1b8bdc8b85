import { at, sum } from './arrays.ts'
import { chiSquareUpperTail } from './distributions/chi-square.ts'
import { normalTwoSidedP } from './distributions/normal.ts'
import { requireCounts, requireSuccesses, requireWholeCounts } from './input-checks.ts'
import type { Proportion } from './proportions.ts'

export interface ChiSquareTest {
  readonly chiSquare: number
  readonly df: number
  /** Upper-tail p-value, 0…1. */
  readonly p: number
}

export interface ZTest {
  /** Positive where the first side is higher. */
  readonly z: number
  /** z². */
  readonly chiSquare: number
  /** Two-sided, 0…1. */
  readonly p: number
}

/**
 * Pooled two-proportion z test. `continuity` is Yates's correction, never larger than the
 * difference itself. Null where a side has no trials; where nothing varies, z = 0 and p = 1.
 * Source: Fleiss 1981, chapter 2; equals R's prop.test for two groups.
 * @throws RangeError unless 0 <= x <= n on both sides.
 */
export function twoProportionZ({
  a,
  b,
  continuity = false,
}: {
  a: Proportion
  b: Proportion
  continuity?: boolean
}): ZTest | null {
  requireSuccesses(a.x, a.n)
  requireSuccesses(b.x, b.n)
  if (a.n === 0 || b.n === 0) return null
  const pooled = (a.x + b.x) / (a.n + b.n)
  const inverse = 1 / a.n + 1 / b.n
  const difference = a.x / a.n - b.x / b.n
  const correction = continuity ? Math.min(0.5 * inverse, Math.abs(difference)) : 0
  const size = Math.abs(difference) - correction
  if (size === 0) return { z: 0, chiSquare: 0, p: 1 }
  const z = (Math.sign(difference) * size) / Math.sqrt(pooled * (1 - pooled) * inverse)
  return { z, chiSquare: z * z, p: normalTwoSidedP(z) }
}

/**
 * Chi-square test that k proportions are equal, k − 1 degrees of freedom, no continuity correction.
 * Groups without trials are left out; null with fewer than two left; p = 1 where nothing varies.
 * Source: Fleiss 1981, p. 139; equals R's prop.test for three groups and more.
 * @throws RangeError unless 0 <= x <= n in every group.
 */
export function kProportionChiSquare(groups: readonly Proportion[]): ChiSquareTest | null {
  for (const { x, n } of groups) requireSuccesses(x, n)
  const used = groups.filter(({ n }) => n > 0)
  if (used.length < 2) return null
  const df = used.length - 1
  const pooled = sum(used.map(({ x }) => x)) / sum(used.map(({ n }) => n))
  if (pooled === 0 || pooled === 1) return { chiSquare: 0, df, p: 1 }
  const squares = sum(used.map(({ x, n }) => (x - n * pooled) ** 2 / n))
  const chiSquare = squares / (pooled * (1 - pooled))
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) }
}

/**
 * McNemar's test on the discordant pairs: `b` changed one way, `c` the other. Null without any.
 * Source: McNemar 1947; with `continuity`, Edwards 1948, as in R's mcnemar.test.
 * @throws RangeError unless both are counts of at least 0.
 */
export function mcnemar({
  b,
  c,
  continuity,
}: {
  b: number
  c: number
  continuity: boolean
}): ChiSquareTest | null {
  requireCounts('Discordant pairs', [b, c])
  if (b + c === 0) return null
  const size = Math.max(Math.abs(b - c) - (continuity ? 1 : 0), 0)
  const chiSquare = size ** 2 / (b + c)
  return { chiSquare, df: 1, p: chiSquareUpperTail(chiSquare, 1) }
}

export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]]

/**
 * Fisher's exact test of a 2×2 table of whole counts: the two-sided p-value, the sum of all tables
 * with the same margins that are no likelier than this one. 1 for an empty table.
 * Source: Agresti 1990, section 3.5; equals R's fisher.test.
 * @throws RangeError unless every cell is a whole count of at least 0.
 */
export function fisherExact(table: TwoByTwo): number {
  const [[a, b], [c, d]] = table
  requireWholeCounts('Cells', [a, b, c, d])
  const weights = hypergeometricWeights({ row: a + b, column: a + c, total: a + b + c + d })
  const observed = at(weights.values, a - weights.first)
  // R's tolerance: tables of the same probability must not part by rounding.
  const limit = observed * (1 + 1e-7)
  return Math.min(sum(weights.values.filter((weight) => weight <= limit)) / sum(weights.values), 1)
}

/** Unnormalised probabilities of every upper-left cell, from the mode outwards against overflow. */
function hypergeometricWeights({
  row,
  column,
  total,
}: {
  row: number
  column: number
  total: number
}): { first: number; values: number[] } {
  const first = Math.max(0, row + column - total)
  const last = Math.min(row, column)
  const mode = Math.floor(((row + 1) * (column + 1)) / (total + 2))
  const step = (cell: number) =>
    ((row - cell) * (column - cell)) / ((cell + 1) * (total - row - column + cell + 1))
  const values = Array.from({ length: last - first + 1 }, () => 1)
  for (let cell = mode; cell < last; cell += 1) {
    values[cell + 1 - first] = at(values, cell - first) * step(cell)
  }
  for (let cell = mode; cell > first; cell -= 1) {
    values[cell - 1 - first] = at(values, cell - first) / step(cell - 1)
  }
  return { first, values }
}
