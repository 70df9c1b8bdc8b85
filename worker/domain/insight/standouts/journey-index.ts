import type { JourneyIndex } from '#contract/insight/standouts.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { at, sum } from '#worker/domain/stats/arrays.ts'
import { tQuantile } from '#worker/domain/stats/distributions/student-t.ts'
import { clip, type Interval } from '#worker/domain/stats/interval.ts'
import type { Measured } from './places.ts'

type Stage = { stage: string; measured: Measured }

/**
 * One number for the journey: the mean of its stages, each by its answers, and each alike; and the mean of
 * the stage furthest from 0 (of two the later) and the last one. Null without a stage that may be told.
 * Source of peak and end: Fredrickson & Kahneman 1993; here of stages, not of a person.
 * @param stages that may be told, in the order of the map
 * @param hidden how many have too few answers
 */
export function indexOf(stages: readonly Stage[], hidden: number): JourneyIndex | null {
  if (stages.length === 0) return null
  const n = sum(stages.map(({ measured }) => measured.n))
  const means = stages.map(({ stage, measured }) => ({
    stage,
    n: measured.n,
    mean: measured.sentiment,
  }))
  const weighted = stratified(
    stages,
    stages.map(({ measured }) => measured.n / n),
  )
  const even = stratified(
    stages,
    stages.map(() => 1 / stages.length),
  )
  const peak = means.reduce((far, one) => (Math.abs(one.mean) >= Math.abs(far.mean) ? one : far))
  const end = at(means, means.length - 1)
  return {
    value: weighted.value,
    interval: toPair(weighted.interval),
    even: even.value,
    evenInterval: toPair(even.interval),
    n,
    stages: means,
    hidden,
    peak,
    end,
    peakEnd: (peak.mean + end.mean) / 2,
  }
}

/**
 * A weighted mean of independent means: its variance is Σ w² s² / n, with Student's t at N − K degrees of
 * freedom. A stage whose answers are all alike borrows the pooled variance.
 * Source: Cochran 1977, "Sampling Techniques", section 5.4.
 */
function stratified(stages: readonly Stage[], weights: readonly number[]) {
  const moments = stages.map(({ measured }) => measured.moments)
  const df = sum(moments.map(({ n }) => n - 1))
  const pooled = sum(moments.map(({ n, variance }) => (n - 1) * (variance ?? 0))) / df
  const value = sum(moments.map(({ mean }, stage) => at(weights, stage) * mean))
  const variance = sum(
    moments.map(({ n, variance: own }, stage) => (at(weights, stage) ** 2 * (own || pooled)) / n),
  )
  const half = tQuantile(0.975, df) * Math.sqrt(variance)
  const interval: Interval = clip(
    { low: value - half, high: value + half },
    { low: -100, high: 100 },
  )
  return { value, interval }
}
