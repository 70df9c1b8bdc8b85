import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { normalTwoSidedP } from '#worker/domain/stats/distributions/normal.ts'
import { type Interval, Z_95 } from '#worker/domain/stats/interval.ts'
import type { Scored } from './score-tally.ts'

/** A sentiment with its interval. */
type Known = Pick<Scored, 'sentiment' | 'interval'>

export interface Change {
  difference: number
  interval: Interval
  /** Chance of such a difference, or a larger one, if nothing had changed. */
  p: number
}

/**
 * The move between two periods. Its interval is built from the two that are drawn (MOVER), so what
 * the reader sees and what is claimed agree, for skewed and very small samples too.
 * Source: Zou & Donner 2008, Statistics in Medicine 27:1693–1702; of shares it is Newcombe's
 * method 10.
 */
export function changeBetween(now: Known, before: Known): Change {
  const difference = now.sentiment - before.sentiment
  const down = Math.hypot(now.sentiment - now.interval.low, before.interval.high - before.sentiment)
  const up = Math.hypot(now.interval.high - now.sentiment, before.sentiment - before.interval.low)
  const towardsZero = difference > 0 ? down : up
  return {
    difference,
    interval: { low: difference - down, high: difference + up },
    p: difference === 0 ? 1 : normalTwoSidedP((Z_95 * difference) / towardsZero),
  }
}

/** The q values of one view's changes, in their order; absent changes stay null. */
export function qValues(changes: (Change | null)[]): (number | null)[] {
  const adjusted = benjaminiHochberg(changes.flatMap((change) => (change ? [change.p] : [])))
  const queue = adjusted.values()
  return changes.map((change) => (change ? (queue.next().value ?? null) : null))
}
