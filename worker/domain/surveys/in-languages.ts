import type { Localized, SurveyDefinition } from '#contract/surveys.ts'
import { textsOf } from './check/texts.ts'

/** A question in those languages only that all of its texts have. */
export function inWholeLanguages(definition: SurveyDefinition): SurveyDefinition {
  const texts = textsOf(definition)
  const isWhole = (language: string) => texts.every((one) => one.texts[language] !== undefined)
  return inLanguages(definition, Object.keys(definition.question).filter(isWhole))
}

/**
 * A question with all its texts in certain languages only, so that no part of it speaks one that the
 * others do not.
 */
function inLanguages(definition: SurveyDefinition, languages: string[]): SurveyDefinition {
  const cut = (texts: Localized) =>
    Object.fromEntries(Object.entries(texts).filter(([language]) => languages.includes(language)))
  const { question, ends, choices, followUp, thanks } = definition
  return {
    ...definition,
    question: cut(question),
    choices: choices.map((one) => ({ ...one, label: cut(one.label) })),
    ...(ends ? { ends: { low: cut(ends.low), high: cut(ends.high) } } : {}),
    ...(thanks ? { thanks: cut(thanks) } : {}),
    ...(followUp
      ? {
          followUp: {
            ...followUp,
            questions: followUp.questions.map((one) => ({ ...one, text: cut(one.text) })),
            reasons: followUp.reasons.map((one) => ({ ...one, label: cut(one.label) })),
          },
        }
      : {}),
  }
}
