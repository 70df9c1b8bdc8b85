import { hc } from 'hono/client'
import type { AnswersPage } from '#contract/answers.ts'
import type { Curve, JourneyList } from '#contract/journey.ts'
import type { AppType } from '#worker/app.ts'
import { checkedFetch, readBody } from './client.ts'

const { api } = hc<AppType>('/', { fetch: checkedFetch })

export type CurveRequest = Parameters<(typeof api.journeys)[':id']['curve']['$get']>[0]['query']
export type AnswersRequest = Parameters<typeof api.answers.$get>[0]['query']

function abortable(signal: AbortSignal | undefined) {
  return signal ? { init: { signal } } : {}
}

/** The site and its journeys. */
export async function listJourneys(signal?: AbortSignal): Promise<JourneyList> {
  return readBody(await api.journeys.$get({}, abortable(signal)))
}

/** The curve of a journey. */
export async function getCurve(
  id: string,
  query: CurveRequest,
  signal?: AbortSignal,
): Promise<Curve> {
  const param = { id: encodeURIComponent(id) }
  return readBody(await api.journeys[':id'].curve.$get({ param, query }, abortable(signal)))
}

/** A page of answers, newest first. */
export async function listAnswers(
  query: AnswersRequest,
  signal?: AbortSignal,
): Promise<AnswersPage> {
  return readBody(await api.answers.$get({ query }, abortable(signal)))
}
