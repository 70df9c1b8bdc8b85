import { and, eq } from 'drizzle-orm'
import type { DisabledReason, SendOutcome, Topic } from '#contract/outbox/words.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { outbox } from '#worker/db/schema/act/outbox.ts'
import { auditStatement, commit } from '#worker/db/site/audit.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'

/** Longer than sending a message can last, in milliseconds. */
const LEASE_MS = 2 * 60_000
/** Messages of one endpoint that are sent at a time, so that a slow one holds up no other. */
const OF_ONE = 5

/** A message that is being sent by whoever claimed it. */
export interface Claimed {
  endpointId: string
  id: string
  topic: Topic
  subject: string
  body: string | null
  madeAt: number
  /** Which try this is, from 1. */
  attempt: number
  /** What tells this claim from a later one. */
  claimedUntil: number
}

/**
 * Claims messages that are due, of endpoints that are on and ask for no pause, for two minutes: one
 * statement, so none is claimed twice. Who dies meanwhile loses nothing: the claim runs out, and the
 * try is not counted. Endpoints whose last try failed come last, so that none that hangs is another's
 * delay.
 * @param now Unix milliseconds
 */
export async function claimMessages(
  db: SiteDb,
  { now, most }: { now: number; most: number },
): Promise<Claimed[]> {
  const { rows } = await run<Claimed>(
    db,
    `/* claimMessages */ UPDATE outbox SET claimed_until = ?3
    WHERE site_id = ?1 AND (endpoint_id, id) IN (SELECT one.endpoint_id, one.id
      FROM endpoints AS target CROSS JOIN outbox AS one
        ON one.site_id = ?1 AND one.endpoint_id = target.id AND one.id IN (SELECT due.id FROM outbox AS due
          WHERE due.site_id = ?1 AND due.endpoint_id = target.id AND due.state = 'waiting'
            AND due.due_at <= ?2 AND due.claimed_until <= ?2 ORDER BY due.due_at LIMIT ${OF_ONE})
      WHERE target.site_id = ?1 AND target.state = 'on' AND target.paused_until <= ?2
      ORDER BY coalesce(target.failed_at, 0) > coalesce(target.delivered_at, 0), one.due_at LIMIT ?4)
    RETURNING endpoint_id AS endpointId, id, topic, subject, body, made_at AS madeAt,
      tries + 1 AS attempt, claimed_until AS claimedUntil`,
    [db.siteId, now, now + LEASE_MS, most],
  )
  return rows
}

/** When the next message of the site is due, Unix milliseconds; null if none waits. */
export const NEXT_DUE = `SELECT min(max(target.paused_until, (SELECT min(due_at) FROM outbox
    WHERE site_id = ?1 AND endpoint_id = target.id AND state = 'waiting')))
  FROM endpoints AS target WHERE target.site_id = ?1 AND target.state = 'on'`

/** The same by itself. */
export async function nextDue(db: SiteDb): Promise<number | null> {
  const { rows } = await run<{ due: number | null }>(
    db,
    `/* nextDue */ SELECT (${NEXT_DUE}) AS due`,
    [db.siteId],
  )
  return rows[0]?.due ?? null
}

/** One line of the log. */
export interface Send {
  endpointId: string
  /** A UUIDv7. */
  id: string
  message: string
  topic: Topic | 'test'
  subject: string
  at: number
  attempt: number
  outcome: SendOutcome
  status: number | null
  ms: number
  reply: string
  nextAt: number | null
}

/** How a claimed message was left. */
export interface Settled {
  send: Send
  claimedUntil: number
  state: 'waiting' | 'sent' | 'failed'
}

/** What an endpoint's tries say of itself. */
export interface EndpointNews {
  id: string
  name: string
  deliveredAt: number | null
  failedAt: number | null
  failure: SendOutcome | null
  /** Until when it is to be left alone; 0 where it does not ask for it. */
  pausedUntil: number
  /** Why it is disabled from now on; null where it is not. */
  disabled: DisabledReason | null
}

/**
 * Settles claimed messages with their log and what they say of their endpoints, in one batch. A
 * message whose claim had run out belongs to somebody else: its try is logged, and nothing else.
 */
