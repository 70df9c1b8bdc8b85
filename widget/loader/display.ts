import type { Channel } from '#contract/words.ts'
import { uuid } from './uuid.ts'
import type { Ending } from '../bridge.ts'
import { now } from '../native.ts'
import { get, remove, set } from './store.ts'
import { bodyFor } from './report.ts'
import { add, bodyOf, HELD } from './outbox.ts'

/*
 * The display on screen. It waits in the outbox as one that was left behind, for a page that dies
 * cannot tell, and is told once: by the answer, by its ending, or as it is by a later page.
 */

let mine = ''

/** A question is on screen. */
export function keepDisplay(survey: string, channel: Channel): void {
  const id = uuid()
  mine = `events/${id}`
  const at = now()
  set(mine, HELD + at + bodyFor({ id, type: 'abandoned', survey, channel, at, displayed: true }))
}

/** Takes the display back, to be told in another way. @returns what was kept; '' if it was told */
export function takeDisplay(): string {
  const body = get(mine)?.startsWith(HELD) ? bodyOf(mine) : ''
  if (body) remove(mine)
  return body
}

/** Tells how the display has ended. */
export function endDisplay(type: Ending): void {
  const body = takeDisplay()
  if (body) void add(mine, body.replace('"type":"abandoned"', `"type":"${type}"`))
}
