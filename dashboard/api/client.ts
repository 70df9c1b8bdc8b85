import { signal } from '@preact/signals'
import type { FieldError, Problem } from '#contract/problem.ts'
import { offline } from '#dashboard/state/loading/live.ts'

type Refusal = Partial<Problem> & { status: number; retryAfter?: number | null }

/** An error that the API answered with. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  /** Fields that were refused, by their path in the body: `origins[2]`. */
  readonly fields: FieldError[]
  /** Seconds to wait before another try; null where the API does not say. */
  readonly retryAfter: number | null

  constructor({ status, code, detail, requestId, fields, retryAfter }: Refusal) {
    super(detail ?? '')
    this.name = 'ApiError'
    this.status = status
    this.code = code ?? `http_${status}`
    this.requestId = requestId ?? null
    this.fields = fields ?? []
    this.retryAfter = retryAfter ?? null
  }
}

/** The server could not be reached at all. */
export class OfflineError extends Error {
  override name = 'OfflineError'
}

/** True when the session is over: the reader has to sign in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401
}

/** True when the API refused because another tab has switched to another site. */
export function isSiteChanged(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'site_changed'
}

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
export async function checkedFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input, location.origin)
  const guest = asGuest.peek()
  const site = guest || OF_SESSION.test(url.pathname) ? null : shownSite.peek()
  const headers = new Headers(init.headers)
  if (site !== null) headers.set('x-wayfelt-site', site)
  const address = guest ? sharedAddress(url) : input
  const response = await fetch(address, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    offline.value = true
    throw new OfflineError('', { cause })
  })
  offline.value = false
  if (response.ok) return response
  const error = await problemOf(response)
  // An answer to an older call says nothing about what is shown by now.
  if (isSiteChanged(error) && site === shownSite.peek()) siteMoved.value = true
  throw error
}

/** The same under the base that a guest's cookie opens. */
function sharedAddress({ pathname, search }: URL): string {
  return pathname.replace(/^\/api\/(?!shared(\/|$))/, '/api/shared/') + search
}

async function problemOf(response: Response): Promise<ApiError> {
  const { status } = response
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null
  const retryAfter = Number(response.headers.get('retry-after')) || null
  return new ApiError({ ...body, status, retryAfter })
}

/** A body that is no JSON comes from something between here and the API. */
export async function readBody<T>(response: {
  status: number
  json: () => Promise<T>
}): Promise<T> {
  try {
    return await response.json()
  } catch {
    throw new ApiError({ status: response.status, code: 'not_json' })
  }
}

interface Options {
  /** Sent as JSON. */
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * One call to the API. `T` is the contract's type of its answer, `void` for one without a body.
 * @throws ApiError for every answer but a good one; OfflineError
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { body, signal }: Options = {},
): Promise<T> {
  const response = await checkedFetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal ? { signal } : {}),
  })
  // The caller asked for nothing where the API answers nothing.
  if (response.status === 204 || response.status === 202) return undefined as T
  return await readBody<T>(response)
}
