import { ISSUES, type IssueType } from '#contract/delivery/words.ts'
import { BAD, BAD_SENTIMENT, type StreamIssue } from '#contract/delivery/figures.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { enqueueIncidents } from '#worker/db/outbox/enqueue.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'
import { silentAt } from '#worker/domain/delivery/figures/incident.ts'
import type {
  DeliveryAnswer,
  FoundIncident,
  Stream,
} from '#worker/domain/delivery/figures/watch-site.ts'
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
  (SELECT order_id FROM cases WHERE site_id = ?1 AND answer_id = answers.id AND order_id <> '' LIMIT 1),
  (SELECT target FROM answer_links WHERE site_id = ?1 AND answer_id = answers.id AND kind = 'order'
    AND state = 'linked' LIMIT 1),
  (SELECT id FROM orders WHERE site_id = ?1 AND id = answers.order_ref),
  (SELECT id FROM orders WHERE site_id = ?1 AND number = answers.order_ref LIMIT 1),
  (SELECT id FROM orders WHERE site_id = ?1 AND key = answers.order_ref LIMIT 1), answers.order_ref, '')`
const parcel = (column: string) => `(SELECT ${column} FROM shipments WHERE site_id = ?1
  AND order_id = named AND order_id <> '' ORDER BY last_at DESC LIMIT 1)`
const IS_FIRST = `NOT EXISTS (SELECT 1 FROM answers AS before WHERE before.site_id = ?1
  AND before.order_ref = answers.order_ref AND before.id < answers.id
  AND ${isProved('before')} AND ${isAboutDelivery('before')})`
const READ = `/* readAnswerNews */ SELECT id, at, named AS "order", ${parcel('carrier')} AS carrier,
    ${parcel('code')} AS code, choices, sentiment, caseIssue, counts
  FROM (SELECT answers.id, answered_at AS at, ${ORDER} AS named, choices,
      ${sentimentIn('answers')} AS sentiment,
      coalesce((SELECT issue FROM cases WHERE site_id = ?1 AND answer_id = answers.id LIMIT 1), '')
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
interface SaidIssue {
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

/** What becomes of a look. */
export interface Seen {
  /** The `seq` that it was made on. */
  seq: number
  frozenAt: number | null
  streams: readonly Stream[]
  incidents: readonly FoundIncident[]
  /** Ids of those that began. */
  raised: readonly string[]
  /** Ids of the answers that were looked at. */
  news: readonly string[]
  said: readonly (SaidIssue & { id: string })[]
  orders: readonly string[]
}

/** The batch breaks off where somebody else has stored since: the row that it would write has no count. */
const GUARD = `/* storeWatch */ INSERT INTO incident_watch (site_id, seq) SELECT ?1, NULL
  WHERE coalesce((SELECT seq FROM incident_watch WHERE site_id = ?1), 0) <> ?2`
const STATE = `/* storeWatch */ INSERT INTO incident_watch (site_id, frozen_at, seq) VALUES (?1, ?2, ?3 + 1)
  ON CONFLICT (site_id) DO UPDATE SET frozen_at = excluded.frozen_at, seq = excluded.seq`
const STREAMS = `/* storeWatch */ INSERT INTO incident_streams (site_id, carrier, issue, stream, silent_at)
  SELECT ?1, value ->> 'carrier', value ->> 'issue', value -> 'stream', value ->> 'silentAt'
  FROM json_each(?2) WHERE true
  ON CONFLICT (site_id, carrier, issue) DO UPDATE SET stream = excluded.stream,
    silent_at = excluded.silent_at WHERE incident_streams.stream <> excluded.stream`
const FIELDS = {
  carrier: 'carrier',
  issue: 'issue',
  started_at: 'startedAt',
  alarmed_at: 'alarmedAt',
  ended_at: 'endedAt',
  end_sure_at: 'endSureAt',
  is_silent: 'isSilent',
  answers: 'answers',
  named: 'named',
  usual: 'usual',
  false_days: 'falseDays',
}
const COLUMNS = Object.keys(FIELDS)
const INCIDENTS = `/* storeWatch */ INSERT INTO incidents (site_id, id, ${COLUMNS.join(', ')})
  SELECT ?1, value ->> 'id', ${Object.values(FIELDS)
    .map((field) => `value ->> '${field}'`)
    .join(', ')} FROM json_each(?2) WHERE true
  ON CONFLICT (site_id, id) DO UPDATE SET ${COLUMNS.map((one) => `${one} = excluded.${one}`).join(', ')}`
const FAULTS = `'${JSON.stringify(Object.fromEntries(Object.entries(ISSUES).map(([type, { fault }]) => [type, fault])))}'`
const SAID = `/* storeWatch */ INSERT INTO delivery_issues
    (site_id, id, type, carrier, code, order_id, opened_at, said_at, fault)
  SELECT ?1, value ->> 'id', value ->> 'issue', value ->> 'carrier', value ->> 'code', value ->> 'order',
    value ->> 'at', value ->> 'at', ${FAULTS} ->> ('$.' || (value ->> 'issue'))
  FROM json_each(?2) WHERE true
  ON CONFLICT (site_id, order_id, carrier, code, type) DO UPDATE SET
    said_at = min(coalesce(delivery_issues.said_at, excluded.said_at), excluded.said_at)
  WHERE delivery_issues.said_at IS NULL OR excluded.said_at < delivery_issues.said_at`
const ANSWERED = `/* storeWatch */ INSERT INTO parcel_news (site_id, carrier, code, order_id)
  SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = ?1 AND order_id IN (SELECT value FROM json_each(?2)) AND order_id <> ''
  ON CONFLICT DO NOTHING`
const FORGET = `/* storeWatch */ DELETE FROM answer_news WHERE site_id = ?1
  AND answer_id IN (SELECT value FROM json_each(?2))`

/**
 * Stores what a look has come to, in one transaction: streams, incidents, what customers said, and
 * what other systems are told of incidents that began.
 * @param link where the dashboard shows incidents
 * @returns false if another look was stored in between: nothing was changed
 */
export async function storeWatch(
  db: SiteDb,
  seen: Seen,
  { link, now }: { link: string; now: number },
): Promise<boolean> {
  const { siteId } = db
  const streams = seen.streams.map((stream) => {
    const { carrier, issue, watch } = stream
    return { carrier, issue, stream, silentAt: silentAt(watch) }
  })
  const found = seen.incidents.map((one) => ({ ...one, isSilent: Number(one.isSilent) }))
  const list = (sql: string, rows: readonly unknown[]) =>
    rows.length > 0 ? [{ sql, parameters: [siteId, JSON.stringify(rows)] }] : []
  const told = seen.incidents.flatMap((one) => toldOf(one, seen, link))
  return await unbroken(
    runBatch(db, [
      { sql: GUARD, parameters: [siteId, seen.seq] },
      { sql: STATE, parameters: [siteId, seen.frozenAt, seen.seq] },
      ...list(STREAMS, streams),
      ...list(INCIDENTS, found),
      ...list(SAID, seen.said),
      ...list(ANSWERED, seen.orders),
      ...(told.length > 0 ? [enqueueIncidents(db, told, now)] : []),
      ...list(FORGET, seen.news),
    ]),
  )
}

/** What other systems are told: that an incident began, and that one ended. */
function toldOf(incident: FoundIncident, { raised }: Seen, link: string) {
  const { id, carrier, issue, named, answers, usual, startedAt, alarmedAt, endedAt } = incident
  const body = {
    ...{ id, about: carrier, usual, link },
    issue: issue === BAD ? null : issue,
    ...{ bad: named, total: answers, since: startedAt, at: alarmedAt, until: endedAt },
  }
  const message = (topic: 'incident.raised' | 'incident.ended', at: number) => ({
    message: messageAt(at, crypto.getRandomValues(new Uint8Array(10))),
    topic,
    body,
  })
  return [
    ...(raised.includes(id) ? [message('incident.raised', alarmedAt)] : []),
    ...(endedAt === null ? [] : [message('incident.ended', incident.endSureAt ?? endedAt)]),
  ]
}

export type StoredIncident = FoundIncident

/** The newest incidents, those that were raised last first, with the state of all streams. */
export async function readIncidents(
  db: SiteDb,
  limit: number,
): Promise<{ incidents: StoredIncident[]; streams: Stream[]; frozenAt: number | null }> {
  const fields = Object.entries(FIELDS).map(([column, field]) => `${column} AS "${field}"`)
  const { rows } = await run<Omit<StoredIncident, 'isSilent'> & { isSilent: number }>(
    db,
    `/* readIncidents */ SELECT id, ${fields.join(', ')} FROM incidents WHERE site_id = ?1
      ORDER BY id DESC LIMIT ?2`,
    [db.siteId, limit],
  )
  const { rows: streams } = await run<{ stream: string; frozenAt: number | null }>(
    db,
    `/* readIncidents */ SELECT stream, (SELECT frozen_at FROM incident_watch WHERE site_id = ?1)
        AS frozenAt FROM incident_streams WHERE site_id = ?1 ORDER BY carrier, issue`,
    [db.siteId],
  )
  return {
    incidents: rows.map((row) => ({ ...row, isSilent: row.isSilent === 1 })),
    // As storeWatch has written them.
    streams: streams.map(({ stream }) => JSON.parse(stream) as Stream),
    frozenAt: streams[0]?.frozenAt ?? null,
  }
}
