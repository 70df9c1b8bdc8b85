import { normalTwoSidedP } from '#worker/domain/stats/distributions/normal.ts'
import { type Interval, Z_95 } from '#worker/domain/stats/interval.ts'
import { wilcoxonSignedExact } from '#worker/domain/stats/ranks/signed-rank.ts'

/** Up to so many pairs that differ the exact distribution costs little. */
const EXACT_UP_TO = 25

/** A difference, and how many pairs have it. */
export type Differences = ReadonlyMap<number, number>

export interface Paired {
  n: number
  /** Hodges–Lehmann location, and its interval by the same ranks. */
  location: number
  interval: Interval
  /** Rank-biserial −1…1 of the pairs that differ; 0 where none does. */
  effect: number
  /** Two-sided, of Wilcoxon's signed-rank test. */
  p: number
}

/**
 * What pairs say of a change, from counts of their differences: the signed-rank test (exact up to 25 that
 * differ), its location and effect. Null without pairs.
 * Source: Hollander & Wolfe 1973, sections 3.1 to 3.3; Kerby 2014 for the effect.
 */
export function pairedChange(differences: Differences): Paired | null {
  const counted = [...differences].filter(([, count]) => count > 0)
  const n = counted.reduce((sum, [, count]) => sum + count, 0)
  if (n === 0) return null
  const { m, v, tieTerm } = ranksOf(counted)
  const total = (m * (m + 1)) / 2
  const spread = (m * (m + 1) * (2 * m + 1)) / 24 - tieTerm / 48
  const p =
    m === 0
      ? 1
      : m <= EXACT_UP_TO
        ? exactP(counted)
        : normalTwoSidedP((v - total / 2) / Math.sqrt(spread))
  const means = walshMeans(counted)
  const pairs = (n * (n + 1)) / 2
  const reach = Z_95 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)
  const from = Math.max(0, Math.floor(pairs / 2 - reach))
  return {
    n,
    location: (placed(means, Math.ceil(pairs / 2)) + placed(means, Math.floor(pairs / 2) + 1)) / 2,
    interval: { low: placed(means, from + 1), high: placed(means, pairs - from) },
    effect: total === 0 ? 0 : (2 * v - total) / total,
    p,
  }
}

type Counted = readonly (readonly [value: number, count: number])[]

/** Pairs that differ, the rank sum of those above 0, and the tie term: equal sizes share their ranks. */
function ranksOf(counted: Counted): { m: number; v: number; tieTerm: number } {
  const sizes = Map.groupBy(
    counted.filter(([value]) => value !== 0),
    ([value]) => Math.abs(value),
  )
  let [m, v, tieTerm] = [0, 0, 0]
  for (const size of [...sizes.keys()].toSorted((a, b) => a - b)) {
    const group = sizes.get(size) ?? []
    const tied = group.reduce((sum, [, count]) => sum + count, 0)
    const above = group.reduce((sum, [value, count]) => sum + (value > 0 ? count : 0), 0)
    v += above * (m + (tied + 1) / 2)
    tieTerm += tied ** 3 - tied
    m += tied
  }
  return { m, v, tieTerm }
}

function exactP(counted: Counted): number {
  const values = counted.flatMap(([value, count]) => Array<number>(count).fill(value))
  const zeros = values.map(() => 0)
  return wilcoxonSignedExact(values, zeros)?.pTwoSided ?? 1
}

/** The means of all pairs of differences, each with itself too, ascending with their counts. */
function walshMeans(counted: Counted): [number, number][] {
  const means = new Map<number, number>()
  counted.forEach(([first, count], i) => {
    counted.slice(i).forEach(([second, others], offset) => {
      const mean = (first + second) / 2
      const pairs = offset === 0 ? (count * (count + 1)) / 2 : count * others
      means.set(mean, (means.get(mean) ?? 0) + pairs)
    })
  })
  return [...means].toSorted(([a], [b]) => a - b)
}

/** The value at a place from 1 among values with counts. */
function placed(values: [number, number][], place: number): number {
  let passed = 0
  for (const [value, count] of values) {
    passed += count
    if (passed >= place) return value
  }
  return values.at(-1)?.[0] ?? 0
}

/**
 * Ridits of an instrument's sentiments: to each the share of answers below it and half of those at it,
 * 0…1. Source: Bross 1958, Biometrics 14:18–38.
 */
export function riditsOf(counted: Counted): Map<number, number> {
  const n = counted.reduce((sum, [, count]) => sum + count, 0)
  let below = 0
  return new Map(
    counted
      .toSorted(([a], [b]) => a - b)
      .map(([value, count]) => {
        const ridit = (below + count / 2) / n
        below += count
        return [value, ridit]
      }),
  )
}
