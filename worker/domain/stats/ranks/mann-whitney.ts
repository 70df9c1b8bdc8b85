import { at, sum } from '#worker/domain/stats/arrays.ts'
import { normalTwoSidedP } from '#worker/domain/stats/distributions/normal.ts'
import { midRanks } from './mid-ranks.ts'

/** Above this many values in all, the exact distribution costs more than it tells. */
const EXACT_LIMIT = 100

export interface ExactMannWhitney {
  /** Pairs in which a beats b, ties counting half; R calls it W. */
  readonly u: number
  /** One-sided p-value of "a is higher", 0…1. */
  readonly pGreater: number
  /** Two-sided: twice the smaller tail, at most 1. */
  readonly pTwoSided: number
}

/**
 * Mann–Whitney test from the exact permutation distribution, conditional on ties; null where a
 * side is empty. Source: Mann & Whitney 1947, Annals of Mathematical Statistics 18:50–60.
 * @throws RangeError for non-finite values, or for more than 100 of them.
 */
export function mannWhitneyExact(
  a: readonly number[],
  b: readonly number[],
): ExactMannWhitney | null {
  if (a.length === 0 || b.length === 0) return null
  if (a.length + b.length > EXACT_LIMIT) {
    throw new RangeError(`The exact test takes at most ${EXACT_LIMIT} values.`)
  }
  // Mid-ranks come in halves; doubled they are whole, so the distribution can be counted.
  const doubled = midRanks([...a, ...b]).ranks.map((rank) => 2 * rank)
  const inA = sum(doubled.slice(0, a.length))
  // The work grows with the side that is dealt out, so the smaller one is; its tails are b's turned.
  const smaller = Math.min(a.length, b.length)
  const observed = a.length === smaller ? inA : sum(doubled) - inA
  const ways = subsetSums(doubled, smaller)
  const total = sum(ways)
  const atLeast = sum(ways.slice(observed)) / total
  const atMost = sum(ways.slice(0, observed + 1)) / total
  return {
    u: inA / 2 - (a.length * (a.length + 1)) / 2,
    pGreater: a.length === smaller ? atLeast : atMost,
    pTwoSided: Math.min(1, 2 * Math.min(atLeast, atMost)),
  }
}

/** For each sum, in how many ways `size` of the numbers make it. */
function subsetSums(numbers: readonly number[], size: number): Float64Array {
  const top = sum(numbers.toSorted((x, y) => y - x).slice(0, size))
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(top + 1))
  at(ways, 0)[0] = 1
  for (const number of numbers) {
    for (let taken = size; taken >= 1; taken -= 1) {
      const target = at(ways, taken)
      const source = at(ways, taken - 1)
      // Plain indexing: this is the one loop here that is run millions of times.
      for (let total = top; total >= number; total -= 1) {
        target[total] = (target[total] ?? 0) + (source[total - number] ?? 0)
      }
    }
  }
  return at(ways, size)
}

export interface MannWhitney {
  /** Pairs in which a beats b, ties counting half. */
  readonly u: number
  /** Positive where a is higher. */
  readonly z: number
  /** Two-sided p-value, 0…1; tail-safe. */
  readonly p: number
  /** u / (n1·n2): the chance, 0…1, that an answer of a beats one of b. */
  readonly auc: number
}

/**
 * Mann–Whitney test by the normal approximation with tie correction; `continuity` moves u half a
 * pair towards its mean. Null where a side is empty; p = 1 where all values are tied.
 * Source: Lehmann 1975, "Nonparametrics", section 1.4; equals R's wilcox.test(exact = FALSE).
 * @throws RangeError for non-finite values.
 */
export function mannWhitneyNormal({
  a,
  b,
  continuity = false,
}: {
  a: readonly number[]
  b: readonly number[]
  continuity?: boolean
}): MannWhitney | null {
  if (a.length === 0 || b.length === 0) return null
  const { ranks, tieTerm } = midRanks([...a, ...b])
  const u = sum(ranks.slice(0, a.length)) - (a.length * (a.length + 1)) / 2
  return mannWhitneyFromU({ u, n1: a.length, n2: b.length, tieTerm, continuity })
}

/** The normal approximation from u and the tie term Σ(t³ − t); both sides must have answers. */
export function mannWhitneyFromU({
  u,
  n1,
  n2,
  tieTerm,
  continuity = false,
}: {
  u: number
  n1: number
  n2: number
  tieTerm: number
  continuity?: boolean
}): MannWhitney {
  const n = n1 + n2
  const auc = u / n1 / n2
  const variance = ((n1 * n2) / 12) * (n + 1 - tieTerm / (n * (n - 1)))
  const distance = u - (n1 * n2) / 2
  const correction = continuity ? Math.min(0.5, Math.abs(distance)) : 0
  const size = Math.abs(distance) - correction
  if (size === 0 || variance <= 0) return { u, z: 0, p: 1, auc }
  const z = (Math.sign(distance) * size) / Math.sqrt(variance)
  return { u, z, p: normalTwoSidedP(z), auc }
}
