/** What the shop says of itself, and what was measured; null where it is not known. */
export interface Keeping {
  /** Margin of an order, and what winning a customer costs, in the shop's money. */
  margin: number | null
  winning: number | null
  unhappy: number | null
  /** How much more often the happy buy again, in percent: at least, and at most. */
  least: number | null
  most: number | null
}

/** From … to, with the arithmetic; null where a number is missing. */
export interface Worth {
  range: [low: number, high: number]
  /** The factors beside the share. */
  factors: number[]
}

export const WORTHS = ['orders', 'margin', 'winning', 'each'] as const

/**
 * What it would be worth if the unhappy bought again as often as the happy: orders; their margin; what as
 * many new customers would cost to win; and the margin for each unhappy one, which keeping may cost at most.
 */
export function worthOf(keeping: Keeping): Record<(typeof WORTHS)[number], Worth | null> {
  const { margin, winning, unhappy, least, most } = keeping
  const of = (...factors: (number | null)[]): Worth | null => {
    const known = factors.filter((one) => one !== null)
    if (least === null || most === null || known.length < factors.length) return null
    const product = known.reduce((all, one) => all * one, 1)
    const ends = [least, most].map((share) => (product * share) / 100)
    return { range: [Math.min(...ends), Math.max(...ends)], factors: known }
  }
  return {
    orders: of(unhappy),
    margin: of(unhappy, margin),
    winning: of(unhappy, winning),
    each: of(margin),
  }
}

/** A number as somebody types it, with a point or a comma; null for what is none. */
export function typedNumber(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.').replace('−', '-')
  return /^-?\d{1,9}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null
}
