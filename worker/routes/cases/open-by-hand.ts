import type { Context } from 'hono'
import type { CaseWish } from '#contract/cases/cases.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { readAnswer, type ShownRow } from '#worker/db/answers/pages.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import { findCase, type ListedCase } from '#worker/db/cases/list.ts'
import { openCase } from '#worker/db/cases/open.ts'
import { findOrderId } from '#worker/db/delivery/order-story.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { startTerms } from '#worker/domain/cases/start-terms.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { AppError } from '#worker/errors.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { deliverSoon, promiseDelivery } from '#worker/jobs/outbox/soon.ts'

/** Opens a case for an answer, an order, or neither. @throws AppError `invalid` for what is not there */
export async function openByHand(
  c: Context<AppEnv>,
  { answer, order, title, issue, priority }: CaseWish,
): Promise<ListedCase> {
  const db = c.get('db')
  const { now, name } = db.actor
  const row = answer === undefined ? null : await readAnswer(db, answer)
  if (answer !== undefined && !row) throw unknown('answer', 'There is no such answer.')
  const orderId = order === undefined ? null : await findOrderId(db, order)
  if (order !== undefined && orderId === null) throw unknown('order', 'There is no such order.')
  const [{ desk }, { timezone }] = await Promise.all([readDesk(db), ownSite(c.get('own'))])
  const random = () => timeOrderedId(now, crypto.getRandomValues(new Uint8Array(10)))
  const id = random()
  await promiseDelivery(c.env.DB, db.siteId, now)
  await openCase(db, {
    id,
    answerId: row?.id ?? null,
    title: title ?? '',
    orderRef: orderId,
    issue: issue ?? null,
    ...placeOf(row),
    rule: null,
    priority: PRIORITIES.indexOf(priority),
    owner: null,
    team: '',
    openedAt: now,
    openedBy: name,
    ...startTerms(now, desk, timezone),
    eventId: random(),
    link: `${publicOrigin(c)}/inbox/${id}`,
  })
  c.executionCtx.waitUntil(deliverSoon(c.env, db.siteId))
  const made = await findCase(db, id)
  if (!made) throw new AppError('not_found', 'The case is gone.')
  return made
}

function placeOf(row: ShownRow | null) {
  const sentiment = row === null || row.score === null ? null : sentimentOf(row.scale, row.score)
  return {
    stageId: row?.stage_id ?? '',
    touchpointId: row?.touchpoint_id ?? '',
    channel: row?.channel ?? ('' as const),
    segment: row?.segment ?? '',
    scale: row?.scale ?? null,
    score: row?.score ?? null,
    sentiment: sentiment === null ? null : Math.round(sentiment),
  }
}

function unknown(field: string, reason: string): AppError {
  return new AppError('invalid', reason, [{ field, reason: 'is not there' }])
}
