import { Hono } from 'hono'
import {
  replaySchema,
  sendsQuerySchema,
  type ReplayReceipt,
  type SendItem,
  type SendPage,
} from '#contract/outbox/endpoints.ts'
import { ENDPOINTS, type Topic } from '#contract/outbox/words.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import type { Endpoint } from '#worker/db/outbox/endpoints.ts'
import { logTest, replayAnswer, replayMessage, type Send } from '#worker/db/outbox/messages.ts'
import { listSends } from '#worker/db/outbox/sends.ts'
import { findAnswer } from '#worker/db/outbox/told-answers.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'
import { exampleMessage } from '#worker/domain/outbox/example.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitTries } from '#worker/http/limits.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { attempt } from '#worker/jobs/outbox/attempt.ts'
import { logLine } from '#worker/jobs/outbox/deliver.ts'
import { deliverSoon, promiseDelivery, sendingOf } from '#worker/jobs/outbox/soon.ts'
import { knownEndpoint } from './endpoint-item.ts'

/** Trying endpoints out, their log, and sending something once more. */
export const sends = new Hono<AppEnv>()
  .post('/endpoints/:id/test', may('site:manage'), async (c) => {
    const db = c.get('db')
    const endpoint = await knownEndpoint(db, c.req.param('id'))
    if (endpoint.kind === 'mail') await limitTries(c, 'testMail', endpoint.url)
    const { now } = db.actor
    const sending = sendingOf(c.env, Date.now, directoryOf(c))
    const topic = testTopic(endpoint)
    const message = exampleMessage(topic, new Date(now).toISOString(), now)
    const id = messageAt(now, crypto.getRandomValues(new Uint8Array(10)))
    const began = Date.now()
    const heard = await attempt(sending, endpoint, { id, message, isTest: true })
    const ms = Date.now() - began
    const test = { topic: 'test' as const, subject: topic, attempt: 1, nextAt: null }
    const line = { ...logLine(sending, heard), ...test }
    const send: Send = { ...line, endpointId: endpoint.id, message: id, ms }
    await logTest(db, send, endpoint)
    return c.json(toItem(send) satisfies SendItem)
  })
  .get(
    '/endpoints/:id/sends',
    may('site:manage'),
    validate('query', sendsQuerySchema),
    async (c) => {
      const db = c.get('db')
      const { id } = await knownEndpoint(db, c.req.param('id'))
      const { cursor: before, limit } = c.req.valid('query')
      const page = await listSends(db, id, { limit, before })
      return c.json({ sends: page.sends.map(toItem), next: page.next } satisfies SendPage)
    },
  )
  .post('/endpoints/:id/replay', may('site:manage'), async (c) => {
    const body = await readJson(c.req.raw, replaySchema, 1024)
    const db = c.get('db')
    const endpoint = await knownEndpoint(db, c.req.param('id'))
    if (endpoint.state !== 'on')
      throw new AppError('conflict', 'This endpoint is off. Turn it on first.')
    await promiseDelivery(c.env.DB, db.siteId, db.actor.now)
    const message =
      'message' in body
        ? await replayOne(db, endpoint, body.message)
        : await replayOfAnswer(db, endpoint, body.answer)
    c.executionCtx.waitUntil(deliverSoon(c.env, db.siteId))
    return c.json({ message } satisfies ReplayReceipt, 202)
  })

async function replayOne(db: ActingDb, endpoint: Endpoint, message: string): Promise<string> {
  if (await replayMessage(db, endpoint, message)) return message
  throw new AppError('not_found', 'There is no such message any more.')
}

async function replayOfAnswer(db: ActingDb, endpoint: Endpoint, id: string): Promise<string> {
  if (ENDPOINTS[endpoint.kind].isTicket)
    throw new AppError('conflict', 'Systems for tickets are told of cases, not of answers.')
  const answer = await findAnswer(db, id)
  if (!answer) throw new AppError('not_found', 'There is no such answer.')
  return await replayAnswer(db, endpoint, answer)
}

/** What an endpoint is tried out with: the first of what it is told. */
function testTopic({ topics }: Endpoint): Topic {
  return topics[0] ?? 'answer.created'
}

function toItem(send: Send): SendItem {
  const { id, message, topic, subject, at, attempt: number } = send
  const { outcome, status, ms, reply, nextAt } = send
  return { id, message, topic, subject, at, attempt: number, outcome, status, ms, reply, nextAt }
}
