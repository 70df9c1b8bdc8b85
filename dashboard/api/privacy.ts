import type { Erasure, Subject } from '#contract/privacy.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** Begins to forget one person. */
export async function beginErasure(subject: Subject): Promise<Erasure> {
  return await call('POST /api/privacy/erasures', { body: { subject } })
}

/** Goes on with an erasure, over the next answers. */
export async function continueErasure(id: string): Promise<Erasure> {
  return await call('POST /api/privacy/erasures', { body: { id } })
}
