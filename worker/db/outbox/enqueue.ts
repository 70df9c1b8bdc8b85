import { sql } from 'drizzle-orm'
import type { Summary } from '#contract/insight/summary.ts'
import {
  caseBodySchema,
  gapBodySchema,
  incidentBodySchema,
  type AlertData,
  type CaseBody,
  type GapData,
  type IncidentData,
} from '#contract/outbox/messages.ts'
import type { Topic } from '#contract/outbox/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { outbox } from '#worker/db/schema/act/outbox.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'

/** Something that happened, as other systems are told it. */
export type OutboxEvent = {
  /**
   * The message's id, `msg_…` with 32 hexadecimal digits, where the same event may be enqueued twice:
   * the second time nothing is added. A new one without it.
   */
  id?: string
  /** What it is about: the id of a case, incident or connection. */
  subject: string
  /** When it happened, Unix milliseconds. */
  now: number
} & (
  | { topic: 'case.opened' | 'case.changed' | 'case.resolved' | 'case.mentioned'; body: CaseBody }
  | { topic: 'incident.raised' | 'incident.ended'; body: IncidentData }
  | { topic: 'connection.gap'; body: GapData }
)

/**
 * Puts an event into the outbox, a row for each endpoint that is on and wants its topic. The queries
 * stand in the batch of the event's cause, so that both are stored or neither is; afterwards the
 * caller asks for delivery (`deliverSoon`). Words and people never stand in a body.
 */
export function enqueue({ orm, siteId }: SiteDb, event: OutboxEvent): Query[] {
  const { topic, subject, now } = event
  const schema =
    topic === 'incident.raised' || topic === 'incident.ended'
      ? incidentBodySchema
      : topic === 'connection.gap'
        ? gapBodySchema
        : caseBodySchema
  const body = JSON.stringify(schema.parse(event.body))
  const id = event.id ?? messageAt(now, crypto.getRandomValues(new Uint8Array(10)))
  return [
    orm
      .insert(outbox)
      // In the order of the table's columns.
      .select(
        sql`SELECT ${siteId}, endpoints.id, ${id}, ${topic}, ${subject}, ${body}, ${now}, 'waiting', 0, ${now}, 0
          FROM endpoints WHERE site_id = ${siteId} AND state = 'on'
            AND EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ${topic})`,
      )
      .onConflictDoNothing(),
  ]
}

/**
 * The same of an answer that the statement before has stored, or not if it was there. Nothing but its
 * id is put down: it is read when it is sent, and so is what an erasure has left of it.
 * @param of the answer, when it came (Unix milliseconds), and the id of its message
 */
export function enqueueStored(
  { siteId }: SiteDb,
  { answerId, at, id }: { answerId: string; at: number; id: string },
) {
  const topic: Topic = 'answer.created'
  return {
    sql: `/* enqueueStored */ INSERT INTO outbox (site_id, endpoint_id, id, topic, subject, made_at, due_at)
      SELECT ?1, endpoints.id, ?2, '${topic}', ?3, ?4, ?4 FROM endpoints
      WHERE site_id = ?1 AND state = 'on' AND changes() > 0
        AND EXISTS (SELECT 1 FROM json_each(topics) WHERE value = '${topic}')
      ON CONFLICT DO NOTHING`,
    parameters: [siteId, id, answerId, at],
  }
}

/** What a case is told by but for the name of its touchpoint, which the statement itself looks up. */
type CaseTold = Omit<CaseBody, 'touchpoint'>

const NAMED = `json_set(value -> 'told', '$.touchpoint', (SELECT json_object('id', id, 'name', name)
  FROM touchpoints WHERE site_id = ?1 AND id = cases.touchpoint_id))`

/**
 * The statement that tells other systems of cases, to stand in the batch of what happened to them. A
 * case that is not as it was decided on is not told of.
 * @param told `seq` of the case as it stands when the statement runs
 */
export function enqueueCases(
  { siteId }: SiteDb,
  told: { seq: number; topic: Topic; told: CaseTold; message: string }[],
  at: number,
) {
  return {
    sql: `/* enqueueCases */ INSERT INTO outbox
        (site_id, endpoint_id, id, topic, subject, body, made_at, due_at)
      SELECT ?1, endpoints.id, value ->> 'message', value ->> 'topic', cases.id, ${NAMED}, ?3, ?3
      FROM json_each(?2) CROSS JOIN cases ON cases.site_id = ?1
          AND cases.id = value -> 'told' ->> 'id' AND cases.seq = value ->> 'seq'
        CROSS JOIN endpoints ON endpoints.site_id = ?1 AND endpoints.state = 'on'
      WHERE EXISTS (SELECT 1 FROM json_each(endpoints.topics) AS one
        WHERE one.value = json_each.value ->> 'topic')
      ON CONFLICT DO NOTHING`,
    parameters: [siteId, JSON.stringify(told), at],
  }
}

/**
 * The statement that tells other systems of incidents, alerts or a week, to stand in the batch that stores them.
 * @param told with the id of each message, so that the same one twice adds nothing
 */
export function enqueueBodies(
  { siteId }: SiteDb,
  told: readonly ({ message: string } & (
    | { topic: 'incident.raised' | 'incident.ended'; body: IncidentData }
    | { topic: 'alert.raised' | 'alert.ended'; body: AlertData }
    | { topic: 'summary.weekly'; body: Summary }
  ))[],
  at: number,
) {
  return {
    sql: `/* enqueueBodies */ INSERT INTO outbox
        (site_id, endpoint_id, id, topic, subject, body, made_at, due_at)
      SELECT ?1, endpoints.id, value ->> 'message', value ->> 'topic', value -> 'body' ->> 'id',
        value -> 'body', ?3, ?3
      FROM json_each(?2) CROSS JOIN endpoints ON endpoints.site_id = ?1 AND endpoints.state = 'on'
      WHERE EXISTS (SELECT 1 FROM json_each(endpoints.topics) AS one
        WHERE one.value = json_each.value ->> 'topic')
      ON CONFLICT DO NOTHING`,
    parameters: [siteId, JSON.stringify(told), at],
  }
}
