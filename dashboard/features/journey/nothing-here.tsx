import { HIDDEN_BELOW } from '#contract/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { day, fullDay } from '#dashboard/kit/i18n/format.ts'
import { EmptyJourney } from './empty-journey.tsx'
import { useJourney } from './journey-context.ts'
import { NO_FILTERS } from './view/use-view.ts'
import { isFiltered } from './view/view.ts'
import { t } from './words.ts'

/** No answer yet, or none in these days and under these filters. */
export function NothingHere() {
  const { site, journey, view, range, change } = useJourney()
  if (!site.answered) return <EmptyJourney />
  const filtered = isFiltered(view) || view.kind !== null
  const wider = view.range === '90d' || view.range === '12m' ? '12m' : '90d'
  return (
    <section class="notice">
      <h1>{t('nothing.title', { from: day(range.from), to: fullDay(range.to) })}</h1>
      {filtered && <p>{t('nothing.filters')}</p>}
      {asGuest.value && <p>{t('nothing.guest', { n: HIDDEN_BELOW[journey.kind] })}</p>}
      {!asGuest.value && !filtered && (
        <p>{t('nothing.range', { day: fullDay(site.answered.last) })}</p>
      )}
      <p class="notice-actions">
        {filtered && (
          <button type="button" class="primary" onClick={() => change(NO_FILTERS)}>
            {t('control.reset')}
          </button>
        )}
        {view.range !== '12m' && (
          <button
            type="button"
            class={filtered ? 'control' : 'primary'}
            onClick={() => change({ range: wider })}
          >
            {t(`range.${wider}`)}
          </button>
        )}
      </p>
    </section>
  )
}
