import type { CurveStage } from '#contract/journey.ts'
import type { LaneAction, LaneStage } from '#contract/map/lanes.ts'
import type { EvidenceGrade, TouchpointGap } from '#contract/map/limits.ts'
import { FEW_BELOW } from '#contract/words.ts'

/** What is known of a stage: what the team wrote, and what was counted in the range. */
export interface StageFacts {
  /** Since when nothing new has come, where that is too long; null where it is current. */
  staleSince: string | null
  /** Last day with an answer at all; null for never. */
  answeredOn: string | null
  /** Answers of the range, whatever their kind. */
  answers: number
  needs: number
  barriers: number
  solutions: { startsOn: string | null }[]
  /** What is missing at each touchpoint; null for nothing. */
  gaps: (TouchpointGap | null)[]
  assumed: number | null
  /** Of the curve's point. */
  state: CurveStage['state']
  actions: Pick<LaneAction, 'reached' | 'completed'>[]
  /** Answers in which a pain point was picked. */
  picked: number
  /** Fewer of them are not told; by the kind of the journey. */
  hiddenBelow: number
}

/**
 * How well each cell of a stage is known. `none`: nothing is there. `full`, where nothing is stale:
 * needs are written and the stage was answered in the range; every touchpoint is asked and answered;
 * the emotion is measured with 30 answers or more; pain points were picked in as many; barriers are
 * written and customers picked pain points, as many as may be told; every wanted action was completed
 * at a touchpoint that was reached; every solution has begun and the stage was answered since.
 * `partly`: all between. Of a stale stage nothing is `full`.
 */
export function gradesOf(facts: StageFacts): LaneStage['grades'] {
  const { needs, gaps, state, assumed, picked, barriers, actions, solutions } = facts
  const grade = (isThere: boolean, isKnown: boolean): EvidenceGrade => {
    if (!isThere) return 'none'
    return isKnown && facts.staleSince === null ? 'full' : 'partly'
  }
  const isMeasured = emotionOf(facts) === 'measured'
  return {
    needs: grade(needs > 0, facts.answers > 0),
    touchpoints: grade(
      gaps.length > 0,
      gaps.every((gap) => gap === null),
    ),
    emotion: grade(isMeasured || assumed !== null, state === 'ok'),
    pain: grade(picked > 0, picked >= FEW_BELOW),
    barriers: grade(barriers > 0, picked >= facts.hiddenBelow),
    actions: grade(
      actions.length > 0,
      actions.every(({ reached, completed }) => reached > 0 && completed > 0),
    ),
    solutions: grade(
      solutions.length > 0,
      solutions.every(({ startsOn }) => isSeenSince(startsOn, facts.answeredOn)),
    ),
  }
}

/** Where a stage's sentiment is from: a value that is too rare to be told is none. */
export function emotionOf({
  state,
  assumed,
}: Pick<StageFacts, 'state' | 'assumed'>): LaneStage['emotion'] {
  if (state === 'ok' || state === 'few') return 'measured'
  return assumed === null ? 'empty' : 'assumed'
}

/** What is missing at a touchpoint in a range. */
export function gapAt({
  isAsked,
  answers,
  events,
}: {
  /** Whether a question stands there. */
  isAsked: boolean
  answers: number
  /** Times it was reached or an action completed there. */
  events: number
}): TouchpointGap | null {
  if (answers > 0) return null
  if (isAsked) return 'asked-no-answers'
  return events > 0 ? 'unasked-with-events' : 'unasked'
}

function isSeenSince(startsOn: string | null, answeredOn: string | null): boolean {
  return startsOn !== null && answeredOn !== null && startsOn <= answeredOn
}
