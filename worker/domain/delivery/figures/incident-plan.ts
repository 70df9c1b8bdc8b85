import { sum } from '#worker/domain/stats/arrays.ts'
import {
  likelihoodSteps,
  observationsUntil,
  thresholdFor,
  wholeSteps,
} from '#worker/domain/stats/cusum.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

/*
 * What is watched for carrier incidents, and how closely. A stream is one carrier and one issue; what is
 * watched in it is the share of the carrier's answers that name the issue. See docs/method.md, "Carrier
 * incidents".
 */

/** An incident is this many times the usual share. */
export const INCIDENT_RATIO = 3
/** At most so many false alarms … */
export const FALSE_ALARMS = 1
/** … in so many days, over all streams of a site together. */
export const FALSE_ALARM_DAYS = 90
/** An incident is to be found within so many days … */
export const POWER_DAYS = 14
/** … with this probability; where it is not, answers are too few. */
export const POWER = 0.8
/** With fewer answers a carrier has no usual share of its own. */
export const BASELINE_ANSWERS = 100
/** A lower share is taken as this: of an issue that nobody has named yet, one name is no incident. */
const LEAST_SHARE = 0.005
/** From here on three times as much would be everybody. */
const MOST_SHARE = 1 / 3
/** Level of the interval whose upper end counts as the usual share. */
const BASELINE_LEVEL = 0.8
/** Answers after which nothing is waited for any longer. */
const MOST_ANSWERS = 20_000

/** What was usual before: counts of the days up to the freeze, without those of incidents. */
export interface UsualCounts {
  /** Answers about the carrier, and those that name the issue. */
  answers: number
  named: number
  /** Days that they came in. */
  days: number
}

export interface Baseline {
  /** The usual share, at its upper end: a share that was low by luck must not alarm for ever. */
  share: number
  perDay: number
  /** Whether the share is that of all carriers, since this one has too few answers. */
  isBorrowed: boolean
}

/**
 * The usual share of a stream, to be kept until somebody freezes it anew: the upper end of Wilson's 80 %
 * interval. Null where neither the carrier nor all of them together have a hundred answers, and where
 * nothing was usual: an incident took all the time.
 * @param all the same of all carriers together
 */
export function freezeBaseline(own: UsualCounts, all: UsualCounts): Baseline | null {
  const isBorrowed = own.answers < BASELINE_ANSWERS
  const from = isBorrowed ? all : own
  if (from.answers < BASELINE_ANSWERS || own.days <= 0) return null
  const interval = wilson({ x: from.named, n: from.answers, conf: BASELINE_LEVEL })
  const share = Math.max(LEAST_SHARE, interval?.high ?? 1)
  return { share, perDay: own.answers / own.days, isBorrowed }
}

export interface WatchedPlan {
  state: 'watched'
  baseline: Baseline
  /** The share that is looked for. */
  incidentShare: number
  /** Steps of the score: `up` for an answer that names the issue, 1 down for one that does not. */
  up: number
  threshold: number
  /** Days until half of all incidents are found, at the usual number of answers. */
  medianDays: number
}

export type StreamPlan =
  | WatchedPlan
  /** `neededPerDay` answers a day would find an incident within two weeks. */
  | { state: 'too-few-answers'; baseline: Baseline; neededPerDay: number }
  /** The issue is named so often that three times as much cannot be. */
  | { state: 'too-common'; baseline: Baseline }
  | { state: 'no-baseline' }

/**
 * How each stream is watched, in the order given. All streams get the same number of answers between two
 * false alarms, those of 90 days over all streams; so the threshold grows with the logarithm of answers
 * times streams, and the rate holds over the whole site. About a millisecond a stream: to be done when
 * baselines are frozen, not with each answer.
 */
export function planStreams(baselines: readonly (Baseline | null)[]): StreamPlan[] {
  const perDay = sum(baselines.map((baseline) => baseline?.perDay ?? 0))
  // What nobody names is alike in all streams of a carrier: most of them.
  const known = new Map<string, StreamPlan>()
  return baselines.map((baseline) => {
    if (!baseline) return { state: 'no-baseline' }
    if (baseline.share >= MOST_SHARE) return { state: 'too-common', baseline }
    const key = `${baseline.share} ${baseline.perDay}`
    const plan = known.get(key) ?? planStream(baseline, perDay)
    known.set(key, plan)
    return { ...plan, baseline }
  })
}

function planStream(baseline: Baseline, perDayOfAll: number): StreamPlan {
  const watch = watchOf(baseline.share, perDayOfAll)
  const needed = answersFor(watch, POWER)
  if (needed === null || needed > baseline.perDay * POWER_DAYS) {
    return { state: 'too-few-answers', baseline, neededPerDay: neededPerDay(baseline, perDayOfAll) }
  }
  const { incidentShare, up, threshold } = watch
  const medianDays = (answersFor(watch, 0.5) ?? needed) / baseline.perDay
  return { state: 'watched', baseline, incidentShare, up, threshold, medianDays }
}

interface Watch {
  incidentShare: number
  up: number
  threshold: number
}

function watchOf(share: number, perDayOfAll: number): Watch {
  const incidentShare = Math.min(INCIDENT_RATIO * share, (1 + share) / 2)
  const { up } = wholeSteps(likelihoodSteps({ low: share, high: incidentShare }))
  const between = Math.max(1, (perDayOfAll * FALSE_ALARM_DAYS) / FALSE_ALARMS)
  return { incidentShare, up, threshold: thresholdFor({ share, up, between }) }
}

/** Steps that are large enough for a block of answers to be as good as one by one, and far cheaper. */
const COARSE_UP = 24

/**
 * Answers until an alarm has come with probability `power`. Of rare issues blocks of answers are looked
 * at instead of single ones, which is right to 5 %.
 */
function answersFor({ incidentShare, up, threshold }: Watch, power: number): number | null {
  const block = Math.max(1, Math.floor(up / COARSE_UP))
  const steps = {
    up: Math.floor(up / block),
    threshold: Math.ceil(threshold / block),
    power,
    most: Math.ceil(MOST_ANSWERS / block),
  }
  const blocks = observationsUntil(1 - (1 - incidentShare) ** block, steps)
  return blocks === null ? null : blocks * block
}

/** More answers raise the threshold, and that the answers needed: a few rounds settle it. */
function neededPerDay({ share, perDay }: Baseline, perDayOfAll: number): number {
  let needed = perDay
  for (let round = 0; round < 8; round += 1) {
    const watch = watchOf(share, perDayOfAll - perDay + needed)
    const next = Math.ceil((answersFor(watch, POWER) ?? MOST_ANSWERS) / POWER_DAYS)
    if (next <= needed) return Math.ceil(needed)
    needed = next
  }
  return Math.ceil(needed)
}
