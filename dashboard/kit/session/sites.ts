import { signal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Session } from '#contract/accounts/accounts.ts'
import { shownSite, siteMoved } from '#dashboard/kit/api/checked-fetch.ts'
import { unsavedForms } from '#dashboard/kit/forms/unsaved.ts'
import { clearResources, type Resource } from '#dashboard/kit/loading/resource.ts'
import { chooseSite } from './session-api.ts'

/** Another object each time the pages start over; whatever carries it as its key is made anew. */
export const startedOver = signal({})

/** Forgets all data of the site before and makes the pages fetch their own. */
function startOver(): void {
  clearResources()
  startedOver.value = {}
}

/** The ways to say which of one's own sites is looked at. Both reject when the server refuses. */
export function useSiteChange(session: Resource<Session>) {
  const { route } = useLocation()
  return {
    /** Leads to another site. */
    change: async (key: string) => {
      await chooseSite(key)
      session.refresh({ quiet: true })
      startOver()
      route('/')
    },
    /** Takes the session back to the site that this tab shows, which keeps all that is on it. */
    stay: chooseSite,
  }
}

/**
 * Follows when another tab has switched to another site: the session knows one site only. Unsaved
 * changes belong to the site before, so they are asked about first.
 */
export function useOtherTabs(session: Resource<Session>) {
  const { path, route } = useLocation()
  const [followed, setFollowed] = useState(false)
  const moved = siteMoved.value
  const torn = moved && unsavedForms.value > 0

  function follow() {
    shownSite.value = null
    siteMoved.value = false
    setFollowed(true)
    session.refresh({ quiet: true })
    startOver()
    // The other site has other journeys.
    if (path.startsWith('/journeys/')) route('/', true)
  }
  useEffect(() => {
    if (moved && !torn) follow()
  })
  return { torn, follow, followed }
}
