import type { Random } from './random.ts'

/** Odds per raw score, the lowest first. */
export type Odds = readonly number[]

/**
 * How an order came. The histograms are those of the Olist sample's public aggregates, so that late
 * parcels hurt here as much as they do in life.
 */
export const DELIVERY_ODDS = {
  on_time: [341, 127, 403, 991, 3026],
  late_1_3: [27, 7, 11, 23, 33],
  late_4_7: [53, 11, 7, 6, 10],
  late_8plus: [112, 17, 15, 4, 8],
  /** Not there, and nobody knows when. */
  waiting: [66, 18, 9, 5, 2],
} as const satisfies Record<string, Odds>
export type DeliveryState = keyof typeof DELIVERY_ODDS

/** Odds of everything else; `before` and `after` the checkout was mended. */
export const ODDS = {
  ads: [6, 9, 22, 38, 25],
  social: [8, 12, 24, 34, 22],
  friend: [2, 4, 12, 36, 46],
  product: [4, 8, 19, 40, 29],
  sizeGuide: [16, 55, 29],
  store: [3, 5, 14, 38, 40],
  checkoutBefore: [15, 17, 21, 29, 18],
  checkoutAfter: [4, 6, 13, 38, 39],
  effortBefore: [6, 7, 10, 15, 21, 23, 18],
  effortAfter: [2, 2, 4, 8, 17, 33, 34],
  paymentBefore: [12, 14, 19, 32, 23],
  paymentAfter: [4, 6, 12, 38, 40],
  paymentTrouble: [52, 30, 12, 4, 2],
  help: [15, 15, 20, 30, 20],
  reorder: [5, 8, 21, 39, 27],
  club: [3, 7, 18, 42, 30],
  review: [4, 5, 13, 36, 42],
  reviewAfterLate: [10, 12, 22, 32, 24],
  nps: [1, 1, 1, 1, 1, 3, 4, 10, 20, 25, 33],
  npsAfterTrouble: [30, 12, 12, 10, 8, 8, 7, 6, 4, 2, 1],
  npsAfterLate: [16, 6, 8, 8, 8, 13, 11, 12, 9, 5, 4],
} as const satisfies Record<string, Odds>

/** A score by the odds, a step up or down for sunny and gloomy minds. `lowest` is the first one. */
export function drawScore(
  random: Random,
  { odds, mood, lowest }: { odds: Odds; mood: number; lowest: number },
): number {
  const step = random.chance(0.35) ? Math.sign(Math.trunc(mood)) : 0
  const drawn = random.weighted(odds) + step
  return lowest + Math.min(odds.length - 1, Math.max(0, drawn))
}
