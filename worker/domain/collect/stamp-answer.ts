import type { AnswerBody } from '#contract/collect/answers.ts'
import type { Scale } from '#contract/words.ts'
import { protectAnswer } from '#worker/domain/answers/protect.ts'
import { NOT_TOLD, type StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { cellOf, type Declared } from '#worker/domain/collect/cell.ts'
import { storedAddress } from '#worker/domain/collect/page-address.ts'
import { localDay } from '#worker/domain/days.ts'
import { isBelievable, timeOrderedId, uuidTime } from '#worker/domain/ids.ts'
import { underGpc } from '#worker/domain/privacy/gpc.ts'
import type { Pseudonyms } from '#worker/domain/privacy/pseudonym.ts'

/** Where an answer belongs: its question, and the question's place on the map. */
export interface AnswerPlace {
  id: string
  scale: Scale
  touchpointId: string
  stageId: string
  journeyId: string
  mapVersion: number
  /** Whom its journey tells apart. */
  declared: Declared
}

/** What is made of an answer's texts with the deployment's secret. */
export interface AnswerSecrets extends Pseudonyms {
  /** Tells a retry from another answer under the same id. */
  body: (text: string) => Promise<string>
  /** At least 10 bytes for an id made of the one that was claimed. */
  seed: (text: string) => Promise<Uint8Array>
  /** Stands for a survey and an order together. */
  once: (text: string) => Promise<string>
  /** The order and customer that a token tells, which may have been good at any of the instants. */
  references: (
    token: string,
    about: { touchpointId: string; instants: number[] },
  ) => Promise<Pick<StampedAnswer, 'orderRef' | 'customerRef' | 'reference'>>
}

/** Somebody who answers by a link of their own. */
export interface AskedRecipient {
  /** As they are stored; null where only their order is known. */
  person: string | null
  orderRef: string | null
  segment: string | null
  /** What lets the link answer once. */
  link: string
}

export interface AnswerContext {
  site: { timezone: string; maskComments: boolean; honourGpc: boolean }
  survey: AnswerPlace
  /** The network that it comes from, and the hold that keeps it out; null and 0 for neither. */
  origin: Pick<StampedAnswer, 'source' | 'held'>
  /** Whose link it came by; null or none for nobody's. */
  recipient?: AskedRecipient | null
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
  { site, survey, origin, recipient = null, gpc, secrets, now }: AnswerContext,
): Promise<StampedAnswer> {
  const isUntold = gpc && site.honourGpc
  const body = isUntold ? underGpc(sent) : sent
  const traits = { ...body.traits, ...(recipient?.segment ? { segment: recipient.segment } : {}) }
  const answeredAt = isBelievable(body.answeredAt, now) ? body.answeredAt : now
  const { touchpointId, stageId, journeyId, mapVersion, scale } = survey
  // An answer may wait in an outbox for longer than its token is good.
  const references =
    body.token && !recipient
      ? await secrets.references(body.token, { touchpointId, instants: [answeredAt, now] })
      : null
  const answer: StampedAnswer = {
    ...NOT_TOLD,
    ...references,
    onceKey: recipient
      ? await secrets.once(JSON.stringify(['recipient', recipient.link]))
      : references && (await onceKeyOf(references, survey.id, secrets)),
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
    ...cellOf(traits, survey.declared),
    day: localDay(answeredAt, site.timezone),
    score: body.score,
    choices: body.choices ?? NOT_TOLD.choices,
    comment: body.comment ?? null,
    lang: body.lang,
    url: body.url ? storedAddress(body.url) : null,
    respondent: body.respondent ?? null,
    traits,
    sample: body.sample ?? NOT_TOLD.sample,
    shownAt: body.shownAt !== undefined && isBelievable(body.shownAt, now) ? body.shownAt : null,
    answeredAt,
    receivedAt: now,
    displays: body.displayed ? 1 : 0,
    ...origin,
  }
  const names = { maskComments: site.maskComments, names: secrets }
  return { ...(await protectAnswer(answer, names)), ...personOf(isUntold ? null : recipient) }
}

/** Who a link was made for: hidden already, so that nothing of it is hidden again. */
function personOf(recipient: AskedRecipient | null): Partial<StampedAnswer> {
  if (!recipient) return {}
  const { person: respondent, orderRef } = recipient
  return { respondent, ...(orderRef ? { orderRef, reference: 'verified' } : {}) }
}

/** What lets an order whose token is the shop's answer each survey once; null for every other. */
async function onceKeyOf(
  { orderRef, reference }: Pick<StampedAnswer, 'orderRef' | 'reference'>,
  survey: string,
  { once }: AnswerSecrets,
): Promise<string | null> {
  return reference === 'verified' && orderRef
    ? await once(JSON.stringify([survey, orderRef]))
    : null
}

/** The sender's own id where it can stand in the order of time: a UUIDv7 with a believable clock. */
async function keyOf(claimed: string, now: number, { seed }: AnswerSecrets): Promise<string> {
  const time = uuidTime(claimed)
  const isInOrder = time !== null && isBelievable(time, now)
  return isInOrder ? claimed : timeOrderedId(now, await seed(claimed))
}
