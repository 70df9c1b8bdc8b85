import { source } from './settings.ts'

/** Calls the API, without cookies and for 10 s at most. `path` is below `/v1/`. */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  // A string: pages put functions in the place of fetch that know nothing else.
  return fetch(new URL(`/v1/${path}`, source).href, {
    credentials: 'omit',
    signal: AbortSignal.timeout(1e4),
    ...init,
  })
}
