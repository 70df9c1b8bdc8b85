import { localDay } from '#worker/domain/days.ts'
import type { AnswerBody } from '#contract/collect/answers.ts'
import type { Traits } from '#contract/schemas.ts'
import { isBelievable, timeOrderedId, uuidTime } from '#worker/domain/ids.ts'

export interface Stamp {
  id: string
  answeredAt: number
  shownAt: number | null
  day: string
  segment: string
  persona: string
  url: string | null
}

export interface StampContext {
  now: number
  timezone: string
  segments: string[]
  personas: string[]
  /** SHA-256 of the claimed id, where `needsServerId`: the random part of a server-made id. */
  idHash: Uint8Array | null
}

/** Whether an id cannot stand in the order of time: it is no UUIDv7, or its clock is wrong. */
export function needsServerId(id: string, now: number): boolean {
  const time = uuidTime(id)
  return time === null || !isBelievable(time, now)
}

/**
 * Places an answer in time and in its cell. A client's clock is used where it is believable, since
 * an outbox may deliver days later; otherwise the server's own time counts.
 */
export function stampAnswer(body: AnswerBody, context: StampContext): Stamp {
  const { now, timezone } = context
  const answeredAt = isBelievable(body.answeredAt, now) ? body.answeredAt : now
  return {
    id: context.idHash ? timeOrderedId(now, context.idHash) : body.id,
    answeredAt,
    shownAt: body.shownAt !== undefined && isBelievable(body.shownAt, now) ? body.shownAt : null,
    day: localDay(answeredAt, timezone),
    ...cellOf(body.traits ?? {}, context),
    url: body.url ? withoutQuery(body.url) : null,
  }
}

/**
 * Segment and persona of a respondent. Only declared ones become cells of the rollups, so that a
 * page cannot grow them without end; others stay in the traits and count as unassigned ('').
 */
export function cellOf(
  traits: Traits,
  declared: { segments: string[]; personas: string[] },
): { segment: string; persona: string } {
  const { segment, persona } = traits
  return {
    segment: typeof segment === 'string' && declared.segments.includes(segment) ? segment : '',
    persona: typeof persona === 'string' && declared.personas.includes(persona) ? persona : '',
  }
}

/** Origin and path of a page; the query and the hash may hold personal data. Null if not a web page. */
export function withoutQuery(url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null
  return (parsed.origin + parsed.pathname).slice(0, 1000)
}
