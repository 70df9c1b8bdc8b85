import { at, sum } from '#worker/domain/stats/arrays.ts'
import { chiSquareUpperTail } from '#worker/domain/stats/distributions/chi-square.ts'
import type { Histogram } from '#worker/domain/stats/histogram.ts'
import { requireCounts } from '#worker/domain/stats/input-checks.ts'
import type { ChiSquareTest } from '#worker/domain/stats/proportion-tests.ts'
import { midRanks } from './mid-ranks.ts'

/**
 * Kruskal–Wallis test, with tie correction, that independent groups have the same location;
 * `chiSquare` is H. Empty groups are left out; null with fewer than two left; p = 1 where all
 * values are tied. Source: Kruskal & Wallis 1952, JASA 47:583–621.
 * @throws RangeError for non-finite values.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): ChiSquareTest | null {
  const used = groups.filter((group) => group.length > 0)
  if (used.length < 2) return null
  const { ranks, tieTerm } = midRanks(used.flat())
  const n = ranks.length
  const df = used.length - 1
  const untied = 1 - tieTerm / (n ** 3 - n)
  if (untied <= 0) return { chiSquare: 0, df, p: 1 }
  let start = 0
  let squares = 0
  for (const group of used) {
    const end = start + group.length
    squares += group.length * (sum(ranks.slice(start, end)) / group.length - (n + 1) / 2) ** 2
    start = end
  }
  const chiSquare = ((12 / (n * (n + 1))) * squares) / untied
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) }
}

/**
 * {@link kruskalWallis} of histograms of one question, by raw score: the same H without a list of all
 * answers. Groups without answers are left out. @throws RangeError unless counts are finite and >= 0.
 */
export function kruskalWallisOfHistograms(groups: readonly Histogram[]): ChiSquareTest | null {
  requireCounts('Answers', groups.flat())
  const used = groups.filter((group) => sum(group) > 0)
  if (used.length < 2) return null
  const df = used.length - 1
  const rankSums = used.map(() => 0)
  let [n, tieTerm] = [0, 0]
  for (let score = 0; score < Math.max(...used.map(({ length }) => length)); score += 1) {
    const tied = sum(used.map((group) => group[score] ?? 0))
    for (const [place, group] of used.entries())
      rankSums[place] = at(rankSums, place) + (group[score] ?? 0) * (n + (tied + 1) / 2)
    tieTerm += tied ** 3 - tied
    n += tied
  }
  const untied = 1 - tieTerm / (n ** 3 - n)
  if (untied <= 0) return { chiSquare: 0, df, p: 1 }
  const squares = used.map((group, place) => {
    const own = sum(group)
    return own * (at(rankSums, place) / own - (n + 1) / 2) ** 2
  })
  const chiSquare = ((12 / (n * (n + 1))) * sum(squares)) / untied
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) }
}

/**
 * Friedman's test, with tie correction, that k touchpoints are rated alike by the same people: a
 * row per person, a column per touchpoint. Null without rows or with fewer than two columns; p = 1
 * where every row is tied. Source: Friedman 1937; Hollander & Wolfe 1973, section 7.1.
 * @throws RangeError for non-finite values or rows of unequal length.
 */
export function friedman(rows: readonly (readonly number[])[]): ChiSquareTest | null {
  const [firstRow] = rows
  const k = firstRow?.length ?? 0
  if (rows.some((row) => row.length !== k)) throw new RangeError('Rows must be equally long.')
  const ranked = rows.map(midRanks)
  if (k < 2) return null
  const n = rows.length
  const df = k - 1
  const spread = n * k * (k + 1) - sum(ranked.map(({ tieTerm }) => tieTerm)) / (k - 1)
  if (spread <= 0) return { chiSquare: 0, df, p: 1 }
  let squares = 0
  for (let column = 0; column < k; column += 1) {
    squares += (sum(ranked.map(({ ranks }) => at(ranks, column))) - (n * (k + 1)) / 2) ** 2
  }
  const chiSquare = (12 * squares) / spread
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) }
}
