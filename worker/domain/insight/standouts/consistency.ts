import { type Consistency, STANDOUT_POINTS } from '#contract/insight/standouts.ts'
import type { Channel, Scale } from '#contract/words.ts'
import { stateOf } from '#worker/domain/digests/views/shares.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { kruskalWallisOfHistograms } from '#worker/domain/stats/ranks/many-groups.ts'
import { shrinkMeans } from '#worker/domain/stats/shrinkage.ts'
import { measure, type Scores } from './places.ts'
import { STANDOUT_Q } from './wow.ts'

interface Place {
  stage: string
  touchpoint: string
  channels: readonly { channel: Channel; scores: Scores }[]
}

/**
 * Whether a touchpoint feels alike whichever channel it is met in. Only channels with enough answers
 * count; touchpoints with fewer than two such have no figure. The most uneven first.
 */
export function consistencyOf(
  scale: Scale,
  places: readonly Place[],
  hiddenBelow: number,
): Consistency[] {
  const found = places.flatMap((place) => compareChannels(scale, place, hiddenBelow) ?? [])
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  return found
    .map((one, index) => ({ ...one, q: qs[index] ?? 1 }))
    .map((one): Consistency => {
      const apart = (one.channels[0]?.mean ?? 0) - (one.channels.at(-1)?.mean ?? 0)
      return { ...one, isUneven: one.q <= STANDOUT_Q && apart >= STANDOUT_POINTS }
    })
    .toSorted((a, b) => Number(b.isUneven) - Number(a.isUneven) || a.index - b.index)
}

function compareChannels(
  scale: Scale,
  { stage, touchpoint, channels }: Place,
  hiddenBelow: number,
) {
  const answered = channels.filter(({ scores }) => sum(scores) > 0)
  const told = answered.flatMap(({ channel, scores }) => {
    const measured = measure(scale, scores, hiddenBelow)
    return measured ? [{ channel, measured }] : []
  })
  const test = kruskalWallisOfHistograms(told.map(({ measured }) => measured.scores))
  const shrunk = shrinkMeans(told.map(({ measured }) => measured.moments))?.shrunk
  if (!test || !shrunk) return null
  const n = sum(told.map(({ measured }) => measured.n))
  return {
    stage,
    touchpoint,
    index: 1 - spreadOf(shrunk) / 100,
    h: test.chiSquare,
    df: test.df,
    p: test.p,
    effect: test.chiSquare / (n - 1),
    channels: told
      .map(({ channel, measured }, index) => ({
        channel,
        n: measured.n,
        mean: measured.sentiment,
        interval: toPair(measured.interval),
        shrunk: shrunk[index] ?? measured.sentiment,
        state: stateOf(measured.n),
      }))
      .toSorted((a, b) => b.mean - a.mean),
    hidden: answered.length - told.length,
  }
}

/** Standard deviation with divisor n: these channels are all that there are. At most 100. */
function spreadOf(means: readonly number[]): number {
  const mean = sum(means) / means.length
  return Math.sqrt(sum(means.map((one) => (one - mean) ** 2)) / means.length)
}
