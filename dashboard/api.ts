import { hc } from 'hono/client'
import type { Answer, AnswersPage } from '#contract/answers.ts'
import type { Curve, JourneyList } from '#contract/journeys.ts'
import type { Problem } from '#contract/problem.ts'
import type { AppType } from '#worker/app.ts'
import { offline } from './state/live.ts'

export type { Answer, AnswersPage, Curve, JourneyList }

/** An error that the API answered with. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null

  constructor({ status, code, detail, requestId }: Partial<Problem> & { status: number }) {
    super(detail ?? '')
    this.name = 'ApiError'
    this.status = status
    this.code = code ?? `http_${status}`
    this.requestId = requestId ?? null
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

/** Goes around every call, so that no answer but a good one reaches the pages. */
async function checkedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch((cause: unknown) => {
    if (init?.signal?.aborted) throw cause
    offline.value = true
    throw new OfflineError('', { cause })
  })
  offline.value = false
  if (!response.ok) throw await problemOf(response)
  return response
}

async function problemOf(response: Response): Promise<ApiError> {
  const { status } = response
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null
  return new ApiError({ ...body, status })
}

/** A body that is no JSON comes from something between here and the API. */
async function json<T>(response: { status: number; json: () => Promise<T> }): Promise<T> {
  try {
    return await response.json()
  } catch {
    throw new ApiError({ status: response.status, code: 'not_json' })
  }
}

const { api } = hc<AppType>('/', { fetch: checkedFetch })

export type CurveRequest = Parameters<(typeof api.journeys)[':id']['curve']['$get']>[0]['query']
export type AnswersRequest = Parameters<typeof api.answers.$get>[0]['query']

function abortable(signal: AbortSignal | undefined) {
  return signal ? { init: { signal } } : {}
}

/** Starts a session with the one-time token of a sign-in link. */
export async function signIn(token: string): Promise<void> {
  await api['sign-in'].$post({ json: { token } })
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await api.session.$delete()
}

/** The site and its journeys. */
export async function listJourneys(signal?: AbortSignal): Promise<JourneyList> {
  return json(await api.journeys.$get({}, abortable(signal)))
}

/** The curve of a journey. */
export async function getCurve(
  id: string,
  query: CurveRequest,
  signal?: AbortSignal,
): Promise<Curve> {
  const param = { id: encodeURIComponent(id) }
  return json(await api.journeys[':id'].curve.$get({ param, query }, abortable(signal)))
}

/** A page of answers, newest first. */
export async function listAnswers(
  query: AnswersRequest,
  signal?: AbortSignal,
): Promise<AnswersPage> {
  return json(await api.answers.$get({ query }, abortable(signal)))
}
