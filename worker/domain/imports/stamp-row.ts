import { NOT_TOLD, type StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { localDay } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import type { CheckedRow } from '#worker/domain/imports/row/check-row.ts'
import { placeOf, type ImportTarget, type TargetSurvey } from '#worker/domain/imports/target.ts'

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
    seed: Uint8Array
    bodyHash: string
    now: number
  },
): StampedAnswer {
  const { target, survey, seed, bodyHash, now } = stamps
  const { answerId, touchpoint, kind: _, ...facts } = row
  const { stageId, journeyId, mapVersion, channels } = placeOf(target, touchpoint)
  return {
    ...NOT_TOLD,
    ...facts,
    id: timeOrderedId(row.answeredAt, seed),
    claimedId: answerId,
    bodyHash,
    surveyId: survey.id,
    revision: survey.revision,
    touchpointId: touchpoint,
    stageId,
    journeyId,
    mapVersion,
    scale: survey.scale,
    channel: row.channel ?? channels[0] ?? 'web',
    day: localDay(row.answeredAt, target.timezone),
    lang: row.lang ?? target.language,
    reference: row.orderRef ? 'imported' : null,
    receivedAt: now,
  }
}
