import type { Context, Hono } from 'hono'
import type { AnswerOf, Route } from '#contract/operations.ts'
import { problemSchema, type Problem } from '#contract/problem.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** What answers calls of `/api`, inside this Worker. */
export type Api = Pick<Hono<AppEnv>, 'fetch'>

/** A call of `/api` that was refused, in the words that it was refused with. */
export class RefusedCall extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'RefusedCall'
    this.problem = problem
  }
}

interface Sent {
  /** What stands for the `:id` of the route. */
  id?: string
  query?: Record<string, string | number | undefined>
  body?: unknown
}

/** Makes calls of `/api` as one caller. */
export type CallApi = <R extends Route>(route: R, sent: Sent) => Promise<AnswerOf<R>>

/** Of the caller's own headers those that each call goes on with. */
const KEPT = ['authorization', 'accept-language', 'cf-ray', 'cf-connecting-ip']

/**
 * Calls routes of `/api` as the caller of this request: with the same key, the same checks and the same
 * entry in the log. No request leaves the Worker.
 * @throws RefusedCall
 */
export function callerOf(c: Context<AppEnv>, api: Api): CallApi {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const name of KEPT) {
    const value = c.req.header(name)
    if (value !== undefined) headers.set(name, value)
  }
  return async function callApi<R extends Route>(route: R, { id = '', query = {}, body }: Sent) {
    const [method = '', path = ''] = route.split(' ')
    const url = new URL(path.replace(':id', encodeURIComponent(id)), c.req.url)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value))
    const sent = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const response = await api.fetch(new Request(url, sent), c.env, c.executionCtx)
    if (!response.ok) throw new RefusedCall(problemSchema.parse(await response.json()))
    // The route satisfies its contract's type.
    return (await response.json()) as AnswerOf<R>
  }
}
