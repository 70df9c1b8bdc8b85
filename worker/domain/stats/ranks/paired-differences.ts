import { requireFinite, requireSameLength } from '#worker/domain/stats/input-checks.ts'

/**
 * Differences a − b with the rounding of the subtraction taken out, to 12 digits: on a scale with
 * steps of a third, equal steps must come out as ties and equal answers as 0.
 * @throws RangeError unless values are finite and both lists have the same length.
 */
export function pairedDifferences(a: readonly number[], b: readonly number[]): number[] {
  requireSameLength('Paired lists', [a, b])
  requireFinite('Values', a)
  requireFinite('Values', b)
  return a.map((first, i) => {
    const second = b[i] ?? 0
    const difference = first - second
    const noise = 1e-12 * Math.max(Math.abs(first), Math.abs(second))
    return Math.abs(difference) <= noise ? 0 : Number(difference.toPrecision(12))
  })
}
