import {
  ISSUES,
  type IssueType,
  BAD,
  BAD_SENTIMENT,
  type StreamIssue,
} from '#contract/delivery/words.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { DeliveryAnswer, Stream } from '#worker/domain/delivery/figures/watch-site.ts'
import { isAboutDelivery, isProved, sentimentIn } from './told.ts'

/** Answers that one step looks at. */
const STEP = 200

/** An answer that has come since the last look. */
interface NewAnswer {
  id: string
  at: number
  /** The order and the parcel that it is about; '' and null where they are not known. */
  order: string
  carrier: string | null
  code: string | null
  /** JSON of codes, or null. */
  choices: string | null
  sentiment: number | null
  /** What its case is about; '' for nothing. */
  caseIssue: string
  /** 1 where it is about the delivery, and the first such answer of its order. */
  counts: number
}

const ORDER = `coalesce(
  (SELECT order_id FROM cases INDEXED BY cases_by_answer WHERE site_id = ?1 AND answer_id = answers.id AND order_id <> '' LIMIT 1),
  (SELECT target FROM answer_links WHERE site_id = ?1 AND answer_id = answers.id AND kind = 'order'
    AND state = 'linked' LIMIT 1),
  (SELECT id FROM orders WHERE site_id = ?1 AND id = answers.order_ref),
  (SELECT id FROM orders INDEXED BY orders_by_number WHERE site_id = ?1 AND number = answers.order_ref LIMIT 1),
  (SELECT id FROM orders INDEXED BY orders_by_key WHERE site_id = ?1 AND key = answers.order_ref LIMIT 1), answers.order_ref, '')`
const parcel = (
  column: string,
) => `(SELECT ${column} FROM shipments INDEXED BY shipments_by_order WHERE site_id = ?1
  AND order_id = named AND order_id <> '' ORDER BY last_at DESC LIMIT 1)`
const IS_FIRST = `NOT EXISTS (SELECT 1 FROM answers AS before INDEXED BY answers_by_order WHERE before.site_id = ?1
  AND before.order_ref = answers.order_ref AND before.id < answers.id
  AND ${isProved('before')} AND ${isAboutDelivery('before')})`
const READ = `/* readAnswerNews */ SELECT id, at, named AS "order", ${parcel('carrier')} AS carrier,
    ${parcel('code')} AS code, choices, sentiment, caseIssue, counts
  FROM (SELECT answers.id, answered_at AS at, ${ORDER} AS named, choices,
      ${sentimentIn('answers')} AS sentiment,
      coalesce((SELECT issue FROM cases INDEXED BY cases_by_answer WHERE site_id = ?1 AND answer_id = answers.id LIMIT 1), '')
        AS caseIssue,
      ${isAboutDelivery('answers')} AND ${IS_FIRST} AS counts
    FROM answer_news CROSS JOIN answers ON answers.site_id = ?1 AND answers.id = answer_news.answer_id
    WHERE answer_news.site_id = ?1 AND answers.held <= 0 ORDER BY answer_news.answer_id LIMIT ${STEP})`

/** What is watched of a site, and what has come. */
export interface Watched {
  seq: number
  /** Unix milliseconds; null for never. */
  frozenAt: number | null
  streams: Stream[]
  /** Ids of all new answers, and those that count. */
  news: string[]
  answers: DeliveryAnswer[]
  /** What answers say of parcels. */
  said: SaidIssue[]
  /** Orders that were answered about. */
  orders: string[]
}

/** An issue that a customer named by a choice. */
export interface SaidIssue {
  answer: string
  at: number
  order: string
  carrier: string
  code: string
  issue: IssueType
}

/** What of a site's streams and new answers a look at it needs; three queries. */
export async function readWatch(db: SiteDb): Promise<Watched> {
  const [states = [], streams = [], rows = [], listed = []] = await runBatch<never>(db, [
    {
      sql: `/* readWatch */ SELECT seq, frozen_at AS frozenAt FROM incident_watch WHERE site_id = ?1`,
      parameters: [db.siteId],
    },
    {
      sql: `/* readWatch */ SELECT stream FROM incident_streams WHERE site_id = ?1`,
      parameters: [db.siteId],
    },
    { sql: READ, parameters: [db.siteId] },
    {
      sql: `/* readWatch */ SELECT answer_id AS id FROM answer_news WHERE site_id = ?1
        ORDER BY answer_id LIMIT ${STEP}`,
      parameters: [db.siteId],
    },
  ])
  const [state] = states as { seq: number; frozenAt: number | null }[]
  const known = streams as { stream: string }[]
  const found = rows as NewAnswer[]
  return {
    seq: state?.seq ?? 0,
    frozenAt: state?.frozenAt ?? null,
    // As storeWatch has written them.
    streams: known.map(({ stream }) => JSON.parse(stream) as Stream),
    news: (listed as { id: string }[]).map(({ id }) => id),
    answers: found.flatMap(toAnswer),
    said: found.flatMap(toSaid),
    orders: [...new Set(found.map(({ order }) => order))].filter((order) => order !== ''),
  }
}

/** Answers of which nobody knows the carrier are in no stream. */
function toAnswer(row: NewAnswer): DeliveryAnswer[] {
  const { id, at, carrier, sentiment, caseIssue, counts } = row
  if (carrier === null || carrier === '' || counts === 0) return []
  const named = new Set<StreamIssue>(namedBy(row))
  if (isIssue(caseIssue)) named.add(caseIssue)
  if (sentiment !== null && sentiment <= BAD_SENTIMENT) named.add(BAD)
  return [{ id, at, carrier, named }]
}

function toSaid(row: NewAnswer): SaidIssue[] {
  const { id: answer, at, order, carrier, code } = row
  if (carrier === null || code === null) return []
  return namedBy(row).map((issue) => ({ answer, at, order, carrier, code, issue }))
}

function namedBy({ choices }: NewAnswer): IssueType[] {
  // As the schema of an answer let it in.
  return choices === null ? [] : (JSON.parse(choices) as string[]).filter(isIssue)
}

function isIssue(code: string): code is IssueType {
  return Object.hasOwn(ISSUES, code)
}
