import { requireCounts, requireFinite } from './input-checks.ts'

/** What a mean needs to know of its answers. */
export interface Moments {
  /** Answers, at least 1. */
  readonly n: number
  readonly mean: number
  /** Sample variance (divisor n − 1); null where n <= 1 leaves it undefined. */
  readonly variance: number | null
}

/** A value and how often it was given. */
export type WeightedValue = readonly [value: number, count: number]

/**
 * Number, mean and sample variance of plain values; null for none.
 * @throws RangeError unless every value is finite.
 */
export function momentsOf(values: readonly number[]): Moments | null {
  return momentsOfCounts(values.map((value) => [value, 1]))
}

/**
 * The same of values with counts. Where all answers are alike the mean is that value and the
 * variance 0, exactly: everything is measured from the first value that was given.
 * @throws RangeError unless values are finite and counts at least 0.
 */
export function momentsOfCounts(values: readonly WeightedValue[]): Moments | null {
  const given = values.filter(([, count]) => count !== 0)
  requireFinite(
    'Values',
    given.map(([value]) => value),
  )
  requireCounts(
    'Counts',
    given.map(([, count]) => count),
  )
  const [first] = given
  if (!first) return null
  const [origin] = first
  let n = 0
  let shift = 0
  for (const [value, count] of given) {
    n += count
    shift += count * (value - origin)
  }
  const mean = origin + shift / n
  let squares = 0
  for (const [value, count] of given) squares += count * (value - mean) ** 2
  return { n, mean, variance: n > 1 ? squares / (n - 1) : null }
}
