import type { StatedShare } from '#contract/surveys/document.ts'

/** What decides to how many visitors a survey is shown. */
export interface Shown {
  /** Its part in turn with others, 0…1. */
  turn: number | null
  /** What a steady sample asks now, 0…1. */
  rate: number | null
  /** The fixed share, 0…1. */
  sample: number
}

/** The share of visitors that a survey is shown to. */
export function shareOf({ turn, rate, sample }: Shown): number {
  return turn ?? rate ?? sample
}

/** Changes of its share that a survey remembers: an answer by an older one is not weighted. */
const REMEMBERED = 50

/**
 * What a survey has stated of its shares, the newest last. One that has stated nothing yet is taken to
 * have been shown to the same share ever since.
 */
export function sharesOf(stated: readonly StatedShare[], shown: Shown): StatedShare[] {
  return (stated.at(-1)?.share ?? null) === null ? restated(stated, shown, 0) : [...stated]
}

/** What a survey states of its shares once it is shown like this; the newest last. */
export function restated(stated: readonly StatedShare[], shown: Shown, now: number): StatedShare[] {
  const share = shareOf(shown)
  const isSteady = shown.turn === null && shown.rate !== null
  const last = stated.at(-1)
  // A steady sample states how far it has moved; see setRate.
  if (isSteady && last?.share && last.most && last.share <= share && share <= last.most)
    return [...stated]
  if (!isSteady && last?.share === share && last.most === undefined) return [...stated]
  const next = isSteady ? { since: now, share, most: share } : { since: now, share }
  return [...stated, next].slice(-REMEMBERED)
}
