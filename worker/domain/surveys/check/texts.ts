import type { Localized, SurveyDefinition } from '#contract/surveys.ts'

/** A text of a survey, and where it stands: `definition.choices[2].label`. */
export interface PlacedText {
  field: string
  texts: Localized
}

/** All texts that somebody who is asked may read, in the order in which they are read. */
export function textsOf({
  question,
  ends,
  choices,
  followUp,
  thanks,
}: SurveyDefinition): PlacedText[] {
  const at = (field: string, texts: Localized) => ({ field: `definition.${field}`, texts })
  return [
    at('question', question),
    ...(ends ? [at('ends.low', ends.low), at('ends.high', ends.high)] : []),
    ...choices.map(({ label }, index) => at(`choices[${index}].label`, label)),
    ...(followUp?.questions ?? []).map(({ text }, index) =>
      at(`followUp.questions[${index}].text`, text),
    ),
    ...(followUp?.reasons ?? []).map(({ label }, index) =>
      at(`followUp.reasons[${index}].label`, label),
    ),
    ...(thanks ? [at('thanks', thanks)] : []),
  ]
}

/** Every language that any of the texts has, the site's own first. */
export function languagesOf(texts: PlacedText[], own: string): string[] {
  return [...new Set([own, ...texts.flatMap((one) => Object.keys(one.texts))])]
}
