import { createMiddleware } from 'hono/factory'

/**
 * Any page may call the public routes, never with credentials. Reasons and retry times must be
 * readable from there.
 */
export const openToPages = createMiddleware(async function openToPages(c, next) {
  if (c.req.method === 'OPTIONS') {
    return c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '86400',
    })
  }
  // Before there is an answer: a header that comes later makes a copy of all of it.
  c.header('access-control-allow-origin', '*')
  c.header('access-control-expose-headers', 'x-wayfelt-ignored, retry-after')
  return await next()
})
