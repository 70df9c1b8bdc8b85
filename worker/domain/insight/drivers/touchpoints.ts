import type { TouchpointDriver } from '#contract/insight/drivers.ts'
import { FEW_BELOW, type Scale } from '#contract/words.ts'
import { keyOf } from '#worker/domain/digests/counts.ts'
import { stateOf } from '#worker/domain/digests/views/shares.ts'
import { measure } from '#worker/domain/insight/standouts/places.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { histogramMoments } from '#worker/domain/stats/histogram.ts'
import { kruskalWallisOfHistograms } from '#worker/domain/stats/ranks/many-groups.ts'
import type { Outcome, Scored } from './outcome.ts'
import { middle, RESAMPLES, resampled, seededRandom } from './resample.ts'

const SCORES = 11
const MAX_Q = 0.05

interface Both {
  there: Scored
  outcome: number
}

/**
 * What each earlier touchpoint has to do with the outcome, one by one: people answer at few places, so
 * that no model of all of them together could be had. The strongest first.
 */
export function touchpointDrivers(
  outcomes: readonly Outcome[],
  scale: Scale,
  hiddenBelow: number,
): TouchpointDriver[] {
  return touchpointEffects(outcomes, scale, hiddenBelow).map(({ driver }) => driver)
}

/** The same with the effect that each of `RESAMPLES` resamples came to. */
export function touchpointEffects(
  outcomes: readonly Outcome[],
  scale: Scale,
  hiddenBelow: number,
): { driver: TouchpointDriver; draws: number[] }[] {
  const pairs = outcomes.flatMap(({ before, score }) => newest(before, score))
  const places = Map.groupBy(pairs, ({ there }) =>
    keyOf(there.stage, there.touchpoint, there.scale),
  )
  const found = [...places.values()].flatMap((both) => effectOf(both, scale, hiddenBelow) ?? [])
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  return found
    .map(({ draws, ...one }, index) => {
      const q = qs[index] ?? 1
      return { draws, driver: { ...one, q, isTold: q <= MAX_Q } }
    })
    .toSorted((a, b) => b.driver.effect - a.driver.effect)
}

/** Of several answers at one place the last one. */
function newest(before: readonly Scored[], outcome: number): Both[] {
  const places = Map.groupBy(before, (one) => keyOf(one.stage, one.touchpoint, one.scale))
  return [...places.values()].flatMap(([there]) => (there ? [{ there, outcome }] : []))
}

function effectOf(both: readonly Both[], scale: Scale, hiddenBelow: number) {
  const [first] = both
  if (!first || both.length < FEW_BELOW) return null
  const { stage, touchpoint, scale: own } = first.there
  const performance = measure(own, countsOf(both.map(({ there }) => there.score)), hiddenBelow)
  const groups = [-1, 0, 1].map((sign) =>
    countsOf(
      both
        .filter(({ there }) => Math.sign(sentimentOf(own, there.score)) === sign)
        .map(({ outcome }) => outcome),
    ),
  )
  const told = groups.filter((group) => sum(group) >= hiddenBelow)
  const test = kruskalWallisOfHistograms(told)
  if (!performance || !test) return null
  const n = sum(told.flat())
  const draws = resampledEffects(told)
  const [unhappy, happy] = [groups[0], groups[2]].map((group) =>
    group && sum(group) >= hiddenBelow
      ? histogramMoments(group, (score) => sentimentOf(scale, score))
      : null,
  )
  return {
    stage,
    touchpoint,
    scale: own,
    n: both.length,
    performance: performance.sentiment,
    performanceInterval: toPair(performance.interval),
    effect: test.chiSquare / (n - 1),
    interval: toPair(middle(draws)),
    draws,
    h: test.chiSquare,
    df: test.df,
    p: test.p,
    difference: happy && unhappy ? happy.mean - unhappy.mean : null,
    state: stateOf(both.length),
  }
}

function countsOf(scores: readonly number[]): number[] {
  const counts = Array.from({ length: SCORES }, () => 0)
  for (const score of scores) counts[score] = (counts[score] ?? 0) + 1
  return counts
}

function resampledEffects(groups: readonly number[][]): number[] {
  const random = seededRandom()
  return Array.from({ length: RESAMPLES }, () => {
    const drawn = groups.map((group) => resampled(group, random))
    const n = sum(drawn.flat())
    return (kruskalWallisOfHistograms(drawn)?.chiSquare ?? 0) / Math.max(1, n - 1)
  })
}
