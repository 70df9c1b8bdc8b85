import type { Channel, Scale } from '#contract/words.ts'
import { scoreTally, type Scored } from '#worker/domain/journey/score-tally.ts'
import { tallyOf } from '#worker/domain/journey/measure.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { type Moments, momentsOfCounts, type WeightedValue } from '#worker/domain/stats/moments.ts'

/** Answers of one touchpoint, instrument and channel, by raw score. */
export interface ChannelScores {
  stage: string
  touchpoint: string
  scale: Scale
  channel: Channel
  scores: number[]
}

/** Answers by raw score from 0. */
export type Scores = readonly number[]

/** Some answers of one instrument, as the curve would show them. */
export interface Measured extends Scored {
  n: number
  scores: Scores
  moments: Moments
  /** Answers by sentiment. */
  values: WeightedValue[]
}

/**
 * Scores some answers as the curve does; null where there are fewer than a value needs.
 * @param hiddenBelow see HIDDEN_BELOW
 */
export function measure(scale: Scale, scores: Scores, hiddenBelow: number): Measured | null {
  const counted = { scale, scores: [...scores], shown: 0, spread: 0, imported: 0 }
  const scored = scoreTally(tallyOf([counted], hiddenBelow))
  const values = valuesOf(scale, scores)
  const moments = momentsOfCounts(values)
  return scored && moments && { ...scored, n: moments.n, scores, moments, values }
}

function valuesOf(scale: Scale, scores: Scores): WeightedValue[] {
  return [...scores.entries()]
    .filter(([, count]) => count > 0)
    .map(([score, count]) => [sentimentOf(scale, score), count])
}

/** Score by score, of all of them. */
export function addScores(all: readonly Scores[]): number[] {
  const longest = Math.max(0, ...all.map(({ length }) => length))
  return Array.from({ length: longest }, (_, score) => sum(all.map((one) => one[score] ?? 0)))
}
