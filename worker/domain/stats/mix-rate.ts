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

/** What one cell brings to the change of the overall mean, in the unit of the rates. */
export interface MixPart {
  /** From another weight of the cell: (w1 − w0) · how far its rate lies from the overall one. */
  readonly mix: number
  /** From another rate of the cell: (r1 − r0) at its mean weight. */
  readonly rate: number
  /** Mean of both weights, 0…1: by so much its own change counts. */
  readonly weight: number
}

/**
 * Splits a change of an overall mean into mix and rate effects. A cell that exists in one period
 * only counts wholly as mix. Null where a period has no weight at all.
 * Source: Kitagawa 1955, JASA 50:1168–1194; Das Gupta 1993, chapter 2.
 * @throws RangeError for negative or non-finite numbers, or a missing rate where there is weight.
 */
export function mixRateDecomposition(cells: readonly MixCell[]): MixRateDecomposition | null {
  const parts = mixRateParts(cells)
  if (!parts) return null
  const { crude0, crude1 } = parts
  const of = (name: 'mix' | 'rate') => sum(parts.parts.map((part) => part[name]))
  return { crude0, crude1, mix: of('mix'), rate: of('rate'), delta: crude1 - crude0 }
}

/**
 * The same, cell by cell, in the order of the cells. The mix of one cell is taken against the overall
 * mean, half-way between both periods: more of what lies above it raises the whole. Weights of a period
 * add up to 1, so the sum is the same as without that.
 * @throws RangeError as {@link mixRateDecomposition}
 */
export function mixRateParts(
  cells: readonly MixCell[],
): { crude0: number; crude1: number; parts: MixPart[] } | null {
  requireCounts(
    'Weights',
    cells.flatMap(({ weight0, weight1 }) => [weight0, weight1]),
  )
  const total0 = sum(cells.map((cell) => cell.weight0))
  const total1 = sum(cells.map((cell) => cell.weight1))
  if (total0 === 0 || total1 === 0) return null
  const shared = cells.map((cell) => {
    const [rate0, rate1] = comparableRates(cell)
    return { share0: cell.weight0 / total0, share1: cell.weight1 / total1, rate0, rate1 }
  })
  const crude0 = sum(shared.map(({ share0, rate0 }) => share0 * rate0))
  const crude1 = sum(shared.map(({ share1, rate1 }) => share1 * rate1))
  const parts = shared.map(({ share0, share1, rate0, rate1 }) => ({
    mix: ((share1 - share0) * (rate0 + rate1 - crude0 - crude1)) / 2,
    rate: ((rate1 - rate0) * (share0 + share1)) / 2,
    weight: (share0 + share1) / 2,
  }))
  return { crude0, crude1, parts }
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
