import { signal } from '@preact/signals'
import type { Problem } from '#contract/problem.ts'
import { ApiError, isSiteChanged, OfflineError } from './errors.ts'
import { askFactor } from './factor.ts'

/** True while the server cannot be reached. */
export const offline = signal(false)

/** Key of the site that this tab shows; null until the session is known. */
export const shownSite = signal<string | null>(null)
/** True after a call was refused because another tab has switched to another site. */
export const siteMoved = signal(false)

/**
 * True while this page is the view of a share link: then every call goes to what its guests may
 * read, and none to what the reader may do otherwise.
 */
export const asGuest = signal(false)

/** What the session itself says does not depend on what this tab shows. */
const OF_SESSION = /^\/api\/(session|sign-in)/

/** Goes around every call, so that no answer but a good one reaches the pages. */
export async function checkedFetch(path: string, init: RequestInit): Promise<Response> {
  const guest = asGuest.peek()
  const site = guest || OF_SESSION.test(path) ? null : shownSite.peek()
  const headers = new Headers(init.headers)
  if (site !== null) headers.set('x-wayfelt-site', site)
  const address = guest ? sharedAddress(path) : path
  const response = await fetch(address, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    offline.value = true
    throw new OfflineError('', { cause })
  })
  offline.value = false
  if (response.ok) return response
  const error = await problemOf(response)
  if (error.code === 'factor_needed' && (await askFactor())) return await checkedFetch(path, init)
  // An answer to an older call says nothing about what is shown by now.
  if (isSiteChanged(error) && site === shownSite.peek()) siteMoved.value = true
  throw error
}

/** The same under the base that a guest's cookie opens. */
function sharedAddress(path: string): string {
  return path.replace(/^\/api\/(?!shared([/?]|$))/, '/api/shared/')
}

async function problemOf(response: Response): Promise<ApiError> {
  const { status } = response
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null
  const retryAfter = Number(response.headers.get('retry-after')) || null
  return new ApiError({ ...body, status, retryAfter })
}
