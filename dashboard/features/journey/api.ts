import type { AnswerKinds, AnswersPage, Reasons } from '#contract/answers.ts'
import type { Curve, JourneyList } from '#contract/journey.ts'
import type { QueryOf } from '#contract/operations.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'

export type CurveRequest = QueryOf<'GET /api/journeys/:id/curve'>
export type AnswersRequest = QueryOf<'GET /api/answers'>
export type KindsRequest = QueryOf<'GET /api/answers/kinds'>
export type ReasonsRequest = QueryOf<'GET /api/answers/reasons'>

/** The site and its journeys, named in the language on screen. */
export async function listJourneys(signal?: AbortSignal): Promise<JourneyList> {
  return await call('GET /api/journeys', { query: { lang: locale() }, signal })
}

/** The curve of a journey. */
export async function getCurve(
  id: string,
  query: CurveRequest,
  signal?: AbortSignal,
): Promise<Curve> {
  return await call('GET /api/journeys/:id/curve', { params: { id }, query, signal })
}

/** A page of answers, newest first. */
export async function listAnswers(
  query: AnswersRequest,
  signal?: AbortSignal,
): Promise<AnswersPage> {
  return await call('GET /api/answers', { query, signal })
}

/** How many answers of each kind there are, whatever is shown of them. */
export async function listKinds(query: KindsRequest, signal?: AbortSignal): Promise<AnswerKinds> {
  return await call('GET /api/answers/kinds', { query, signal })
}

/** What people chose, the most picked first. */
export async function listReasons(query: ReasonsRequest, signal?: AbortSignal): Promise<Reasons> {
  return await call('GET /api/answers/reasons', { query, signal })
}
