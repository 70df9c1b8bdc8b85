import { useEffect } from 'preact/hooks'
import type { JourneyList } from '#contract/journeys.ts'
import { isSignedOut, listJourneys } from '../api.ts'
import { ErrorBox } from '../components/error-box.tsx'
import { loadChart } from '../components/lazy-chart.tsx'
import { Shell } from '../components/shell.tsx'
import { Skeleton } from '../components/skeleton.tsx'
import { t } from '../i18n/t.ts'
import { JourneyProvider, journeyScene } from '../state/journey-context.ts'
import { useResource } from '../state/resource.ts'
import { useSignInWhen } from '../state/use-sign-in.ts'
import { useTitle } from '../state/use-title.ts'
import { useView } from '../state/use-view.ts'
import { JourneyBody } from './journey-body.tsx'
import { NotFound } from './not-found.tsx'

/** `/` and `/journeys/:id`. Without an id it is the first journey of the site. */
export function JourneyPage({ id }: { id?: string }) {
  const list = useResource<JourneyList>('journeys', listJourneys)
  const { view, change } = useView()
  const signedOut = isSignedOut(list.error)
  useSignInWhen(signedOut)
  useEffect(loadChart, [])

  const journey = list.data?.journeys.find((one) => id === undefined || one.id === id)
  useTitle(journey ? t('title.journey', { journey: journey.name }) : t('app.name'))
  if (list.data && !journey && list.data.journeys.length > 0) return <NotFound />
  return (
    <Shell>
      {list.error && !signedOut && (
        <ErrorBox error={list.error} onRetry={() => list.refresh()} main={list.data === null} />
      )}
      {list.data === null && !list.error && <Skeleton stages={[]} controls />}
      {list.data?.journeys.length === 0 && (
        <section class="notice">
          <h1>{t('nothing.noJourney')}</h1>
        </section>
      )}
      {list.data && journey && (
        <JourneyProvider value={journeyScene(list.data, journey, { view, change })}>
          <JourneyBody refreshSite={() => list.refresh({ quiet: true })} />
        </JourneyProvider>
      )}
    </Shell>
  )
}
