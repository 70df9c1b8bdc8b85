import type { Context } from 'hono'

/** A polite answer to what comes for a check that nobody runs: the same for unknown and old ones. */
export function answerCheckOver(c: Context) {
  return c.json({ ignored: 'check-over' }, 202, { 'x-wayfelt-ignored': 'check-over' })
}
