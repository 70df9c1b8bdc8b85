import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { JourneyList } from '#contract/journey.ts'
import type {
  FoundProblem,
  LooseSurvey,
  SurveyCheck,
  SurveyDraft,
} from '#contract/surveys/draft.ts'
import { SCALE_NAMES, type Scale } from '#contract/words.ts'
import { getAt } from '#dashboard/features/surveys/draft/paths.ts'
import type { SurveyStore } from '#dashboard/features/surveys/draft/survey-store.ts'

/** What every part of the builder knows. */
export interface BuilderContext {
  store: SurveyStore
  /** The draft as it is on screen. */
  survey: LooseSurvey
  /** As the server told it the last time. */
  told: SurveyDraft
  /** The language that is written and shown. */
  language: string
  onLanguage: (language: string) => void
  /** Of any text of the draft, the site's own first. */
  languages: string[]
  /** What keeps the last save from going live; null until it is known. */
  check: SurveyCheck | null
  journeys: JourneyList
}

const Context = createContext<BuilderContext | null>(null)
export const BuilderProvider = Context.Provider

export function useBuilder(): BuilderContext {
  const builder = useContext(Context)
  if (!builder) throw new Error('no builder around this part')
  return builder
}

/** The scale of a draft; null while there is none that is known. */
export function scaleOf(survey: LooseSurvey): Scale | null {
  const scale = getAt(survey, 'definition.scale')
  return SCALE_NAMES.find((one) => one === scale) ?? null
}

/** What is wrong with a field, or with a part of it that has no field of its own. */
export function problemAt(check: SurveyCheck | null, field: string): FoundProblem | undefined {
  return check?.problems.find((problem) => problem.field === field)
}
