const STORED = 'wayfelt.asked-view'
/** How long a mailed link works, in milliseconds. */
const KEPT_MS = 15 * 60_000
/** Pages that lead in: to come back to one of them would lead nowhere. */
const WAYS_IN = /^\/(sign-in|set-up|shared)(\/|$)/

/** The address of the sign-in page, from which one comes back to what is open now. */
export function signInAddress(): string {
  const view = location.pathname + location.search
  return isView(view) && view !== '/' ? `/sign-in?to=${encodeURIComponent(view)}` : '/sign-in'
}

/** Keeps the asked view for the tab that a mailed link will open, as long as the link works. */
export function keepAskedView(now: number): void {
  const view = askedHere()
  if (view === null) return
  localStorage.setItem(STORED, JSON.stringify({ view, until: now + KEPT_MS } satisfies Kept))
}

/** The view that was asked for before signing in, once; `/` where there is none. */
export function takeAskedView(now: number): string {
  const view = askedHere() ?? keptView(now)
  localStorage.removeItem(STORED)
  return view ?? '/'
}

interface Kept {
  view: string
  /** Unix milliseconds. */
  until: number
}

function askedHere(): string | null {
  const view = new URLSearchParams(location.search).get('to')
  return view !== null && isView(view) ? view : null
}

function keptView(now: number): string | null {
  // Nothing else is ever stored under this name; it is checked again all the same.
  const kept = JSON.parse(localStorage.getItem(STORED) ?? 'null') as Kept | null
  return kept !== null && now < kept.until && isView(kept.view) ? kept.view : null
}

/** Whether it is a page of this dashboard: whoever made the link must not lead anywhere else. */
function isView(path: string): boolean {
  if (!path.startsWith('/')) return false
  const url = URL.parse(path, location.origin)
  return url?.origin === location.origin && !WAYS_IN.test(url.pathname)
}
