import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Caller, IgnoreReason } from '#worker/domain/collect/ignore.ts'

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
  await next()
  c.header('access-control-allow-origin', '*')
  c.header('access-control-expose-headers', 'x-wayfelt-ignored, retry-after')
  return undefined
})

/** Who calls, as far as the headers tell. */
export function callerOf(c: Context): Caller {
  return {
    origin: c.req.header('origin') ?? null,
    userAgent: c.req.header('user-agent') ?? null,
    ownOrigin: new URL(c.req.url).origin,
  }
}

/** A polite answer that says why nothing was counted. */
export function answerIgnored(c: Context, reason: IgnoreReason) {
  return c.json({ ignored: reason }, 202, { 'x-wayfelt-ignored': reason })
}
