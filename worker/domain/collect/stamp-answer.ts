import type { AnswerBody } from '#contract/collect/answers.ts'
import type { Scale } from '#contract/words.ts'
import { protectAnswer } from '#worker/domain/answers/protect.ts'
import { NOT_TOLD, type StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { cellOf, type Declared } from '#worker/domain/collect/cell.ts'
import { withoutQuery } from '#worker/domain/collect/page-address.ts'
import { localDay } from '#worker/domain/days.ts'
import { isBelievable, timeOrderedId, uuidTime } from '#worker/domain/ids.ts'
import { underGpc } from '#worker/domain/privacy/gpc.ts'

/** Where an answer belongs: its question, and the question's place on the map. */
export interface AnswerPlace {
  id: string
  scale: Scale
  touchpointId: string
  stageId: string
  journeyId: string
  mapVersion: number
}

/** What is made of an answer's texts with the deployment's secret. */
export interface AnswerSecrets {
  /** Tells a retry from another answer under the same id. */
  body: (text: string) => Promise<string>
  /** At least 10 bytes for an id made of the one that was claimed. */
  seed: (text: string) => Promise<Uint8Array>
  /** Stands for an e-mail address. */
  email: (address: string) => Promise<string>
  /** The order and customer that a token tells. */
  references: (
    token: string,
    touchpointId: string,
  ) => Promise<Pick<StampedAnswer, 'orderRef' | 'customerRef' | 'reference'>>
}

export interface AnswerContext {
  site: Declared & { timezone: string; maskComments: boolean; honourGpc: boolean }
  survey: AnswerPlace
  /** The network that it comes from, and the hold that keeps it out; null and 0 for neither. */
  origin: Pick<StampedAnswer, 'source' | 'held'>
  /** Whether the respondent's browser asks not to be told apart (Global Privacy Control). */
  gpc: boolean
  secrets: AnswerSecrets
  /** The server's clock, Unix milliseconds. */
  now: number
}

/**
 * Makes of an answer that fits its question the one to store, whatever way it came: places it in
 * time, on the map and in its cell, and hides what must not be kept. The sender's clock is used
 * where it is believable, since an outbox may deliver days later; otherwise the server's counts.
 */
export async function stampAnswer(
  sent: AnswerBody,
  { site, survey, origin, gpc, secrets, now }: AnswerContext,
): Promise<StampedAnswer> {
  const body = gpc && site.honourGpc ? underGpc(sent) : sent
  const traits = body.traits ?? {}
  const answeredAt = isBelievable(body.answeredAt, now) ? body.answeredAt : now
  const { touchpointId, stageId, journeyId, mapVersion, scale } = survey
  const answer: StampedAnswer = {
    ...NOT_TOLD,
    ...(body.token ? await secrets.references(body.token, touchpointId) : {}),
    id: await keyOf(body.id, now, secrets),
    claimedId: body.id,
    bodyHash: await secrets.body(JSON.stringify(sent)),
    surveyId: survey.id,
    revision: body.revision,
    touchpointId,
    stageId,
    journeyId,
    mapVersion,
    scale,
    channel: body.channel,
    ...cellOf(traits, site),
    day: localDay(answeredAt, site.timezone),
    score: body.score,
    choices: body.choices ?? NOT_TOLD.choices,
    comment: body.comment ?? null,
    lang: body.lang,
    url: body.url ? withoutQuery(body.url) : null,
    respondent: body.respondent ?? null,
    traits,
    sample: body.sample ?? NOT_TOLD.sample,
    shownAt: body.shownAt !== undefined && isBelievable(body.shownAt, now) ? body.shownAt : null,
    answeredAt,
    receivedAt: now,
    displays: body.displayed ? 1 : 0,
    ...origin,
  }
  return await protectAnswer(answer, {
    maskComments: site.maskComments,
    pseudonym: secrets.email,
  })
}

/** The sender's own id where it can stand in the order of time: a UUIDv7 with a believable clock. */
async function keyOf(claimed: string, now: number, { seed }: AnswerSecrets): Promise<string> {
  const time = uuidTime(claimed)
  const isInOrder = time !== null && isBelievable(time, now)
  return isInOrder ? claimed : timeOrderedId(now, await seed(claimed))
}
