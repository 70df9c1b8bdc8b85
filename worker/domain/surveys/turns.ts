import type { SurveyPlan } from '#contract/surveys/document.ts'
import type { SurveyState } from '#contract/surveys/words.ts'

/** The dice fall on one of so many places, as `dice` of the widget has them. */
const CIRCLE = 2 ** 32
/** Shares are typed in percent: what their sum misses by is rounding. */
const ROUNDING = 1e-9

/** A question's part of the circle that the dice of a touchpoint fall on. */
export interface Turn {
  /** Its length, 0…1: the probability that a visitor gets this question. */
  share: number
  /** By how much the dice are turned, so that its part begins at 0: 1…2³², in 1 / 2³². */
  turn: number
}

interface Turning {
  id: string
  touchpointId: string
  state: SurveyState
  plan: Partial<SurveyPlan>
}

/**
 * The parts of all questions in turn, by survey. One dice falls for a visitor and touchpoint, so parts
 * that do not overlap are shown to different visitors, each with the probability of its length; what is
 * left over is asked nothing. A paused one keeps its part, so that nobody else's changes. Parts lie in the
 * order of ids; what would go beyond the circle is cut off.
 */
export function turnsOf(surveys: Iterable<Turning>): Map<string, Turn> {
  const turns = new Map<string, Turn>()
  const ends = new Map<string, number>()
  const turning = Array.from(surveys).filter(({ state, plan }) => keepsTurn(state) && plan.turn)
  for (const { id, touchpointId, plan } of turning.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const from = ends.get(touchpointId) ?? 0
    const share = Math.min(plan.turn ?? 0, 1 - from)
    if (share <= ROUNDING) continue
    ends.set(touchpointId, from + share)
    turns.set(id, { share, turn: CIRCLE - Math.round(from * CIRCLE) })
  }
  return turns
}

/** Whether a survey in this state has its part of the circle. */
function keepsTurn(state: SurveyState): boolean {
  return state === 'live' || state === 'paused'
}

/** Whether a share has room beside what the others of its touchpoint have, all 0…1. */
export function hasRoom(share: number, others: number): boolean {
  return share + others <= 1 + ROUNDING
}
