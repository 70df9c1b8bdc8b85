import { at } from '#worker/domain/stats/arrays.ts'
import { requireFinite } from '#worker/domain/stats/input-checks.ts'

export interface MidRanks {
  /** Ranks from 1 in the order of the input; tied values share the mean of their ranks. */
  readonly ranks: number[]
  /** Σ(t³ − t) over groups of t tied values: what every tie correction needs. */
  readonly tieTerm: number
}

/** @throws RangeError unless every value is finite. */
export function midRanks(values: readonly number[]): MidRanks {
  requireFinite('Values', values)
  const order = values.map((_, index) => index).sort((i, j) => at(values, i) - at(values, j))
  const ranks = Array.from(values, () => 0)
  let tieTerm = 0
  for (let start = 0; start < order.length;) {
    const value = at(values, at(order, start))
    let end = start
    while (end < order.length && at(values, at(order, end)) === value) end += 1
    for (let place = start; place < end; place += 1) ranks[at(order, place)] = (start + end + 1) / 2
    tieTerm += (end - start) ** 3 - (end - start)
    start = end
  }
  return { ranks, tieTerm }
}
