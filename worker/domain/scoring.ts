import { KIND_FACTS, SCALES, type Scale } from '#contract/words.ts'
import { npsClass } from '#worker/domain/stats/nps.ts'
import { linearSentiment } from '#worker/domain/stats/scales.ts'

/**
 * The sentiment of one raw score, −100…100, worst to best whatever the scale's direction.
 * Linear between the ends of the scale; NPS counts by class (promoter +100, passive 0, detractor
 * −100), so that the mean of the sentiments is the NPS itself. See docs/method.md, "One scale".
 * @throws RangeError for a score that is not on the scale
 */
export function sentimentOf(scale: Scale, score: number): number {
  const { kind, lowest, highest, higherIsBetter } = SCALES[scale]
  if (lowest === null) throw new RangeError(`${scale} has no scores.`)
  if (KIND_FACTS[kind].sentiment === 'classes') return npsClass(score) * 100
  return linearSentiment({ lowest, highest, higherIsBetter }, score)
}

/** The raw scores of a scale, lowest first; none for kinds without a score. */
export function scoresOf(scale: Scale): number[] {
  const { lowest, highest } = SCALES[scale]
  return lowest === null
    ? []
    : Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step)
}
