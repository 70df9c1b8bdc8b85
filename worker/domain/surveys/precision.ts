import { KIND_FACTS, SCALES, type Scale } from '#contract/words.ts'
import { type Interval, Z_95 } from '#worker/domain/stats/interval.ts'
import { requirePositive } from '#worker/domain/stats/input-checks.ts'
import { npsAdjustedWald } from '#worker/domain/stats/nps.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

/** Days of traffic that the builder looks ahead. */
export const LOOK_AHEAD_DAYS = 14

/**
 * What is assumed before the first answer. Shares: half are good, where an interval is widest. NPS:
 * 25 % detractors, 25 % passives and 50 % promoters, a spread of 83 points, about what shops see.
 * Sentiment −1…1: a standard deviation of 0.5, that of five equally frequent steps being 0.71 and
 * that of answers on three neighbouring ones about 0.4.
 */
export const PRIOR = {
  share: 0.5,
  nps: { detractors: 0.25, passives: 0.25, promoters: 0.5 },
  sentimentDeviation: 0.5,
} as const

/** The figure whose interval is expected; in its own unit, points of a hundred. */
export type Metric = 'share' | 'nps' | 'sentiment'

/** The metrics that a scale's answers give, its own figure first; none for choices and texts. */
export function metricsOf(scale: Scale): Metric[] {
  const { figure, sentiment } = KIND_FACTS[SCALES[scale].kind]
  if (sentiment === null) return []
  // The net figure of what was expected is spread as that of NPS is: classes of −1, 0 and 1.
  return [figure === 'net' ? 'nps' : 'share', 'sentiment']
}

/**
 * Half the width of the 95 % interval to expect from `answers` answers, in points of a hundred
 * (shares 0…100, NPS and sentiment −100…100), with the spread of {@link PRIOR}; null below one
 * answer. Wilson for shares, adjusted Wald for NPS, normal for sentiment.
 * @throws RangeError unless `answers` is finite and at least 0.
 */
export function expectedHalfWidth(metric: Metric, answers: number): number | null {
  if (!(answers >= 0 && answers < Infinity))
    throw new RangeError(`No number of answers: ${answers}.`)
  if (answers < 1) return null
  if (metric === 'share') return halfOf(wilson({ x: answers * PRIOR.share, n: answers }))
  if (metric === 'nps') {
    const { detractors, passives, promoters } = PRIOR.nps
    return halfOf(
      npsAdjustedWald({
        detractors: answers * detractors,
        passives: answers * passives,
        promoters: answers * promoters,
      }),
    )
  }
  return Math.min(100, (100 * Z_95 * PRIOR.sentimentDeviation) / Math.sqrt(answers))
}

/**
 * The fewest whole answers whose interval is expected to be within ± `points` of a hundred.
 * @throws RangeError unless `points` is a finite number above 0.
 */
export function answersNeeded(metric: Metric, points = 10): number {
  requirePositive('The half-width', points)
  const wide = (answers: number) => (expectedHalfWidth(metric, answers) ?? Infinity) > points
  let high = 1
  while (wide(high)) high *= 2
  let low = high / 2
  // The width falls with every answer: the border is between the two.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (wide(middle)) low = middle
    else high = middle
  }
  return high
}

function halfOf(interval: Interval | null): number | null {
  return interval && 50 * (interval.high - interval.low)
}
