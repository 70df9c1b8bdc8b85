import { npsClass } from './nps.ts'

/** The raw scores of a question and the direction of its good end. */
export interface ScoreRange {
  readonly lowest: number
  readonly highest: number
  readonly higherIsBetter: boolean
}

/**
 * Sentiment −100…100 of a raw score, linear from the worst end of the range to the best. Alike in
 * number, not in meaning: different questions do not become comparable by it.
 * @throws RangeError for a score outside the range.
 */
export function linearSentiment(range: ScoreRange, score: number): number {
  const { lowest, highest, higherIsBetter } = range
  if (!(score >= lowest && score <= highest)) {
    throw new RangeError(`A score must lie between ${lowest} and ${highest}, got ${score}.`)
  }
  const middle = (lowest + highest) / 2
  const distance = higherIsBetter ? score - middle : middle - score
  return (distance * 100) / (highest - middle)
}

const UP_TO_5 = { lowest: 1, highest: 5, higherIsBetter: true }
const UP_TO_7 = { lowest: 1, highest: 7, higherIsBetter: true }
const UP_TO_10 = { lowest: 0, highest: 10, higherIsBetter: true }

const RANGES = {
  csat5: UP_TO_5,
  csat7: UP_TO_7,
  /** "It was easy": agreeing is good. */
  ces7_agree: UP_TO_7,
  /** "How much effort": more is worse. */
  ces7_effort: { ...UP_TO_7, higherIsBetter: false },
  ces5_effort: { ...UP_TO_5, higherIsBetter: false },
  /** Each answer by its own height, (x − 5)·20. */
  nps_person: UP_TO_10,
  /** Each answer by its class, so that the mean is 100 · NPS. */
  nps_class: UP_TO_10,
  /** 0 down, 1 up. */
  thumb: { lowest: 0, highest: 1, higherIsBetter: true },
  emotion5: UP_TO_5,
  /** Severity of a pain point: 0 is neutral, never good. */
  pain010: { ...UP_TO_10, higherIsBetter: false },
} satisfies Record<string, ScoreRange>

export type NormalisedKind = keyof typeof RANGES

/**
 * Sentiment −100…100 of a raw score (for a thumb also true and false): {@link linearSentiment}, but
 * pain goes from 0 to −100, and an NPS class is −100, 0 or 100.
 * @throws RangeError for a score outside the scale or of the wrong type.
 */
export function normalise(kind: NormalisedKind, value: number | boolean): number {
  const score = kind === 'thumb' ? Number(value) : value
  if (typeof score === 'boolean') throw new RangeError(`A ${kind} score must be a number.`)
  if (kind === 'nps_class') return npsClass(score) * 100
  const sentiment = linearSentiment(RANGES[kind], score)
  return kind === 'pain010' ? (sentiment - 100) / 2 : sentiment
}
