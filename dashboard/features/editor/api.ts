import type { Edit } from '#contract/map/apply.ts'
import type { Draft, Edits } from '#contract/map/draft.ts'
import type { BodyOf } from '#contract/operations.ts'
import { call } from '#dashboard/kit/api/call.ts'

type Sent = BodyOf<'POST /api/journeys/:id/draft/edits'>['edits']

/** The draft of a map, or the map itself where nothing is drafted. */
export async function getDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return await call('GET /api/journeys/:id/draft', { params: { id }, signal })
}

/** What others have made since. */
export async function listEdits(id: string, after: number): Promise<Edits> {
  return await call('GET /api/journeys/:id/draft/edits', { params: { id }, query: { after } })
}

/** Sends edits. The values in them are JSON, which the editor's own types do not say. */
export async function sendEdits(id: string, after: number, edits: Edit[]): Promise<Edits> {
  const body = { after, edits: edits as Sent }
  return await call('POST /api/journeys/:id/draft/edits', { params: { id }, body })
}

/** Makes the draft what a file says. @param file what was read from it, whatever it is */
export async function openFile(id: string, file: unknown): Promise<void> {
  const body = file as BodyOf<'POST /api/journeys/:id/draft/file'>
  await call('POST /api/journeys/:id/draft/file', { params: { id }, body })
}

export async function publishDraft(id: string, seq: number) {
  return await call('POST /api/journeys/:id/draft/publish', { params: { id }, body: { seq } })
}

export async function discardDraft(id: string): Promise<void> {
  await call('DELETE /api/journeys/:id/draft', { params: { id } })
}
