import { OUTBOX_LIMITS, type SendOutcome } from '#contract/outbox/words.ts'
import type { Message } from '#contract/outbox/messages.ts'
import { readAsks, type ToldAsk } from '#worker/db/clock/asks.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { listEndpoints, type Endpoint } from '#worker/db/outbox/endpoints.ts'
import {
  claimMessages,
  settleMessages,
  type Claimed,
  type EndpointNews,
  type Settled,
} from '#worker/db/outbox/messages.ts'
import { readTold } from '#worker/db/outbox/told-answers.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import {
  answerOf,
  renderAsk,
  renderMessage,
  type ToldAnswer,
} from '#worker/domain/outbox/render.ts'
import { isFinal, nextTry, pauseUntil } from '#worker/domain/outbox/tries.ts'
import { askDataOf } from './ask-data.ts'
import { attempt, NOTHING, type Sending } from './attempt.ts'
import type { Heard } from './call-out.ts'

/**
 * Messages of one turn: as many as a Worker may have connections. One more would wait for its turn, and
 * its time would run out meanwhile.
 */
export const AT_ONCE = 6
/** Queries that one turn makes, with the people of the site where it mails. */
export const DELIVER_QUERIES = 10

/**
 * Sends some of the messages that are due, side by side, and settles them. Whoever breaks off here
 * loses nothing: what was claimed is claimed again when the lease is over, and goes out under the same
 * id.
 * @param most how many messages at most
 * @returns how many were sent, well or badly
 */
export async function deliverSome(db: ActingDb, sending: Sending, most: number): Promise<number> {
  const claimed = await claimMessages(db, { now: sending.clock(), most })
  if (claimed.length === 0) return 0
  const [endpoints, answers, asks] = await Promise.all([
    listEndpoints(db),
    readTold(
      db,
      claimed.flatMap((one) => answerOf(one) ?? []),
    ),
    readAsks(
      db,
      claimed.flatMap(({ topic, subject }) => (topic === 'ask.due' ? [subject] : [])),
    ),
  ])
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]))
  const tried = await Promise.all(
    claimed.map(async (one) => {
      const endpoint = byId.get(one.endpointId)
      return endpoint ? await deliverOne(sending, endpoint, { claimed: one, answers, asks }) : []
    }),
  )
  const tries = tried.flat()
  await settleMessages(
    db,
    tries.map(({ settled }) => settled),
    newsOf(tries, sending.clock()),
  )
  return claimed.length
}

interface Try {
  endpoint: Endpoint
  settled: Settled
  madeAt: number
  retryAfter: string | null
}

/** What claimed messages are about, as it is now. */
interface About {
  answers: Map<string, ToldAnswer>
  asks: Map<string, ToldAsk>
}

/** What a message says; null where there is nothing left to tell. */
async function messageOf(
  { root }: Sending,
  { settings: may }: Endpoint,
  { claimed, answers, asks }: About & { claimed: Claimed },
): Promise<Message | null> {
  const toIso = (at: number) => new Date(at).toISOString()
  if (claimed.topic !== 'ask.due')
    return renderMessage(claimed, answers.get(answerOf(claimed) ?? '') ?? null, { may, toIso })
  const ask = asks.get(claimed.subject)
  return ask
    ? renderAsk(await askDataOf(root, ask), { may, timestamp: toIso(claimed.madeAt) })
    : null
}

async function deliverOne(
  sending: Sending,
  endpoint: Endpoint,
  { claimed, ...about }: About & { claimed: Claimed },
): Promise<Try[]> {
  const { id, topic, subject, attempt: number, claimedUntil, madeAt } = claimed
  const began = Date.now()
  const message = await messageOf(sending, endpoint, { claimed, ...about })
  const heard = message ? await attempt(sending, endpoint, { id, message }) : NOTHING
  const ms = Date.now() - began
  const now = sending.clock()
  const { outcome } = heard
  const nextAt = isFinal(outcome)
    ? null
    : nextTry({ attempt: number, now, chance: sending.chance() })
  const send = {
    ...logLine(sending, heard),
    endpointId: endpoint.id,
    message: id,
    topic,
    subject,
    attempt: number,
    ms,
    nextAt,
  }
  const state = outcome === 'delivered' ? 'sent' : nextAt === null ? 'failed' : 'waiting'
  const { retryAfter } = heard
  return [{ endpoint, madeAt, retryAfter, settled: { send, claimedUntil, state } }]
}

/** What a line of the log says of any try. */
export function logLine({ clock }: Sending, { outcome, status, reply }: Heard) {
  const at = clock()
  return {
    id: timeOrderedId(at, crypto.getRandomValues(new Uint8Array(10))),
    at,
    outcome,
    status,
    reply: reply.slice(0, OUTBOX_LIMITS.replyBytes),
  }
}

/** What the tries say of each endpoint. */
function newsOf(tries: Try[], now: number): EndpointNews[] {
  return Array.from(Map.groupBy(tries, ({ endpoint }) => endpoint.id).values(), (own) => {
    const { id, name, deliveredAt } = (own[0] as Try).endpoint
    const failed = own.findLast(({ settled }) => settled.send.outcome !== 'delivered')
    const isHeard = own.some(({ settled }) => settled.send.outcome === 'delivered')
    const pauses = own
      .filter(({ settled }) => settled.send.outcome === 'throttled')
      .map(({ retryAfter }) => pauseUntil(retryAfter, now, Date.parse))
    const has = (outcome: SendOutcome) => own.some((one) => one.settled.send.outcome === outcome)
    const isFailing = own.some(
      ({ settled, madeAt }) =>
        settled.state === 'failed' &&
        !isFinal(settled.send.outcome) &&
        !isHeard &&
        (deliveredAt ?? 0) < madeAt,
    )
    return {
      id,
      name,
      deliveredAt: isHeard ? now : null,
      failedAt: failed ? failed.settled.send.at : null,
      failure: failed ? failed.settled.send.outcome : null,
      pausedUntil: Math.max(0, ...pauses),
      disabled: has('gone') ? 'gone' : has('unsafe') ? 'unsafe' : isFailing ? 'failing' : null,
    }
  })
}
