import { BAD, ISSUES } from '#contract/delivery/words.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { enqueueBodies } from '#worker/db/outbox/enqueue.ts'
import { silentAt } from '#worker/domain/delivery/figures/incident.ts'
import type { FoundIncident, Stream } from '#worker/domain/delivery/figures/watch-site.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'
import { INCIDENT_FIELDS } from './incidents.ts'
import type { SaidIssue } from './watch.ts'

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
const COLUMNS = Object.keys(INCIDENT_FIELDS)
const INCIDENTS = `/* storeWatch */ INSERT INTO incidents (site_id, id, ${COLUMNS.join(', ')})
  SELECT ?1, value ->> 'id', ${Object.values(INCIDENT_FIELDS)
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
      ...(told.length > 0 ? [enqueueBodies(db, told, now)] : []),
      ...list(FORGET, seen.news),
    ]),
  )
}

/** What other systems are told: that an incident began, and that one ended. */
function toldOf(incident: FoundIncident, { raised }: Seen, link: string) {
  const { id, carrier, issue, named, answers, usual, startedAt, alarmedAt, endedAt } = incident
  const body = {
    id,
    about: carrier,
    issue: issue === BAD ? null : issue,
    bad: named,
    total: answers,
    usual,
    since: startedAt,
    at: alarmedAt,
    until: endedAt,
    link,
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
