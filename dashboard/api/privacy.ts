import type { Erasure, ErasureList, Subject, SubjectExport } from '#contract/privacy.ts'
import { request } from './client.ts'

/** A page of what is held about one person. @param cursor `next` of the page before; null begins */
export async function copyPerson(
  subject: Subject,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<SubjectExport> {
  const body = { subject, ...(cursor === null ? {} : { cursor }) }
  return await request('POST', '/api/privacy/export', { body, signal })
}

/** The latest erasures, newest first. */
export async function listErasures(signal?: AbortSignal): Promise<ErasureList> {
  return await request('GET', '/api/privacy/erasures', { signal })
}

/** Begins to forget one person. */
export async function beginErasure(subject: Subject): Promise<Erasure> {
  return await request('POST', '/api/privacy/erasures', { body: { subject } })
}

/** Goes on with an erasure, over the next answers. */
export async function continueErasure(id: string): Promise<Erasure> {
  return await request('POST', '/api/privacy/erasures', { body: { id } })
}
