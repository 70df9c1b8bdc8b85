import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '#contract/operations.ts'
import { checkedFetch } from './checked-fetch.ts'
import { ApiError } from './errors.ts'

/** Leaves out what a route does not take; what it takes has to be given. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [K in Name]?: never }
  : object extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value }

type NamedParams<R extends Route> = keyof ParamsOf<R> extends never ? undefined : ParamsOf<R>

/** What a call of a route sends along. */
type CallOptions<R extends Route> = Part<'params', NamedParams<R>> &
  Part<'query', QueryOf<R>> &
  Part<'body', BodyOf<R>> & { signal?: AbortSignal | undefined }

/** Nothing has to be given where everything may be left out. */
type Arguments<Options> = object extends Options ? [options?: Options] : [options: Options]

interface Sent {
  params?: Record<string, string>
  query?: object
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * One call to the API: `call('DELETE /api/keys/:id', { params: { id } })`. The route decides what is
 * sent and what comes back, `void` where there is no body.
 * @throws ApiError for every answer but a good one; OfflineError
 */
export async function call<R extends Route>(
  route: R,
  ...[options]: Arguments<CallOptions<R>>
): Promise<AnswerOf<R>> {
  // The route's own types say what may be in it; here it is only passed on.
  const { body, signal, ...place } = (options ?? {}) as Sent
  const response = await checkedFetch(addressOf(route, place), {
    method: route.split(' ')[0] ?? '',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal ? { signal } : {}),
  })
  // The contract has no schema where the API answers nothing.
  if (response.status === 204 || response.status === 202) return undefined as AnswerOf<R>
  try {
    return (await response.json()) as AnswerOf<R>
  } catch {
    // A body that is no JSON comes from something between here and the API.
    throw new ApiError({ status: response.status, code: 'not_json' })
  }
}

/** The address of what is read, for a link that the browser follows by itself: a file. */
export function hrefOf<R extends Route & `GET ${string}`>(
  route: R,
  ...[options]: Arguments<CallOptions<R>>
): string {
  return addressOf(route, (options ?? {}) as Sent)
}

function addressOf(route: Route, { params = {}, query = {} }: Sent): string {
  const path = route.slice(route.indexOf(' ') + 1)
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  return filled + searchOf(query)
}

function searchOf(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}
