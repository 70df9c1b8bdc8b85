import type { CurveStage } from '#contract/journey.ts'
import { KIND_FACTS, SCALES, type Scale } from '#contract/words.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { agreement } from '#worker/domain/stats/agreement.ts'
import { meanInterval } from '#worker/domain/stats/histogram.ts'
import type { Interval } from '#worker/domain/stats/interval.ts'
import { momentsOfCounts } from '#worker/domain/stats/moments.ts'
import { npsAdjustedWald } from '#worker/domain/stats/nps.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import type { Tally } from './measure.ts'

type Counts = [score: number, count: number][]

/** A tally's place on the sentiment axis. */
export interface Scored {
  sentiment: number
  /** 95 %, within −100…100. */
  interval: Interval
  metric: CurveStage['metric']
  scale: Scale | null
  histogram: CurveStage['histogram']
  agreement: number | null
}

/**
 * Scores a tally: mean sentiment with its 95 % interval, and the instrument's own figure where one
 * scale was used. NPS gets the adjusted Wald interval, other kinds the t interval of a mean.
 * @returns null when fewer answers were counted than a value needs: then nothing is shown
 */
export function scoreTally(tally: Tally): Scored | null {
  const moments = momentsOfCounts(tally.sentiments)
  if (!moments || tally.n < tally.hiddenBelow) return null
  const only = tally.scales.length === 1 ? tally.scales[0] : undefined
  const net = only && isNet(only.scale) ? netInterval(tally.sentiments) : null
  const interval = net ?? meanInterval({ ...moments, lowest: -100, highest: 100 })
  return {
    sentiment: moments.mean,
    interval,
    metric: only ? metricOf(only, { sentiment: moments.mean, interval }) : null,
    scale: only?.scale ?? null,
    histogram: only ? Object.fromEntries(only.counts) : null,
    agreement: only ? agreement(only.counts.map(([, count]) => count)) : null,
  }
}

/** Scales that are read as a balance: promoters minus detractors, above minus below. */
function isNet(scale: Scale): boolean {
  return KIND_FACTS[SCALES[scale].kind].figure === 'net'
}

function netInterval(sentiments: Counts): Interval | null {
  const count = (wanted: number) => sentiments.find(([value]) => value === wanted)?.[1] ?? 0
  const net = npsAdjustedWald({
    detractors: count(-100),
    passives: count(0),
    promoters: count(100),
  })
  return net && { low: net.low * 100, high: net.high * 100 }
}

/** Net scales: the balance itself, −100…100. Others: the share of good answers, 0…1. */
function metricOf(
  { scale, counts }: { scale: Scale; counts: Counts },
  own: { sentiment: number; interval: Interval },
): CurveStage['metric'] {
  const name = SCALES[scale].kind
  if (isNet(scale)) return { name, value: own.sentiment, interval: toPair(own.interval) }
  const n = total(counts)
  const good = total(counts.filter(([score]) => isGood(scale, score)))
  const interval = wilson({ x: good, n })
  return interval && { name, value: good / n, interval: toPair(interval) }
}

/** Whether a score counts as good in a share: the two best steps, or the good side of the middle, as the kind has it. */
export function isGood(scale: Scale, score: number): boolean {
  const { kind, highest } = SCALES[scale]
  if (KIND_FACTS[kind].good === 'top-two' && highest !== null) return score >= highest - 1
  return sentimentOf(scale, score) > 0
}

/** An interval as it crosses the wire. */
export function toPair({ low, high }: Interval): [low: number, high: number] {
  return [low, high]
}

function total(counts: Counts): number {
  return counts.reduce((sum, [, count]) => sum + count, 0)
}
