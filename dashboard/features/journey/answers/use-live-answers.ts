import { useEffect, useState } from 'preact/hooks'
import { listAnswers } from '#dashboard/features/journey/api.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { GUEST_MS, useLive } from '#dashboard/kit/loading/live.ts'
import { news } from './news.ts'

/** How old the site's own facts (today, first and last answer) may get, in milliseconds. */
const SITE_MS = 5 * 60_000

interface Look {
  journey: string
  /** True before the site's very first answer. */
  unanswered: boolean
  refreshSite: () => void
}

/** Watches for newer answers of a journey and tells everybody who shows some. */
export function useLiveAnswers(journey: string, refreshSite: () => void): { signedOut: boolean } {
  const { site } = useJourney()
  const [watch] = useState(createWatch)
  const [signedOut, setSignedOut] = useState(false)
  useEffect(() => watch.start(), [watch, journey])
  const least = asGuest.value ? GUEST_MS : 0
  useLive({ key: signedOut ? null : journey, least }, async () => {
    try {
      await watch.look({ journey, unanswered: site.answered === null, refreshSite })
    } catch (error) {
      if (isSignedOut(error)) setSignedOut(true)
      throw error
    }
  })
  return { signedOut }
}

function createWatch() {
  let newest: string | null | undefined
  let siteAt = Date.now()
  return {
    /** Another journey: what is there now is no news. */
    start() {
      newest = undefined
    },
    async look({ journey, unanswered, refreshSite }: Look) {
      const { answers } = await listAnswers({ journey, limit: '1' })
      const id = answers[0]?.id ?? null
      const isNews = newest !== undefined && newest !== id
      newest = id
      if (isNews) news.value = {}
      // The first answer ever changes what the page is; later the days may move on.
      if ((isNews && unanswered) || Date.now() - siteAt > SITE_MS) {
        siteAt = Date.now()
        refreshSite()
      }
    },
  }
}
