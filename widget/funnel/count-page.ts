import type { SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import { onNavigation } from '../loader/navigation.ts'
import { urlAllowed } from '../loader/rules/urls.ts'
import { lang, storage } from '../loader/settings.ts'
import { now } from '../native.ts'
import { stepOf, type View } from './step-of.ts'

/** Views of a page without a reload that are told of at most. */
const MOST_VIEWS = 50
/** Lines that the server takes at once. */
const MOST_LINES = 100

interface Counting {
  /** Publishable key. */
  site: string
  /** One page in so many is counted. */
  every: number
  /** Any address of the deployment. */
  base: string
}

/**
 * Counts where the views of this page end for each survey, and tells it once, when the page is left:
 * numbers by survey and step. Nothing is written in the browser, and nothing told of who it was or
 * where. Not at all where the browser asks for no tracking.
 */
export async function countPage({ site, every, base }: Counting): Promise<void> {
  const { get, who } = window.wayfelt ?? {}
  // A loader from before, kept by the browser, tells nothing.
  if (!get || !who || navigator.globalPrivacyControl || navigator.doNotTrack === '1') return
  const send = (path: string, init: RequestInit) =>
    fetch(new URL(`/v1/${path}`, base).href, { credentials: 'omit', ...init })
  // The loader has just had the same, so the browser has it.
  const coming: unknown =
    window.__wayfelt?.[site] ??
    (await send(`sites/${site}/config?lang=${lang}`, {}).then((reply) => reply.json()))
  const { surveys = [], cooldownDays }: Partial<SiteConfig> = Object(coming)
  if (!surveys[0]) return

  const known = { get, who, lang, cooldownDays }
  const counts = new Map<string, number>()
  let path = location.pathname
  let views = 0
  let view: View | undefined = viewSince(surveys, now() - performance.now())

  function endView(): void {
    if (view && (views += 1) <= MOST_VIEWS)
      for (const survey of surveys) {
        const line = `${survey.id} ${stepOf(survey, view, known)}`
        counts.set(line, (counts.get(line) ?? 0) + 1)
      }
    view = undefined
  }

  function moved(): void {
    if (path === location.pathname) return
    path = location.pathname
    endView()
    view = viewSince(surveys, now())
  }

  function leave(): void {
    endView()
    const lines = [...counts].slice(0, MOST_LINES).map(([line, n]) => {
      const [survey, step] = line.split(' ')
      return { survey, step, n }
    })
    counts.clear()
    views = 0
    if (lines[0])
      send('funnel', {
        method: 'POST',
        body: JSON.stringify({ site, every, counts: lines }),
        keepalive: true,
      }).catch(String)
  }

  onNavigation(quietly(moved))
  addEventListener('pagehide', quietly(leave))
  addEventListener(
    'pageshow',
    quietly(({ persisted }: PageTransitionEvent) => {
      if (persisted) view = viewSince(surveys, now())
    }),
  )
}

function viewSince(surveys: SurveyConfig[], since: number): View {
  const fits = surveys.filter((survey) => {
    try {
      return urlAllowed(survey)
    } catch {
      // Rules that cannot be read hold nowhere.
      return false
    }
  })
  const page = storage === 'none' ? location.pathname : ''
  return { since, page, fits: new Set(fits.map(({ id }) => id)) }
}

/** Nothing of this may reach the shop's page. */
function quietly<T extends unknown[]>(work: (...given: T) => void): (...given: T) => void {
  return (...given) => {
    try {
      work(...given)
    } catch {
      // Not counted then.
    }
  }
}
