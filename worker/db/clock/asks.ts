import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { ListRow } from '#worker/db/channels/recipients/lists.ts'
import { ISSUES } from '#contract/delivery/words.ts'
import type { orderAsks } from '#worker/db/schema/act/clock.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { METHOD_FACTS } from '#worker/domain/delivery/link.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'
import { countingAnswer } from './trials.ts'

export type OrderAsk = typeof orderAsks.$inferSelect

/** What is to be asked, once. */
export interface NewAsk extends Omit<OrderAsk, 'siteId' | 'line' | 'answeredAt' | 'answerId'> {
  /** Time-ordered: of its message. */
  messageId: string
}

/** What an ask still looks at when it is made: a case that is as it was, or a parcel on its way. */
const STILL = {
  again: `EXISTS (SELECT 1 FROM cases WHERE site_id = ?1 AND id = ?2 ->> 'caseId'
    AND order_id = ?2 ->> 'orderId' AND seq = ?3)`,
  arrived: `EXISTS (SELECT 1 FROM delivery_watches WHERE site_id = ?1
      AND order_id = ?2 ->> 'orderId')
    AND ?3 = 0 AND NOT EXISTS (SELECT 1 FROM shipments WHERE site_id = ?1
      AND carrier = ?2 ->> 'carrier' AND code = ?2 ->> 'code' AND order_id = ?2 ->> 'orderId'
      AND delivered_at IS NOT NULL)`,
}
const TOPIC = 'ask.due'

/**
 * The statements that make an ask and tell the systems which send it, for one batch. What was asked
 * before, or is not to be asked any more, is not.
 * @param seq of the case as it was decided on; 0 for none
 */
export function storingAsk({ siteId }: SiteDb, { messageId, ...ask }: NewAsk, seq = 0) {
  return [
    {
      sql: `/* storingAsk */ INSERT INTO order_asks (site_id, line, key, kind, survey_id, order_id,
          carrier, code, case_id, lang, made_at, ends_at)
        SELECT ?1, (SELECT coalesce(max(line), 0) + 1 FROM order_asks WHERE site_id = ?1),
          ?2 ->> 'key', ?2 ->> 'kind', ?2 ->> 'surveyId', ?2 ->> 'orderId', ?2 ->> 'carrier',
          ?2 ->> 'code', ?2 ->> 'caseId', ?2 ->> 'lang', ?2 ->> 'madeAt', ?2 ->> 'endsAt'
        WHERE ${STILL[ask.kind]} ON CONFLICT DO NOTHING`,
      parameters: [siteId, JSON.stringify(ask), seq],
    },
    {
      sql: `/* storingAsk */ INSERT INTO outbox
          (site_id, endpoint_id, id, topic, subject, made_at, due_at)
        SELECT ?1, endpoints.id, ?2, '${TOPIC}', ?3, ?4, ?4 FROM endpoints
        WHERE site_id = ?1 AND state = 'on'
          AND EXISTS (SELECT 1 FROM json_each(topics) WHERE value = '${TOPIC}')
          AND EXISTS (SELECT 1 FROM order_asks WHERE site_id = ?1 AND key = ?3 AND made_at = ?4)
        ON CONFLICT DO NOTHING`,
      parameters: [siteId, messageOfAnswer(messageId), ask.key, ask.madeAt],
    },
  ]
}

/** An ask with the list that its link belongs to, and who is asked; null for a link of none. */
export async function findAsk(
  db: SiteDb,
  { list: code, line }: { list: string; line: number },
): Promise<{ list: ListRow; ask: OrderAsk; person: string; also: string | null } | null> {
  const { rows } = await run<OrderAsk & { person: string | null; also: string | null }>(
    db,
    `/* findAsk */ SELECT ${COLUMNS}, email_hash AS person, customer_ref AS also
      FROM clock CROSS JOIN order_asks ON order_asks.site_id = ?1 AND line = ?3
      LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = order_asks.order_id
      WHERE clock.site_id = ?1 AND ask_code = ?2`,
    [db.siteId, code, line],
  )
  const [row] = rows
  if (!row) return null
  const { person, also, ...ask } = row
  const { siteId, surveyId, madeAt, endsAt } = ask
  const list = { siteId, code, surveyId, madeAt, endsAt, ...NO_LIST }
  return { list, ask, person: person ?? '', also }
}

const NO_LIST = { channel: 'email', name: '', madeByName: '', countedTo: 0 } as const
const COLUMNS = `order_asks.site_id AS siteId, line, order_asks.key, kind, survey_id AS surveyId,
  order_asks.order_id AS orderId, carrier, code, case_id AS caseId, order_asks.lang,
  made_at AS madeAt, ends_at AS endsAt, answered_at AS answeredAt, answer_id AS answerId`

/** An ask as it is told to who sends it. */
export interface ToldAsk extends OrderAsk {
  askCode: string
  origin: string
  surveyName: string
}

/** Asks by their keys, as they are now. */
export async function readAsks(db: SiteDb, keys: string[]): Promise<Map<string, ToldAsk>> {
  if (keys.length === 0) return new Map()
  const { rows } = await run<ToldAsk>(
    db,
    `/* readAsks */ SELECT ${COLUMNS}, ask_code AS askCode, origin,
        coalesce(surveys.name, survey_id) AS surveyName
      FROM json_each(?2) AS wanted CROSS JOIN order_asks ON order_asks.site_id = ?1
        AND order_asks.key = wanted.value
      CROSS JOIN clock ON clock.site_id = ?1 AND ask_code IS NOT NULL
      LEFT JOIN surveys ON surveys.site_id = ?1 AND surveys.id = survey_id`,
    [db.siteId, JSON.stringify([...new Set(keys)])],
  )
  return new Map(rows.map((row) => [row.key, row]))
}

