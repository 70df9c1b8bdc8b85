/** @throws RangeError unless every value is a finite number. */
export function requireFinite(name: string, values: Iterable<number>): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite, got ${value}.`)
  }
}

/**
 * Counts and weights: fractions are legal, because a weighted sample has them.
 * @throws RangeError unless every value is finite and at least 0.
 */
export function requireCounts(name: string, values: Iterable<number>): void {
  for (const value of values) {
    if (!Number.isFinite(value) || value < 0) {
      throw new RangeError(`${name} must be counts of at least 0, got ${value}.`)
    }
  }
}

/** @throws RangeError unless every value is a whole number of at least 0. */
export function requireWholeCounts(name: string, values: Iterable<number>): void {
  for (const value of values) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`${name} must be whole counts of at least 0, got ${value}.`)
    }
  }
}

/** @throws RangeError unless 0 <= value <= 1. */
export function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} must lie between 0 and 1, got ${value}.`)
  }
}

/** @throws RangeError unless 0 < value < 1. */
export function requireOpenShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} must lie strictly between 0 and 1, got ${value}.`)
  }
}

/** @throws RangeError unless value is finite and greater than 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${name} must be finite and greater than 0, got ${value}.`)
  }
}

/** @throws RangeError unless 0 <= x <= n, both finite. */
export function requireSuccesses(x: number, n: number): void {
  requireCounts('Successes and trials', [x, n])
  if (x > n) throw new RangeError(`Successes (${x}) must not exceed trials (${n}).`)
}

/** @throws RangeError unless both lists have the same length. */
export function requireSameLength(
  name: string,
  [a, b]: readonly [{ readonly length: number }, { readonly length: number }],
): void {
  if (a.length !== b.length) {
    throw new RangeError(`${name} must have the same length, got ${a.length} and ${b.length}.`)
  }
}
