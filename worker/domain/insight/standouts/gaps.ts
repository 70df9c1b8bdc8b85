import { type Gap, STANDOUT_POINTS } from '#contract/insight/standouts.ts'
import { stateOf } from '#worker/domain/digests/views/shares.ts'
import { pairedChange } from '#worker/domain/digests/views/paired.ts'
import { changeBetween } from '#worker/domain/journey/change.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { meanTFromMoments } from '#worker/domain/stats/means.ts'
import type { Measured } from './places.ts'
import { STANDOUT_Q } from './wow.ts'

/**
 * What the team assumes of its stages beside what customers say: mean − assumed, a one-sample t test, and
 * Wilcoxon's signed-rank test as a second look. Where all answers are alike t is undefined, and p follows
 * from the interval. In the order given.
 */
export function gapsOf(
  stages: readonly { stage: string; assumed: number; measured: Measured }[],
): Gap[] {
  const found = stages.map(({ stage, assumed, measured }) => {
    const { moments, n, sentiment, interval, values } = measured
    const fixed = { sentiment: assumed, interval: { low: assumed, high: assumed } }
    const apart = values.map(([value, count]): [number, number] => [value - assumed, count])
    const t = meanTFromMoments({ ...moments, mean: moments.mean - assumed })
    return {
      stage,
      assumed,
      n,
      mean: sentiment,
      gap: sentiment - assumed,
      interval: [interval.low - assumed, interval.high - assumed] as [number, number],
      p: (t ?? changeBetween(measured, fixed)).p,
      ranksP: pairedChange(new Map(apart))?.p ?? 1,
      state: stateOf(n),
    }
  })
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  return found.map((one, index) => {
    const q = qs[index] ?? 1
    return { ...one, q, isReal: q <= STANDOUT_Q && Math.abs(one.gap) >= STANDOUT_POINTS }
  })
}
