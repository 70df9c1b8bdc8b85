import type { AskTrial, TrialArm, TrialPair } from '#contract/cases/trial-view.ts'
import { TRIAL_SIZES, type TrialVerdict } from '#contract/cases/words.ts'
import { FEW_BELOW, HIDDEN_BELOW, type Scale } from '#contract/words.ts'
import { verdictOf } from '#worker/domain/improvements/judge.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { normalQuantile } from '#worker/domain/stats/distributions/normal-quantile.ts'
import { meanTFromMoments, welchFromMoments } from '#worker/domain/stats/means.ts'
import { momentsOfCounts, type Moments } from '#worker/domain/stats/moments.ts'
import { kProportionChiSquare } from '#worker/domain/stats/proportion-tests.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { PRIOR } from '#worker/domain/surveys/precision.ts'
import { judgedAt, trialPhase, type Trial } from './trial.ts'

/*
 * What a trial of the delay says: judged once, when all who were taken in have had the same time. Pairs of
 * delays share the 5 % between them (Bonferroni; Dunn 1961, JASA 56:52–64).
 */

const ALPHA = 0.05
/** A difference is called detectable where it is found with this probability. */
const POWER = 0.8

/** Experiences of a trial that are alike. */
export interface TrialCount {
  days: number
  /** Whether their time to answer is over. */
  isOver: boolean
  isAsked: boolean
  /** Of the answer in time; null for none. */
  scale: Scale | null
  score: number | null
  n: number
}

interface Arm extends TrialArm {
  moments: Moments | null
}

/**
 * The difference of two mean sentiments, in points, that is found four times in five.
 * @param deviation of single answers, in points
 * @param answers of all delays together
 * @param delays how many are compared
 */
export function detectableOf(deviation: number, answers: number, delays: number): number {
  const [sure, power] = quantilesOf(delays)
  return (sure + power) * deviation * Math.sqrt((2 * delays) / answers)
}

/** Standard normal quantiles: of one pair's interval, and of the power. */
function quantilesOf(delays: number): [sure: number, power: number] {
  return [normalQuantile(levelOf(delays) / 2 + 0.5), normalQuantile(POWER)]
}

function pairsOfMany(delays: number): number {
  return (delays * (delays - 1)) / 2
}

/** Level of the interval of one pair, so that all of them hold together at 95 %. */
function levelOf(delays: number): number {
  return 1 - ALPHA / pairsOfMany(delays)
}

/**
 * What a trial of each size would find.
 * @param sentiments of the newest answers, with how often; under thirty the spread is assumed
 */
export function outlookOf(sentiments: readonly (readonly [number, number])[]) {
  const moments = momentsOfCounts(sentiments)
  const isKnown = moments !== null && moments.n >= FEW_BELOW && (moments.variance ?? 0) > 0
  const deviation = isKnown ? Math.sqrt(moments.variance ?? 0) : PRIOR.sentimentDeviation * 100
  const sizes = TRIAL_SIZES.map((answers) => ({
    answers,
    two: detectableOf(deviation, answers, 2),
    three: detectableOf(deviation, answers, 3),
  }))
  return { deviation, of: isKnown ? moments.n : 0, sizes }
}

/** A trial with what may be told of it by now: sentiments and the verdict at the end only. */
export function tellTrial(trial: Trial, counts: readonly TrialCount[], now: number): AskTrial {
  const phase = trialPhase(trial, now)
  const isOver = phase === 'over'
  const arms = trial.days.map((days) =>
    armOf(
      days,
      counts.filter((one) => one.days === days),
      isOver,
    ),
  )
  const pairs = isOver ? pairsOf(arms) : []
  const answers = sum(arms.map(({ answered }) => answered))
  return {
    ...trial,
    phase,
    answers,
    pairs,
    judgedAt: judgedAt(trial),
    reached: isOver ? reachedBy(pairs, arms.length) : null,
    arms: arms.map(({ moments: _moments, ...arm }) => arm),
    ...(isOver
      ? verdictBy(pairs, arms.length, trial.detectable)
      : { verdict: phase === 'stopped' ? 'stopped' : 'too_early', found: null }),
    rates: isOver ? ratesOf(arms) : null,
  }
}

function armOf(days: number, counts: TrialCount[], isTold: boolean): Arm {
  const number = (rows: TrialCount[]) => sum(rows.map(({ n }) => n))
  const scored = counts.flatMap(({ scale, score, n }): [number, number][] =>
    scale === null || score === null ? [] : [[sentimentOf(scale, score), n]],
  )
  const over = counts.filter(({ isOver }) => isOver)
  const x = number(over.filter(({ score }) => score !== null))
  const n = number(over)
  const found = isTold ? momentsOfCounts(scored) : null
  const moments = found && found.n >= HIDDEN_BELOW.customer ? found : null
  const test = moments && meanTFromMoments(moments)
  return {
    days,
    drawn: number(counts),
    asked: number(counts.filter(({ isAsked }) => isAsked)),
    answered: sum(scored.map(([, count]) => count)),
    rate: { x, n, interval: wilson({ x, n }) },
    mean: moments?.mean ?? null,
    interval: test && { low: test.low, high: test.high },
    deviation: moments && Math.sqrt(moments.variance ?? 0),
    moments,
  }
}

/** Every two delays with thirty answers each, the later less the earlier. */
function pairsOf(arms: readonly Arm[]): TrialPair[] {
  return arms.flatMap((earlier, at) =>
    arms.slice(at + 1).flatMap((later) => {
      const [a, b] = [later.moments, earlier.moments]
      if (!a || !b || Math.min(a.n, b.n) < FEW_BELOW) return []
      const test = welchFromMoments(a, b, levelOf(arms.length))
      if (!test) return []
      const { estimate: value, low, high } = test
      return [{ from: earlier.days, to: later.days, value, low, high }]
    }),
  )
}

/** One verdict of all pairs; where several differ it rests on the clearest. */
function verdictBy(
  pairs: TrialPair[],
  delays: number,
  detectable: number,
): { verdict: TrialVerdict; found: number | null } {
  // Whatever leaves 0 out differs, however small.
  const differing = pairs.filter((pair) => verdictOf(pair, 0) !== null)
  const [clearest] = differing.toSorted((a, b) => clearnessOf(b) - clearnessOf(a))
  if (clearest) return { verdict: 'differs', found: pairs.indexOf(clearest) }
  const isSmall = pairs.every((pair) => verdictOf(pair, detectable) === 'no_relevant_change')
  const isComplete = pairs.length === pairsOfMany(delays)
  return { verdict: isComplete && isSmall ? 'no_relevant_difference' : 'not_shown', found: null }
}

/** The difference in half-widths of its interval. */
function clearnessOf({ value, low, high }: TrialPair): number {
  return Math.abs(value) / (high - low)
}

/** What could be found of the least sure pair, by the answers that came; null where one says nothing. */
function reachedBy(pairs: readonly TrialPair[], delays: number): number | null {
  if (pairs.length < pairsOfMany(delays)) return null
  const half = Math.max(...pairs.map(({ low, high }) => high - low)) / 2
  const [sure, power] = quantilesOf(delays)
  return half * (1 + power / sure)
}

/** Whether the delays were answered differently often: then their means may be of different people. */
function ratesOf(arms: readonly Arm[]): AskTrial['rates'] {
  const test = kProportionChiSquare(arms.map(({ rate: { x, n } }) => ({ x, n })))
  return test && { differ: test.p < ALPHA, p: test.p }
}
