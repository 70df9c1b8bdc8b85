import type { SurveyDocument } from '#contract/surveys/document.ts'
import type { SurveyState } from '#contract/surveys/words.ts'

interface Stated {
  state: SurveyState
  /** Null before the first revision, or where it is not told. */
  plan: Pick<SurveyDocument['plan'], 'startsOn' | 'endsOn'> | null
  today: string
}

export const SHOWN_STATES = ['live', 'scheduled', 'draft', 'paused', 'ended', 'archived'] as const
export type ShownState = (typeof SHOWN_STATES)[number]

/** The state as its reader means it: what is live but has not begun, or is over, asks nobody. */
export function shownState({ state, plan, today }: Stated): ShownState {
  const { startsOn = null, endsOn = null } = plan ?? {}
  if (endsOn !== null && endsOn < today && (state === 'live' || state === 'paused')) return 'ended'
  if (state === 'live' && startsOn !== null && startsOn > today) return 'scheduled'
  return state
}
