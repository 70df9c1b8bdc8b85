import type { LooseSurvey, SurveyDraft } from '#contract/surveys/draft.ts'
import type { BodyOf } from '#contract/operations.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** A survey as it is published and as it is drafted. */
export async function getSurvey(id: string, signal?: AbortSignal): Promise<SurveyDraft> {
  return await call('GET /api/surveys/:id', { params: { id }, signal })
}

/** Saves a draft over the save that was read; 409 if there was another one since. */
export async function saveDraft(id: string, seq: number, survey: LooseSurvey) {
  return await call('PUT /api/surveys/:id/draft', { params: { id }, body: { seq, survey } })
}

export async function discardDraft(id: string): Promise<void> {
  await call('DELETE /api/surveys/:id/draft', { params: { id } })
}

export async function publishSurvey(id: string, body: BodyOf<'POST /api/surveys/:id/publish'>) {
  return await call('POST /api/surveys/:id/publish', { params: { id }, body })
}

export async function changeState(
  id: string,
  state: BodyOf<'POST /api/surveys/:id/state'>['state'],
): Promise<void> {
  await call('POST /api/surveys/:id/state', { params: { id }, body: { state } })
}
