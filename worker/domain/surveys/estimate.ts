import type { SurveyDocument } from '#contract/surveys/document.ts'
import type { Estimate } from '#contract/surveys/draft.ts'
import {
  answersNeeded,
  expectedHalfWidth,
  LOOK_AHEAD_DAYS,
  metricsOf,
} from '#worker/domain/surveys/precision.ts'

const WEEK = 7
const LOOK_AHEAD_WEEKS = LOOK_AHEAD_DAYS / WEEK

/** What was counted at the touchpoint in some days. */
interface Counted {
  reached: number
  shown: number
  answers: number
  /** Displays and answers together, of the segments that are asked. */
  inSegments: number
}

interface Asking {
  /** Days that were counted. */
  days: number
  /** The share that was asked in them, 0…1: each display stands for 1 / it. */
  asked: number
  survey: SurveyDocument
  /** The share that a steady sample asks now; null before it has one. */
  rate: number | null
}

/**
 * How many people a week a survey would ask, and how many would answer: visits × the part whose
 * segment is asked × the share that is asked × the part that answers. Visits are what the shop's page
 * has told as reached, or else what was shown there by the share in force. Devices, languages and
 * address rules are not counted, so where they narrow the audience it is an upper bound.
 */
export function estimate(counted: Counted, { days, asked, survey, rate }: Asking): Estimate {
  const { reached, shown, answers, inSegments } = counted
  const basis = reached > 0 ? 'reached' : shown > 0 ? 'shown' : 'none'
  const all = basis === 'reached' ? reached : shown / asked
  const visits = basis === 'none' ? null : (all / days) * WEEK
  const seen = shown + answers
  const audience = survey.definition.audience.segments && seen > 0 ? inSegments / seen : 1
  const { turn, perMonth } = survey.plan
  const sample = turn ?? (perMonth === null ? survey.definition.sample : (rate ?? 1))
  const asks = visits === null ? null : visits * audience * sample
  const responseRate = shown > 0 ? Math.min(1, answers / shown) : null
  const answersAWeek = asks === null || responseRate === null ? null : asks * responseRate
  return {
    basis,
    days,
    visits,
    audience,
    sample,
    shown: asks,
    responseRate,
    answers: answersAWeek,
    precision: metricsOf(survey.definition.scale).map((metric) => ({
      metric,
      halfWidth:
        answersAWeek === null ? null : expectedHalfWidth(metric, answersAWeek * LOOK_AHEAD_WEEKS),
      forTen: answersNeeded(metric),
    })),
  }
}
