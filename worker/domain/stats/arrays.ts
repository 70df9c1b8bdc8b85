/**
 * The element at `index`, for loops that know it exists.
 * @throws RangeError when it does not, so that a wrong index never turns into NaN.
 */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index]
  if (value === undefined) throw new RangeError(`No element ${index} in ${values.length}.`)
  return value
}

/** Sum of the values; 0 for none. */
export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
