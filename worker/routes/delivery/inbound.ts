import { Hono, type Context } from 'hono'
import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { siteDb } from '#worker/db/connect.ts'
import { countRefusal } from '#worker/db/delivery/connections.ts'
import { isPing, READERS } from '#worker/domain/delivery/senders/readers.ts'
import type { RawMessage } from '#worker/domain/delivery/heard.ts'
import { readCode } from '#worker/domain/channels/code.ts'
import { AppError } from '#worker/errors.ts'
import { cachedConnection, type OpenConnection } from '#worker/http/connection-cache.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitGuesses, limitMessages } from '#worker/http/limits.ts'
import { decodeExactly, readText } from '#worker/http/validate.ts'
import { keepMessage } from '#worker/jobs/delivery/keep-message.ts'
import { checkSender } from '#worker/secrets/senders/check-sender.ts'
import { keepingOf } from './keeping.ts'
import { followRequests } from './privacy-requests.ts'

/** Where shop systems and carriers send their messages. */
export const inbound = new Hono<AppEnv>().on(
  ['GET', 'POST', 'PUT'],
  ['/in/:id', '/in/:id/:secret'],
  takeMessage,
)

/**
 * Takes a message. Nothing of it is kept unless its sender has proved itself; and what is kept is
 * taken over in the same transaction.
 */
async function takeMessage(c: Context<AppEnv>): Promise<Response> {
  const now = Date.now()
  const id = readCode(c.req.param('id') ?? '')
  const connection = id === null ? null : await cachedConnection(c.env, id, now)
  if (!connection) {
    await limitGuesses(c)
    throw new AppError('not_found', 'Nobody has this address. Copy it again from Connections.')
  }
  await limitMessages(c, connection.id)
  if (connection.endedAt !== null) return c.json({ ok: false, reason: 'off' }, 410)
  const message = await readMessage(c)
  // Some ask whether anybody is there before they have a secret: it tells nothing, and keeps nothing.
  if (isPing(connection.sender, message)) return c.json({ ok: true })
  const refusal = await checkSender({
    sender: connection.sender,
    // Without its secret nothing is the sender's.
    secret: connection.secret ?? '',
    path: c.req.param('secret') ?? null,
    message,
    address: c.req.header('cf-connecting-ip') ?? null,
    now,
  })
  if (refusal) return await refuse(c, connection, { refusal, detail: '', now })
  // Only what has proved itself is read: a large body costs more than its proof.
  const { sender, timezone } = connection
  const read = READERS[sender](message, { timezone, receivedAt: now })
  if ('ping' in read) return c.json({ ok: true })
  if ('refusal' in read) return await refuse(c, connection, { ...read, now })
  const keeping = keepingOf(c, siteDb(directoryOf(c), connection.siteId), now)
  const proved = { message, heard: read.heard, now }
  const { isNew, outcome } = await keepMessage(keeping, connection, proved)
  const { requests } = read.heard
  if (isNew) await followRequests(c, connection, { requests, now })
  if (!isNew) c.header('x-wayfelt-ignored', 'duplicate')
  else if (outcome === 'stale') c.header('x-wayfelt-ignored', 'stale')
  return c.json({ ok: true }, outcome === 'unknown' ? 202 : 200)
}

async function readMessage(c: Context<AppEnv>): Promise<RawMessage> {
  const text = await readText(c.req.raw, DELIVERY_LIMITS.messageBytes, decodeExactly)
  return {
    text,
    headers: c.req.header(),
    query: c.req.query(),
    method: c.req.method === 'PUT' ? 'PUT' : c.req.method === 'POST' ? 'POST' : 'GET',
  }
}

/**
 * Refuses a call and counts it: 401 for one that is not proved, 400 for one that cannot be read. What is
 * proved and too old is answered politely and ignored, since sending it again would not make it newer.
 */
async function refuse(
  c: Context<AppEnv>,
  { siteId, id }: OpenConnection,
  refused: Parameters<typeof countRefusal>[2],
): Promise<Response> {
  await limitGuesses(c)
  await countRefusal(siteDb(directoryOf(c), siteId), id, refused)
  const { refusal } = refused
  if (refusal === 'too-old') c.header('x-wayfelt-ignored', refusal)
  const status = refusal === 'malformed' ? 400 : refusal === 'too-old' ? 200 : 401
  return c.json({ ok: false, reason: refusal }, status)
}
