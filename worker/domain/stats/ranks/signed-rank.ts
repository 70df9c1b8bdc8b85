import { at, sum } from '#worker/domain/stats/arrays.ts'
import { normalTwoSidedP } from '#worker/domain/stats/distributions/normal.ts'
import { midRanks } from './mid-ranks.ts'
import { pairedDifferences } from './paired-differences.ts'

/** Above this many pairs, the exact distribution costs more than it tells. */
const EXACT_LIMIT = 100

interface SignedRanks {
  /** Pairs that differ. */
  readonly n: number
  /** Sum of the ranks of positive differences; R calls it V. */
  readonly v: number
}

export interface ExactSignedRank extends SignedRanks {
  /** Two-sided: twice the smaller tail, at most 1. */
  readonly pTwoSided: number
  /** One-sided p-value of "a is higher", 0…1. */
  readonly pGreater: number
}

/**
 * Wilcoxon's signed-rank test of a − b from the exact distribution, conditional on ties; pairs that
 * agree are dropped, null with none left. Source: Hollander & Wolfe 1973, section 3.1.
 * @throws RangeError for non-finite values, unequal lengths or more than 100 pairs that differ.
 */
export function wilcoxonSignedExact(
  a: readonly number[],
  b: readonly number[],
): ExactSignedRank | null {
  const { n, v, ranks } = signedRanks(a, b)
  if (n === 0) return null
  if (n > EXACT_LIMIT) throw new RangeError(`The exact test takes at most ${EXACT_LIMIT} pairs.`)
  const chances = positiveRankChances(ranks.map((rank) => 2 * rank))
  const pGreater = Math.min(1, sum(chances.slice(2 * v)))
  const pLess = Math.min(1, sum(chances.slice(0, 2 * v + 1)))
  return { n, v, pGreater, pTwoSided: Math.min(1, 2 * Math.min(pGreater, pLess)) }
}

/** Chance of each rank sum when every doubled rank is positive or not by the toss of a coin. */
function positiveRankChances(doubled: readonly number[]): Float64Array {
  const top = sum(doubled)
  const chances = new Float64Array(top + 1)
  chances[0] = 1
  for (const rank of doubled) {
    for (let total = top; total >= 0; total -= 1) {
      const without = total >= rank ? at(chances, total - rank) : 0
      chances[total] = (at(chances, total) + without) / 2
    }
  }
  return chances
}

export interface SignedRank extends SignedRanks {
  /** Positive where a is higher. */
  readonly z: number
  /** Two-sided p-value, 0…1. */
  readonly p: number
}

/**
 * Wilcoxon's signed-rank test of a − b by the normal approximation with tie correction; pairs that
 * agree are dropped, null with none left. `continuity` moves v half a rank towards its mean.
 * Source: Hollander & Wolfe 1973, section 3.1; equals R's wilcox.test(exact = FALSE).
 * @throws RangeError for non-finite values or lists of unequal length.
 */
export function wilcoxonSignedNormal({
  a,
  b,
  continuity = false,
}: {
  a: readonly number[]
  b: readonly number[]
  continuity?: boolean
}): SignedRank | null {
  const { n, v, tieTerm } = signedRanks(a, b)
  if (n === 0) return null
  const distance = v - (n * (n + 1)) / 4
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48
  const correction = continuity ? Math.min(0.5, Math.abs(distance)) : 0
  const z = (Math.sign(distance) * (Math.abs(distance) - correction)) / Math.sqrt(variance)
  return { n, v, z, p: normalTwoSidedP(z) }
}

function signedRanks(
  a: readonly number[],
  b: readonly number[],
): SignedRanks & { ranks: number[]; tieTerm: number } {
  const differences = pairedDifferences(a, b).filter((difference) => difference !== 0)
  const { ranks, tieTerm } = midRanks(differences.map(Math.abs))
  const v = sum(ranks.filter((_, i) => at(differences, i) > 0))
  return { n: differences.length, v, ranks, tieTerm }
}
