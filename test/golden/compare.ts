interface Comparison {
  readonly expected: unknown
  readonly got: unknown
  /** Absolute where the expected number is at most 1 in size, relative above. */
  readonly tolerance: number
}

/**
 * Whether a result misses what is expected. Arrays compare element by element and must be equally
 * long; their tolerance is relative to the largest element, since a published table prints all its
 * cells to the same decimals. An expected object may name fewer keys than the result has.
 */
export function mismatch({ expected, got, tolerance }: Comparison): boolean {
  return misses(expected, got, (value) => tolerance * Math.max(1, Math.abs(value)))
}

type Allowance = (expected: number) => number

function misses(expected: unknown, got: unknown, allowance: Allowance): boolean {
  if (typeof expected === 'number') {
    return !(typeof got === 'number' && Math.abs(got - expected) <= allowance(expected))
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return true
    const largest = allowance(largestOf(expected))
    return expected.some((item, i) =>
      misses(item, got[i], (value) => Math.max(largest, allowance(value))),
    )
  }
  if (isObject(expected)) {
    if (!isObject(got)) return true
    const found = new Map(Object.entries(got))
    return Object.entries(expected).some(([key, value]) => misses(value, found.get(key), allowance))
  }
  return expected !== got
}

/** The largest number in an array, however deep, by its size; 0 if there is none. */
function largestOf(values: unknown[]): number {
  const sizes = values
    .flat(Infinity)
    .map((value) => (typeof value === 'number' ? Math.abs(value) : 0))
  return Math.max(0, ...sizes)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
