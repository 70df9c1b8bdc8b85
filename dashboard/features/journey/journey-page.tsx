import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Session } from '#contract/accounts/accounts.ts'
import type { JourneyList } from '#contract/journey.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { type Resource, useResource } from '#dashboard/kit/loading/resource.ts'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { useSiteChange } from '#dashboard/kit/session/sites.ts'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { listJourneys } from './api.ts'
import { loadChart } from './curve/lazy-chart.tsx'
import { JourneyBody } from './journey-body.tsx'
import { JourneyProvider, journeyContext } from './journey-context.ts'
import type { Place } from './shortcuts/palette.tsx'
import { Skeleton } from './skeleton.tsx'
import { useView } from './view/use-view.ts'
import { t } from './words.ts'

/** What stands in the page's place before the first answer, for a reader who can change that. */
export type Before = (known: { list: JourneyList; refresh: () => void }) => ComponentChildren

/** `/` and `/journeys/:id`. Without an id it is the first journey of the site. */
export function JourneyPage({ id, before }: { id?: string; before?: Before | undefined }) {
  const session = useSession()
  const { data } = session
  // Until the session is known: most readers may, and the API gives none away to the others.
  const comments = data === null || mayDo(data, 'comments:read')
  const holds = mayDo(data, 'answers:hold')
  const edits = mayDo(data, 'site:manage')
  const rights = { comments, holds, edits, exports: mayDo(data, 'answers:export') }
  const elsewhere = useElsewhere(session)
  const where = id === undefined ? {} : { id }
  return <Journeys {...where} {...rights} before={before} elsewhere={elsewhere} />
}

/** The settings, and the reader's other sites. */
function useElsewhere(session: Resource<Session>): Place[] {
  const { route } = useLocation()
  const { change } = useSiteChange(session)
  const others = session.data?.sites.filter(({ key }) => key !== session.data?.site?.key) ?? []
  return [
    { name: t('nav.settings'), kind: 'page' as const, go: () => route('/settings') },
    ...others.map(({ key, name }) => ({
      name,
      kind: 'site' as const,
      // What went wrong is told by the page of the site that is stayed on.
      go: () => void change(key).catch(() => session.refresh()),
    })),
  ]
}

interface Props {
  id?: string
  /** Whether the reader may see what people wrote. */
  comments: boolean
  /** Whether the reader may keep answers out of the figures. */
  holds?: boolean
  /** Whether the reader may take answers out as a file. */
  exports?: boolean
  /** Whether the reader may change maps. */
  edits?: boolean
  before?: Before | undefined
  elsewhere?: Place[]
}

const NOWHERE: Place[] = []

/** The journeys of a site, one at a time. */
export function Journeys(props: Props) {
  const {
    id,
    comments,
    holds = false,
    exports = false,
    edits = false,
    before,
    elsewhere = NOWHERE,
  } = props
  const list = useResource<JourneyList>(`journeys ${locale()}`, listJourneys)
  const { view, change } = useView()
  const signedOut = isSignedOut(list.error)
  useSignInWhen(signedOut)
  useEffect(loadChart, [])

  const journey = list.data?.journeys.find((one) => id === undefined || one.id === id)
  useTitle(journey ? t('title.journey', { journey: journey.name }) : t('app.name'))
  if (list.data && !journey && list.data.journeys.length > 0) return <NotFound />
  const refresh = () => list.refresh({ quiet: true })
  const begins = list.data !== null && before && !(journey && list.data.site.answered)
  return (
    <>
      {list.error && !signedOut && (
        <ErrorBox error={list.error} onRetry={() => list.refresh()} main={list.data === null} />
      )}
      {list.data === null && !list.error && <Skeleton stages={[]} controls />}
      {list.data && begins && before({ list: list.data, refresh })}
      {list.data && !begins && !journey && (
        <section class="notice">
          <h1>{t('nothing.noJourney')}</h1>
          <p>{t('nothing.noJourney.text')}</p>
        </section>
      )}
      {list.data && !begins && journey && (
        <JourneyProvider
          value={journeyContext(list.data, journey, {
            view,
            change,
            comments,
            exports,
            edits,
            holds,
          })}
        >
          <JourneyBody holds={holds} elsewhere={elsewhere} refreshSite={refresh} />
        </JourneyProvider>
      )}
    </>
  )
}
