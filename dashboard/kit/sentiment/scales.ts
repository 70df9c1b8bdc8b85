import { KIND_FACTS, SCALES, type Scale } from '#contract/words.ts'

/** Lowest and highest raw score of an instrument; null where its answers carry none. */
export function scaleEnds(scale: Scale): { lowest: number; highest: number } | null {
  const { lowest, highest } = SCALES[scale]
  return lowest === null ? null : { lowest, highest }
}

/** −100…100 of a raw score, for its colour. NPS counts by class: a 7 is no good answer there. */
export function sentimentOf(scale: Scale, score: number): number {
  const { kind, higherIsBetter } = SCALES[scale]
  const ends = scaleEnds(scale)
  if (!ends) return 0
  if (KIND_FACTS[kind].sentiment === 'classes') return score >= 9 ? 100 : score >= 7 ? 0 : -100
  const value = (200 * (score - ends.lowest)) / (ends.highest - ends.lowest) - 100
  return higherIsBetter ? value : -value
}
