import { useLocation } from 'preact-iso'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { TABS, viewSearch } from '#dashboard/features/journey/view/view.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'

/** The curve, and what explains it: each keeps the days and filters. */
export function JourneyTabs() {
  const { path } = useLocation()
  const { view } = useJourney()
  if (asGuest.value) return null
  return (
    <nav class="journey-tabs" aria-label={t('tab.label')}>
      {[null, ...TABS].map((tab) => (
        <a
          key={tab}
          href={path + viewSearch({ ...view, tab })}
          aria-current={tab === view.tab ? 'page' : undefined}
        >
          {t(`tab.${tab ?? 'curve'}`)}
        </a>
      ))}
    </nav>
  )
}
