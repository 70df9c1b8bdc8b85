import type { Localized, SurveyDefinitionInput } from '#contract/surveys.ts'
import { SCALES } from '#contract/words.ts'
import { followUp, other, reason } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from './parts.ts'

type Scores = [from: number, to: number]

/** Raw scores after which a suggested question asks what went wrong, and what went well. */
const HALVES = {
  csat5: { low: [1, 3], high: [4, 5] },
  ces7_agree: { low: [1, 4], high: [5, 7] },
  nps11: { low: [0, 6], high: [7, 10] },
  // Who got what was expected has nothing to explain.
  expectation3: { low: [1, 1], high: [3, 3] },
} as const satisfies Record<string, { low: Scores; high: Scores }>

type Chip = [code: string, label: Localized]

/** What is asked, of whom and where aside. */
type Asked = Omit<SurveyDefinitionInput, 'trigger' | 'urls'>

/** A scored question with reasons for low scores, "something else" among them, and for high ones. */
export function scored(
  scale: keyof typeof HALVES,
  question: Localized,
  chips: { low: Chip[]; high: Chip[] },
) {
  const [low, high]: [Scores, Scores] = [[...HALVES[scale].low], [...HALVES[scale].high]]
  const reasons = [
    ...chips.low.map(([code, label]) => reason(code, low, label)),
    ...chips.high.map(([code, label]) => reason(code, high, label)),
    other(low),
  ]
  return {
    kind: SCALES[scale].kind,
    scale,
    question,
    followUp: followUp(reasons, low[1]),
  } satisfies Asked
}

/**
 * A question that comes as a draft: no template knows on which page of a shop a return ends, or where
 * a colleague can be asked after a month. A person says so and makes it live. Until then it names an
 * event of its touchpoint's id, so that made live as it is it still asks nobody by itself.
 */
export function suggested({
  definition,
  ...survey
}: Omit<TemplateSurvey, 'state' | 'definition'> & { definition: Asked }): TemplateSurvey {
  const trigger = { on: 'event', event: survey.touchpointId } as const
  return { ...survey, state: 'draft', definition: { ...definition, trigger } }
}
