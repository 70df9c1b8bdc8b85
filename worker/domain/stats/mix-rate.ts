import { sum } from './arrays.ts'
import { requireCounts, requireFinite } from './input-checks.ts'

/** One cell of a mix (a channel, a segment …) before (0) and after (1) a change. */
export interface MixCell {
  /** Weights: counts or shares of any total; each period is brought to a total of 1. */
  readonly weight0: number
  readonly weight1: number
  /** Mean or rate of the cell; null only where the cell has no weight in that period. */
  readonly rate0: number | null
  readonly rate1: number | null
}

export interface MixRateDecomposition {
  /** Overall means before and after, in the unit of the rates. */
  readonly crude0: number
  readonly crude1: number
  /** crude1 − crude0 = mix + rate. */
  readonly delta: number
  /** Part that comes from a different composition. */
  readonly mix: number
  /** Part that comes from the cells themselves. */
  readonly rate: number
}

/**
 * Splits a change of an overall mean into mix and rate effects. A cell that exists in one period
 * only counts wholly as mix. Null where a period has no weight at all.
 * Source: Kitagawa 1955, JASA 50:1168–1194; Das Gupta 1993, chapter 2.
 * @throws RangeError for negative or non-finite numbers, or a missing rate where there is weight.
 */
export function mixRateDecomposition(cells: readonly MixCell[]): MixRateDecomposition | null {
  requireCounts(
    'Weights',
    cells.flatMap(({ weight0, weight1 }) => [weight0, weight1]),
  )
  const total0 = sum(cells.map((cell) => cell.weight0))
  const total1 = sum(cells.map((cell) => cell.weight1))
  if (total0 === 0 || total1 === 0) return null
  const result = { crude0: 0, crude1: 0, mix: 0, rate: 0 }
  for (const cell of cells) {
    const share0 = cell.weight0 / total0
    const share1 = cell.weight1 / total1
    const [rate0, rate1] = comparableRates(cell)
    result.crude0 += share0 * rate0
    result.crude1 += share1 * rate1
    result.mix += ((share1 - share0) * (rate0 + rate1)) / 2
    result.rate += ((rate1 - rate0) * (share0 + share1)) / 2
  }
  return { ...result, delta: result.crude1 - result.crude0 }
}

/** The rate of the other period stands in where a cell has no weight: no rate effect then. */
function comparableRates(cell: MixCell): [number, number] {
  const rate0 = cell.weight0 > 0 ? cell.rate0 : null
  const rate1 = cell.weight1 > 0 ? cell.rate1 : null
  if ((cell.weight0 > 0 && rate0 === null) || (cell.weight1 > 0 && rate1 === null)) {
    throw new RangeError('A cell with weight needs a rate.')
  }
  const rates: [number, number] = [rate0 ?? rate1 ?? 0, rate1 ?? rate0 ?? 0]
  requireFinite('Rates', rates)
  return rates
}
