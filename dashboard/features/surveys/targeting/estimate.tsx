import type { Estimate } from '#contract/surveys/draft.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { t } from './words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, percent } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'

/** How many a draft would ask; null while that is not known, or the draft is no survey yet. */
export function useEstimate(id: string, seq: number) {
  const { data, error } = useResource<Estimate>(`estimate ${id} ${seq}`, (signal) =>
    call('GET /api/surveys/:id/estimate', { params: { id }, signal }),
  )
  return error ? null : data
}

interface Row {
  name: string
  value: number
  isMain?: boolean
}

/** The arithmetic of the headline, step by step. */
export function EstimateSteps({ estimate }: { estimate: Estimate | null }) {
  const { survey } = useBuilder()
  if (!estimate) return null
  const { basis, visits, audience, sample, shown, responseRate, answers, days } = estimate
  if (visits === null || shown === null)
    return (
      <section class="builder-section">
        <h3>{t('estimate.title')}</h3>
        <p class="mut builder-note">{t('estimate.none')}</p>
      </section>
    )
  const [sure] = estimate.precision
  const rows: Row[] = [
    { name: t(`estimate.${basis === 'reached' ? 'reached' : 'visits'}`), value: visits },
    ...(audience < 1
      ? [{ name: t('estimate.audience', { share: percent(audience) }), value: visits * audience }]
      : []),
    { name: t('estimate.shown', { share: percent(sample) }), value: shown, isMain: true },
    ...(answers === null || responseRate === null
      ? []
      : [{ name: t('estimate.answers', { share: percent(responseRate) }), value: answers }]),
  ]
  const isNarrowed = JSON.stringify(survey.definition).match(/"(devices|languages)":\[|"urls":\[{/)
  return (
    <section class="builder-section">
      <h3>
        {t('estimate.title')} <span class="mut">{t('estimate.days', { n: days })}</span>
      </h3>
      <dl class="estimate">
        {rows.map(({ name, value, isMain }) => (
          <div key={name} data-main={isMain || undefined}>
            <dt>{name}</dt>
            <dd>
              <meter min={0} max={visits} value={value} aria-hidden="true" />
              {count(value)}
            </dd>
          </div>
        ))}
      </dl>
      {sure && sure.halfWidth !== null && (
        <p class="builder-note">
          {t('estimate.sure', { points: count(sure.halfWidth), n: sure.forTen })}
        </p>
      )}
      {isNarrowed && <p class="mut builder-note">{t('estimate.upper')}</p>}
    </section>
  )
}
