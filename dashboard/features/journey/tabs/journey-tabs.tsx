import type { ComponentType } from 'preact'
import { useLocation } from 'preact-iso'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { type Tab, TABS, viewSearch } from '#dashboard/features/journey/view/view.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { PageTabs } from '#dashboard/kit/page/page-tabs.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { useAlerts } from './parts/use-alerts.ts'
import type { TabProps } from './tab-props.ts'

/** The curve, and what explains it: each keeps the days and filters. */
export function JourneyTabs() {
  const { path } = useLocation()
  const { view } = useJourney()
  if (asGuest.value) return null
  return (
    <PageTabs label={t('tab.label')} at={view.tab ?? ''}>
      {[null, ...TABS].map((tab) => (
        <a
          key={tab}
          href={path + viewSearch({ ...view, tab })}
          aria-current={tab === view.tab ? 'page' : undefined}
        >
          {t(`tab.${tab ?? 'curve'}`)}
          {tab === 'moves' && <LastingAlerts />}
        </a>
      ))}
    </PageTabs>
  )
}

/** How many alerts of the journey last, if any. */
function LastingAlerts() {
  const { stages } = useJourney().journey
  const { data } = useAlerts()
  const n = data?.alerts.filter(
    ({ stage, endedOn }) => endedOn === null && stages.some(({ id }) => id === stage),
  ).length
  return n ? <span class="badge">{t('tab.alerts', { n })}</span> : null
}

const LOADS: Record<Tab, () => Promise<ComponentType<TabProps>>> = {
  moves: async () => (await import('./moves/moves-tab.tsx')).MovesTab,
  pains: async () => (await import('./pains/pains-tab.tsx')).PainsTab,
  moments: async () => (await import('./moments/moments-tab.tsx')).MomentsTab,
  paths: async () => (await import('./paths/paths-tab.tsx')).PathsTab,
  onward: async () => (await import('./onward/onward-tab.tsx')).OnwardTab,
  standouts: async () => (await import('./standouts/standouts-tab.tsx')).StandoutsTab,
  chances: async () => (await import('./chances/chances-tab.tsx')).ChancesTab,
  sample: async () => (await import('./sample/sample-tab.tsx')).SampleTab,
  comments: async () => (await import('./comments/comments-tab.tsx')).CommentsTab,
}

/** A tab beside the curve: its code and words come when it is opened. */
export function LazyTab({ tab, curve }: TabProps & { tab: Tab }) {
  return (
    <LazyPart key={tab} name={`tab ${tab}`} load={LOADS[tab]} waiting={<Bones />}>
      {(Part) => <Part curve={curve} />}
    </LazyPart>
  )
}
