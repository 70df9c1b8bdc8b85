import type { SurveyDraft } from '#contract/surveys/draft.ts'
import { t } from './words.ts'
import { localInstant } from '#dashboard/kit/i18n/format.ts'

type Revision = SurveyDraft['revisions'][number]

/** What was published, when and by whom; answers of one series stand in one line. */
export function Revisions({ revisions }: { revisions: Revision[] }) {
  if (revisions.length === 0) return null
  return (
    <details class="builder-section fold">
      <summary>{t('revisions.title', { n: revisions.length })}</summary>
      <ol class="revisions">
        {revisions.map(({ revision, series, publishedAt, publishedBy }) => (
          <li key={revision}>
            <b>{t('revisions.one', { revision: String(revision) })}</b>{' '}
            {t('revisions.series', { series: String(series) })}
            <span class="mut">
              {localInstant(publishedAt)}
              {publishedBy && ` · ${publishedBy}`}
            </span>
          </li>
        ))}
      </ol>
      <p class="mut builder-note">{t('revisions.text')}</p>
    </details>
  )
}