export async function settleMessages(
  db: ActingDb,
  settled: Settled[],
  news: EndpointNews[],
): Promise<void> {
  const messages = settled.map(({ send, claimedUntil, state }) => [
    send.endpointId,
    send.message,
    claimedUntil,
    state,
    send.attempt,
    send.nextAt ?? send.at,
  ])
  await runBatch(db, [
    logging(
      db,
      settled.map(({ send }) => send),
    ),
    {
      sql: `/* settleMessages */ UPDATE outbox SET state = value ->> 3, tries = value ->> 4,
          due_at = value ->> 5, claimed_until = 0
        FROM json_each(?2) WHERE site_id = ?1
          AND endpoint_id = value ->> 0 AND outbox.id = value ->> 1
          AND (endpoint_id, outbox.id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))
          AND claimed_until = value ->> 2`,
      parameters: [db.siteId, JSON.stringify(messages)],
    },
    telling(db, news),
    ...news.flatMap(({ id, name, disabled }) => {
      if (disabled === null) return []
      const details = { name, state: 'disabled', reason: disabled }
      return [auditStatement(db, { action: 'endpoint.changed', target: id, details })]
    }),
  ])
}

/** Logs what somebody has tried out, which stands in no outbox. */
export async function logTest(
  db: ActingDb,
  send: Send,
  { id, name }: Pick<EndpointNews, 'id' | 'name'>,
): Promise<void> {
  const { outcome } = send
  const change = { action: 'endpoint.tested', target: id, details: { name, outcome } } as const
  await runBatch(db, [auditStatement(db, change), logging(db, [send])])
}

function logging({ siteId }: SiteDb, sends: Send[]) {
  const rows = sends.map((one) => [
    one.endpointId,
    one.id,
    one.message,
    one.topic,
    one.subject,
    one.at,
    one.attempt,
    one.outcome,
    one.status,
    one.ms,
    one.reply,
    one.nextAt,
  ])
  return {
    sql: `/* logSends */ INSERT INTO sends (site_id, endpoint_id, id, message, topic, subject,
        at, attempt, outcome, status, ms, reply, next_at)
      SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
        value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11
      FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`,
    parameters: [siteId, JSON.stringify(rows)],
  }
}

function telling({ siteId }: SiteDb, news: EndpointNews[]) {
  const rows = news.map((one) => [
    one.id,
    one.deliveredAt,
    one.failedAt,
    one.failure,
    one.pausedUntil,
    one.disabled,
  ])
  return {
    sql: `/* tellEndpoints */ UPDATE endpoints SET
        delivered_at = coalesce(value ->> 1, delivered_at),
        failed_at = coalesce(value ->> 2, failed_at), failure = coalesce(value ->> 3, failure),
        paused_until = max(paused_until, value ->> 4),
        reason = iif(value ->> 5 IS NOT NULL AND state = 'on', value ->> 5, reason),
        state = iif(value ->> 5 IS NOT NULL AND state = 'on', 'disabled', state)
      FROM json_each(?2) WHERE site_id = ?1 AND endpoints.id = value ->> 0`,
    parameters: [siteId, JSON.stringify(rows)],
  }
}

/**
 * Lets a message of the log go out once more, under its id.
 * @returns false if the outbox does not hold it any more
 */
export async function replayMessage(
  db: ActingDb,
  endpoint: { id: string; name: string },
  message: string,
): Promise<boolean> {
  const { orm, siteId } = db
  const own = and(
    eq(outbox.siteId, siteId),
    eq(outbox.endpointId, endpoint.id),
    eq(outbox.id, message),
  )
  const [known] = await orm.select({ id: outbox.id }).from(outbox).where(own)
  if (!known) return false
  const { id, name } = endpoint
  await commit(db, { action: 'endpoint.replayed', target: id, details: { name, message } }, [
    orm.update(outbox).set({ state: 'waiting', tries: 0, dueAt: db.actor.now }).where(own),
  ])
  return true
}

/** Lets an answer go out, or out once more, under the id that its message always has. */
export async function replayAnswer(
  db: ActingDb,
  endpoint: { id: string; name: string },
  answer: { id: string; receivedAt: number },
): Promise<string> {
  const { orm, siteId, actor } = db
  const message = messageOfAnswer(answer.id)
  const { id, name } = endpoint
  await commit(db, { action: 'endpoint.replayed', target: id, details: { name, message } }, [
    orm
      .insert(outbox)
      .values({
        siteId,
        endpointId: id,
        id: message,
        topic: 'answer.created',
        subject: answer.id,
        madeAt: answer.receivedAt,
        dueAt: actor.now,
      })
      .onConflictDoUpdate({
        target: [outbox.siteId, outbox.endpointId, outbox.id],
        set: { state: 'waiting', tries: 0, dueAt: actor.now },
      }),
  ])
  return message
}
