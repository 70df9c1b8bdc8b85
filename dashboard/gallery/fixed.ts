import { ApiError, OfflineError } from '#dashboard/kit/api/errors.ts'
import { useState } from 'preact/hooks'
import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import type { Resource } from '#dashboard/kit/loading/resource.ts'

/** The gallery's clock stands still. */
export const NOW = Date.parse('2026-11-22T10:00:00Z')
export const DAY = 86_400_000
export const SECRET = 'wf_sk_2Q7nHc0VbXw5tLr9KzJ4mYd8PfGs1AeUo6iTjBhNqRk'

/** What an API may refuse with, and a server that is not there. */
export const ERRORS = {
  internal: new ApiError({ status: 500, code: 'internal', requestId: '8f1c2a7e90b34d5fa6c1' }),
  forbidden: new ApiError({ status: 403, code: 'forbidden', requestId: '1b77d0a2c9e84f60b3d2' }),
  tooMany: new ApiError({ status: 429, code: 'too_many', retryAfter: 640 }),
  offline: new OfflineError(),
  strange: new Error('?'),
}

/** Something fetched, as it is and stays. */
export function resource<T>(now: Partial<Resource<T>>): Resource<T> {
  return { data: null, stale: false, loading: false, error: null, refresh: nothing, ...now }
}

export function nothing(): void {}

/** What never comes. */
export async function never<T>(): Promise<T> {
  return await new Promise<T>(() => undefined)
}

/** A field of an example: it takes what is typed, and keeps its error. */
export function useField<V>(name: string, first: V, error?: string): FieldBinding<V> {
  const [value, onChange] = useState(first)
  return { name, value, error, onChange }
}
