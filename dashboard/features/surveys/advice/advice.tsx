import type { SurveyCheck } from '#contract/surveys/draft.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { t } from './words.ts'

type Remark = SurveyCheck['advice'][number]

/** What a methodologist would remark on the texts on screen, each with its source. It blocks nothing. */
export function AdviceList() {
  const { check, language } = useBuilder()
  const remarks = check?.advice.filter(({ lang }) => lang === null || lang === language) ?? []
  if (remarks.length === 0) return null
  return (
    <ul class="advice" aria-label={t('advice.title')}>
      {remarks.map((remark) => (
        <li key={JSON.stringify(remark)}>
          {wordsOf(remark)}{' '}
          <details>
            <summary>{t('advice.why')}</summary>
            <cite>{remark.source}</cite>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** The remark, with the part of the survey and the words that it is about. */
function wordsOf({ code, field, at }: Remark) {
  return (
    <>
      <b>
        {t(`advice.field.${field}`)}
        {at !== undefined && ` “${at}”`}:
      </b>{' '}
      {t(`advice.${code}`)}
    </>
  )
}
