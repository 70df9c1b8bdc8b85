import { STANDOUT_POINTS, type Wow } from '#contract/insight/standouts.ts'
import { FEW_BELOW, SCALES, type Scale } from '#contract/words.ts'
import { shareOf, stateOf } from '#worker/domain/digests/views/shares.ts'
import { scoresOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { twoProportionZ } from '#worker/domain/stats/proportion-tests.ts'
import { newcombeDifference } from '#worker/domain/stats/proportions.ts'
import type { Scores } from './places.ts'

/** With two steps the best score is only "yes". */
const LEAST_STEPS = 3
export const STANDOUT_Q = 0.05

/** How many gave the best score that a scale has, of all; null where that would say nothing. */
export function bestOf(scale: Scale, scores: Scores) {
  const { highest, lowest, higherIsBetter } = SCALES[scale]
  if (scoresOf(scale).length < LEAST_STEPS) return null
  return shareOf(scores[(higherIsBetter ? highest : lowest) ?? 0] ?? 0, sum(scores))
}

/**
 * Where people are delighted more often than elsewhere: the share of best scores against that of all
 * other touchpoints together, since a part is not independent of its whole. Everybody happy everywhere
 * is no wow. First is what surely stands out most: by the lower end of the difference.
 * @param hiddenBelow places with fewer answers only count among the others
 */
export function wowsOf(
  scale: Scale,
  places: readonly { stage: string; touchpoint: string; scores: Scores }[],
  hiddenBelow: number,
): Wow[] {
  const counted = places.flatMap(({ scores, ...place }) => {
    const best = bestOf(scale, scores)
    return best ? [{ ...place, best }] : []
  })
  const [x, n] = [sum(counted.map(({ best }) => best.n)), sum(counted.map(({ best }) => best.of))]
  const found = counted.flatMap((one) => {
    const { best } = one
    if (best.of < hiddenBelow) return []
    const here = { x: best.n, n: best.of }
    const rest = { x: x - best.n, n: n - best.of }
    const difference = newcombeDifference(here, rest)
    const test = twoProportionZ({ a: here, b: rest })
    return difference && test ? [{ ...one, difference, p: test.p }] : []
  })
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  return found
    .map(({ stage, touchpoint, best, difference }, index): Wow => {
      const q = qs[index] ?? 1
      const points = difference.difference * 100
      return {
        stage,
        touchpoint,
        best,
        lift: x === 0 ? null : best.share / (x / n),
        difference: difference.difference,
        interval: [difference.low, difference.high],
        q,
        isWow: best.of >= FEW_BELOW && q <= STANDOUT_Q && points >= STANDOUT_POINTS,
        state: stateOf(best.of),
      }
    })
    .toSorted((a, b) => Number(b.isWow) - Number(a.isWow) || b.interval[0] - a.interval[0])
}
