import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { getAt, isRecord, listAt } from '#dashboard/features/surveys/draft/paths.ts'

/** A text of a draft: where it stands, and by what a file of translations knows it. */
export interface DraftText {
  /** `definition.choices[2].label` */
  field: string
  /** `choices/price`: by its code, which stays when the order changes. */
  key: string
}

/** All texts that a shopper may read, in the order in which they are read. */
export function textsOf(survey: LooseSurvey): DraftText[] {
  // Words of one's own that were begun and left blank are none.
  const has = (field: string) => isWritten(getAt(survey, field))
  return [
    { field: 'definition.question', key: 'question' },
    ...(has('definition.ends')
      ? ['low', 'high'].map((end) => ({ field: `definition.ends.${end}`, key: `ends/${end}` }))
      : []),
    ...coded(survey, 'choices'),
    ...listAt(survey, 'definition.followUp.questions').map((_, index) => ({
      field: `definition.followUp.questions[${index}].text`,
      key: `followUp/questions/${index + 1}`,
    })),
    ...coded(survey, 'followUp.reasons'),
    ...(has('definition.thanks') ? [{ field: 'definition.thanks', key: 'thanks' }] : []),
  ]
}

function isWritten(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return isRecord(value) && Object.values(value).some(isWritten)
}

function coded(survey: LooseSurvey, list: 'choices' | 'followUp.reasons'): DraftText[] {
  const path = `definition.${list}`
  const codes = listAt(survey, path).map((item) => (isRecord(item) ? item['code'] : undefined))
  return codes.map((code, index) => {
    const isKnown = typeof code === 'string' && code !== '' && codes.indexOf(code) === index
    return {
      field: `${path}[${index}].label`,
      key: `${list.replace('.', '/')}/${isKnown ? code : `#${index + 1}`}`,
    }
  })
}

/** Languages of the texts, the site's own first; one that was only begun counts. */
export function languagesOf(survey: LooseSurvey, own: string): string[] {
  const all = textsOf(survey).flatMap(({ field }) => {
    const texts = getAt(survey, field)
    return isRecord(texts) ? Object.keys(texts) : []
  })
  return [...new Set([own, ...all])]
}

/** Fields whose text is missing in a language. */
export function missingIn(survey: LooseSurvey, language: string): string[] {
  return textsOf(survey)
    .map(({ field }) => `${field}.${language}`)
    .filter((field) => {
      const text = getAt(survey, field)
      return typeof text !== 'string' || text.trim() === ''
    })
}
