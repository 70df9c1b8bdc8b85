import type { Channel, Scale } from '#contract/words.ts'
import type { Traits } from '#contract/schemas.ts'
import { localDay } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import type { CheckedRow } from '#worker/domain/imports/row/check-row.ts'
import { placeOf, type ImportTarget, type TargetSurvey } from '#worker/domain/imports/target.ts'

/** An imported answer, ready to store. */
export interface ImportedAnswer {
  id: string
  claimedId: string
  bodyHash: string
  journeyId: string
  mapVersion: number
  surveyId: string
  revision: number
  touchpointId: string
  scale: Scale
  stageId: string
  channel: Channel
  segment: string
  persona: string
  day: string
  score: number | null
  choices: string[]
  comment: string | null
  lang: string
  url: null
  respondent: string | null
  orderRef: string | null
  customerRef: null
  reference: 'imported' | null
  traits: Traits
  sample: number
  shownAt: null
  answeredAt: number
  receivedAt: number
}

/** What the random part of a row's id is made from: the same on every import into the site. */
export function idText(row: CheckedRow, siteKey: string): string {
  return `${siteKey}\n${row.answerId}`
}

/** What tells a repeated row from another one under the same id: what the file says, no defaults. */
export function bodyText(row: CheckedRow): string {
  const traits = Object.entries(row.traits).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ ...row, traits })
}

/**
 * Places an imported answer on the map and in time. Its id is a UUIDv7 of the moment it was given,
 * so that imported answers stand among the others in time order.
 */
export function stampRow(
  row: CheckedRow,
  stamps: {
    target: ImportTarget
    survey: TargetSurvey
    idHash: Uint8Array
    bodyHash: string
    now: number
  },
): ImportedAnswer {
  const { target, survey, idHash, bodyHash, now } = stamps
  const place = placeOf(target, row.touchpoint)
  return {
    id: timeOrderedId(row.answeredAt, idHash),
    claimedId: row.answerId,
    bodyHash,
    journeyId: place.journeyId,
    mapVersion: place.mapVersion,
    surveyId: survey.id,
    revision: survey.revision,
    touchpointId: row.touchpoint,
    scale: survey.scale,
    stageId: place.stageId,
    channel: row.channel ?? place.channels[0] ?? 'web',
    segment: row.segment,
    persona: row.persona,
    day: localDay(row.answeredAt, target.timezone),
    score: row.score,
    choices: row.choices,
    comment: row.comment,
    lang: row.lang ?? target.language,
    url: null,
    respondent: row.respondent,
    orderRef: row.orderRef,
    customerRef: null,
    reference: row.orderRef ? 'imported' : null,
    traits: row.traits,
    sample: 1,
    shownAt: null,
    answeredAt: row.answeredAt,
    receivedAt: now,
  }
}
