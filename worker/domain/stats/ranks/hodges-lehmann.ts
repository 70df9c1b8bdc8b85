import { at, sum } from '#worker/domain/stats/arrays.ts'
import { pairedDifferences } from './paired-differences.ts'

/**
 * Hodges–Lehmann location of the differences a − b, in their unit: the median of the means of all
 * pairs of differences, each with itself too. Null without pairs. The work grows with the square of
 * the number of *distinct* differences, which is small on a survey scale.
 * Source: Hodges & Lehmann 1963, Annals of Mathematical Statistics 34:598–611.
 * @throws RangeError for non-finite values or lists of unequal length.
 */
export function hodgesLehmannPaired(a: readonly number[], b: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const difference of pairedDifferences(a, b)) {
    counts.set(difference, (counts.get(difference) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  return weightedMedian(walshAverages([...counts]))
}

interface Weighted {
  readonly value: number
  readonly count: number
}

function walshAverages(differences: readonly (readonly [number, number])[]): Weighted[] {
  return differences.flatMap(([first, count], i) =>
    differences.slice(i).map(([second, others], offset) => ({
      value: (first + second) / 2,
      count: offset === 0 ? (count * (count + 1)) / 2 : count * others,
    })),
  )
}

function weightedMedian(values: readonly Weighted[]): number {
  const sorted = values.toSorted((x, y) => x.value - y.value)
  const half = sum(sorted.map(({ count }) => count)) / 2
  let passed = 0
  for (const [i, { value, count }] of sorted.entries()) {
    passed += count
    if (passed > half) return value
    if (passed === half) return (value + at(sorted, i + 1).value) / 2
  }
  throw new RangeError('A median needs values.')
}
