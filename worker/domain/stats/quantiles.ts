import { at } from './arrays.ts'
import { requireFinite, requireShare } from './input-checks.ts'

/**
 * Sample quantiles at the given probabilities, linear between order statistics; null without
 * values. Source: Hyndman & Fan 1996, definition 7 (R's default).
 * @throws RangeError unless values are finite and probabilities lie in 0…1.
 */
export function quantiles(
  values: readonly number[],
  probabilities: readonly number[],
): number[] | null {
  requireFinite('Values', values)
  for (const p of probabilities) requireShare('A probability', p)
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  return probabilities.map((p) => {
    const position = p * (sorted.length - 1)
    const below = at(sorted, Math.floor(position))
    const above = at(sorted, Math.ceil(position))
    return below + (position - Math.floor(position)) * (above - below)
  })
}
