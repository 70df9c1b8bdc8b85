import type { Context } from 'hono'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from './env.ts'
import { answerError } from './problems.ts'

/** Where files and routes are: what is not there is nowhere. */
const FILES = /^\/(v1|api|w|assets|hosted|q)(\/|$)/

/**
 * The dashboard's one page for every address that it may have. A file that is not there, yet or any
 * more, is a 404 that nobody remembers: the page in its place would be kept for a year as a script.
 */
export async function answerUnknown(c: Context<AppEnv>): Promise<Response> {
  const isPage = ['GET', 'HEAD'].includes(c.req.method) && !FILES.test(c.req.path)
  if (isPage) return await c.env.ASSETS.fetch(new URL('/', c.req.url), { method: c.req.method })
  return answerError(new AppError('not_found', 'Nothing is here.'), c)
}
