/** |actual − expected| / |expected|; Infinity where there is no actual value. */
export function relativeError(actual: number | null | undefined, expected: number): number {
  if (actual === null || actual === undefined) return Number.POSITIVE_INFINITY
  return Math.abs(actual - expected) / Math.abs(expected)
}
