import { createMiddleware } from 'hono/factory'
import { AppError } from '#worker/errors.ts'

/** What a page may send to another site without asking it first (no preflight); '' is no type. */
const FORM_TYPES = /^\s*(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded|$)/i

/**
 * Refuses calls that another site's page makes with the reader's cookie. Browsers send
 * `Sec-Fetch-Site` or at least `Origin` on every such call; a program without either has no cookie
 * to abuse. A body must be of a type that a plain form cannot have, unless a key comes with it.
 */
export const sameOrigin = createMiddleware(async function sameOrigin(c, next) {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next()
  const origin = c.req.header('origin')
  const from = c.req.header('sec-fetch-site')
  if (
    (origin !== undefined && origin !== new URL(c.req.url).origin) ||
    (from !== undefined && from !== 'same-origin' && from !== 'none')
  ) {
    throw new AppError('wrong_origin', 'This call must come from the dashboard itself.')
  }
  // Browsers send a length of 0 with a POST that has no body, and then there is nothing to refuse.
  const hasBody = c.req.raw.body !== null && c.req.header('content-length') !== '0'
  const isForm = hasBody && FORM_TYPES.test(c.req.header('content-type') ?? '')
  if (isForm && c.req.header('authorization') === undefined)
    throw new AppError(
      'unsupported_media_type',
      'Send the body as application/json (an import as text/csv or application/x-ndjson).',
    )
  return await next()
})

/** No answer is taken for what it does not say it is, and none goes over plain HTTP for a year. */
export const soundAnswers = withHeaders({
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000',
})

/** Nothing signed-in is kept by a cache, and no answer is ever taken for a page. */
export const privateAnswers = withHeaders({
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
})

/**
 * Gives every answer these headers. They are set before there is one: each header that comes later
 * makes a copy of the answer. One that was made elsewhere, such as a file, lacks them until then.
 */
function withHeaders(headers: Record<string, string>) {
  const entries = Object.entries(headers)
  return createMiddleware(async function setHeaders(c, next) {
    for (const [name, value] of entries) c.header(name, value)
    await next()
    for (const [name, value] of entries) if (!c.res.headers.has(name)) c.header(name, value)
  })
}