const FAULTS = `'${JSON.stringify(Object.fromEntries(Object.entries(ISSUES).map(([type, { fault }]) => [type, fault])))}'`
/** Only what the very batch has stored. */
const STORED = `EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = ?3 AND received_at = ?4)`
const MINE = `site_id = ?1 AND line = ?2 AND answer_id = ?3`
/** What a parcel that has not arrived is, by what tracking says of it. */
const MISSING = `CASE (SELECT status FROM shipments WHERE shipments.site_id = ?1
    AND shipments.carrier = asked.carrier AND shipments.code = asked.code
    AND shipments.order_id = asked.order_id)
  WHEN 'delivered' THEN 'delivered_not_received' WHEN 'lost' THEN 'lost' ELSE 'late' END`

/** What the statements of an answer look at. */
interface Answering {
  /** Site, line, answer, and when it came. */
  one: unknown[]
  fresh: () => string
}

/**
 * The statements by which an answer ends the ask that it was given to, for the answer's own batch: the
 * case's story tells it, and a parcel that has not come is an issue that the customer has named.
 */
export function answeringAsk(
  { siteId }: SiteDb,
  { line, kind, caseId }: OrderAsk,
  { id, receivedAt, score }: Pick<StampedAnswer, 'id' | 'receivedAt' | 'score'>,
) {
  const one = [siteId, line, id, receivedAt]
  const fresh = () => timeOrderedId(receivedAt, crypto.getRandomValues(new Uint8Array(10)))
  return [
    {
      sql: `/* answeringAsk */ UPDATE order_asks SET answered_at = ?4, answer_id = ?3
        WHERE site_id = ?1 AND line = ?2 AND answered_at IS NULL AND ${STORED}`,
      parameters: one,
    },
    ...(kind === 'again' && caseId !== null ? answeringCase({ one, fresh }, score) : []),
    ...(kind === 'arrived' && score === 0 ? sayingMissing({ one, fresh }) : []),
  ]
}

/** Links the answer to what the ask was about. */
function linking(kind: 'case' | 'issue', target: string, from: string) {
  return `/* answeringAsk */ INSERT INTO answer_links
      (site_id, answer_id, kind, target, method, confidence, state, at)
    SELECT ?1, ?3, '${kind}', ${target}, 'code', ${METHOD_FACTS.code.confidence}, 'linked', ?4
    FROM ${from} ON CONFLICT DO NOTHING`
}

/** How it went after a case: its story tells it. */
function answeringCase({ one, fresh }: Answering, score: number | null) {
  const asked = `order_asks WHERE ${MINE} AND answered_at = ?4`
  return [
    {
      sql: `/* answeringAsk */ INSERT INTO case_events (site_id, case_id, id, at, actor_kind,
          actor_id, actor_name, kind, details)
        SELECT ?1, case_id, ?5, ?4, 'system', '', '', 'answered', ?6 FROM ${asked}
          AND EXISTS (SELECT 1 FROM cases WHERE cases.site_id = ?1 AND cases.id = case_id)`,
      parameters: [...one, fresh(), JSON.stringify(score === null ? {} : { score })],
    },
    { sql: linking('case', 'case_id', asked), parameters: one },
    ...(score === null
      ? []
      : [countingAnswer(`(SELECT order_asks.key FROM ${asked}) AS asked`, one)]),
    {
      sql: `/* answeringAsk */ UPDATE cases SET ask_again = 'answered', changed_at = ?4, seq = seq + 1
        WHERE site_id = ?1 AND ask_again = 'asked' AND id = (SELECT case_id FROM ${asked})`,
      parameters: one,
    },
  ]
}

/** It has not arrived: an issue that the customer names, whatever tracking says. */
function sayingMissing({ one, fresh }: Answering) {
  const asked = `(SELECT *, ${MISSING} AS named FROM order_asks AS asked WHERE ${MINE}
    AND answered_at = ?4 AND order_id <> '')`
  return [
    {
      sql: `/* answeringAsk */ INSERT INTO delivery_issues (site_id, id, type, carrier, code,
          order_id, opened_at, said_at, fault)
        SELECT ?1, ?5, named, carrier, code, order_id, ?4, ?4, ${FAULTS} ->> ('$.' || named)
        FROM ${asked} WHERE true ON CONFLICT (site_id, order_id, carrier, code, type) DO UPDATE SET
          said_at = excluded.said_at WHERE delivery_issues.said_at IS NULL`,
      parameters: [...one, fresh()],
    },
    {
      sql: linking(
        'issue',
        'known.id',
        `${asked} AS mine CROSS JOIN delivery_issues AS known ON known.site_id = ?1
          AND known.order_id = mine.order_id AND known.carrier = mine.carrier
          AND known.code = mine.code AND known.type = mine.named WHERE true`,
      ),
      parameters: one,
    },
  ]
}

/** Stores an ask by itself. @see storingAsk */
export async function storeAsk(db: SiteDb, ask: NewAsk): Promise<void> {
  await runBatch(db, storingAsk(db, ask))
}
