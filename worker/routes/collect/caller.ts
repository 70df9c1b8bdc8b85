import type { Context } from 'hono'
import type { Caller, IgnoreReason } from '#worker/domain/collect/ignore.ts'

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
