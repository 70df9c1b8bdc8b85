import type { Split } from '#contract/insight/standouts.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import { shareOf, stateOf } from '#worker/domain/digests/views/shares.ts'
import { bottomTwoBox, type BoxShare, topTwoBox } from '#worker/domain/stats/histogram.ts'
import type { Measured } from './places.ts'

/** Where opinions are split: an agreement (van der Eijk) below 0. The most split first. */
export function splitsOf(
  scale: Scale,
  places: readonly { stage: string; touchpoint: string | null; measured: Measured }[],
): Split[] {
  const { lowest, highest, higherIsBetter } = SCALES[scale]
  if (lowest === null || highest === null) return []
  const range = { lowest, highest, higherIsBetter }
  return places
    .flatMap(({ stage, touchpoint, measured }): Split[] => {
      const { agreement, sentiment, scores, n } = measured
      const loved = toShare(topTwoBox(scores, range))
      const hated = toShare(bottomTwoBox(scores, range))
      if (agreement === null || agreement >= 0 || !loved || !hated) return []
      return [{ stage, touchpoint, agreement, mean: sentiment, loved, hated, state: stateOf(n) }]
    })
    .toSorted((a, b) => a.agreement - b.agreement)
}

function toShare(box: BoxShare | null) {
  return box && shareOf(box.x, box.n)
}
