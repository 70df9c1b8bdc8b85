import { DELIVERY_LIMITS, ISSUES, PARCEL_STATUSES } from '#contract/delivery/words.ts'
import type { IssueType, ParcelStatus } from '#contract/delivery/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import type { ParcelEvent } from '#worker/db/schema/act/orders.ts'
import { wholeParcel } from './whole-parcel.ts'
import { takenOver } from './store-orders.ts'

/** Something that a message tells of a parcel. */
export interface ToldParcel {
  carrier: string
  /** null where the sender names the parcel by its own id only. */
  code: string | null
  senderId: string | null
  /** Id or number of its order; null where the sender does not know it. */
  order: string | null
  status: ParcelStatus
  issue: IssueType | null
  /** Unix milliseconds. */
  at: number
  /** The local day of `at`. */
  day: string
  event: ParcelEvent
  estimate: string | null
  /** The day by which the shop promised the order, where a carrier's service knows it. */
  promised: string | null
  url: string | null
  connectionId: string
  /** Time-ordered id that a delivery issue gets, should it be a new one. */
  issueId: string
  lateId: string
}

const RANKS = `'${JSON.stringify(PARCEL_STATUSES)}'`
const rank = (status: string) => `(${RANKS} ->> ('$.' || ${status}))`
const FAULTS = `'${JSON.stringify(Object.fromEntries(Object.entries(ISSUES).map(([type, { fault }]) => [type, fault])))}'`

/** The order that an event belongs to: by id, by number, or by that name until it is known. */
const NAMED_ORDER = `coalesce(
  (SELECT id FROM orders WHERE orders.site_id = ?1 AND orders.id = value ->> 'order'),
  (SELECT id FROM orders WHERE orders.site_id = ?1 AND orders.number = value ->> 'order' LIMIT 1),
  value ->> 'order')`

/** The newest parcel with that code: carriers use codes again. */
const KNOWN_ORDER = `(SELECT order_id FROM shipments AS known WHERE known.site_id = ?1
  AND known.carrier = value ->> 'carrier' AND known.code = value ->> 'code'
  ORDER BY created_at DESC LIMIT 1)`
const bySender = (column: string) => `(SELECT ${column} FROM shipments AS known
  WHERE known.site_id = ?1 AND known.sender_id = value ->> 'senderId' ORDER BY created_at DESC LIMIT 1)`

/** Every event with the key of its parcel. */
const EVENTS = `SELECT value,
    iif(value ->> 'code' IS NULL, coalesce(${bySender('carrier')}, value ->> 'carrier'),
      value ->> 'carrier') AS carrier,
    coalesce(value ->> 'code', ${bySender('code')}, '~' || (value ->> 'senderId')) AS code,
    coalesce(${NAMED_ORDER}, iif(value ->> 'code' IS NULL, ${bySender('order_id')}, ${KNOWN_ORDER}), '')
      AS order_id
  FROM json_each(?2)`

/** A parcel that was told of without its order or its code gets them once somebody tells. */
const adopting = (column: string, condition: string) => `/* storeParcels */
  UPDATE OR IGNORE shipments SET ${column}, told_in = ?3 FROM (SELECT value, ${NAMED_ORDER} AS named FROM json_each(?2))
    AS told WHERE shipments.site_id = ?1 AND ${condition}`
const ADOPT_ORDER = adopting(
  'order_id = named',
  `named IS NOT NULL AND shipments.carrier = value ->> 'carrier' AND shipments.code = value ->> 'code'
    AND (shipments.carrier, shipments.code) IN (SELECT value ->> 'carrier', value ->> 'code' FROM json_each(?2))
    AND shipments.order_id = ''`,
)
const ADOPT_ISSUES = `/* storeParcels */ UPDATE OR IGNORE delivery_issues SET order_id = named, told_in = ?3
  FROM (SELECT value, ${NAMED_ORDER} AS named FROM json_each(?2)) AS told
  WHERE delivery_issues.site_id = ?1 AND named IS NOT NULL AND delivery_issues.order_id = ''
    AND delivery_issues.carrier = value ->> 'carrier' AND delivery_issues.code = value ->> 'code'`
const ADOPT_CODE = adopting(
  "code = value ->> 'code', carrier = iif(value ->> 'carrier' = '', shipments.carrier, value ->> 'carrier')",
  `shipments.sender_id = value ->> 'senderId'
    AND shipments.sender_id IN (SELECT value ->> 'senderId' FROM json_each(?2)) AND value ->> 'code' IS NOT NULL
    AND shipments.code = '~' || shipments.sender_id`,
)

/**
 * A parcel moves to a higher rank only. One that was delivered may travel back; one that travels back
 * is delivered again only by something that happened later.
 */
const MOVES = `((${rank('excluded.status')} > ${rank('shipments.status')}
    AND NOT (shipments.status IN ('returning', 'returned') AND excluded.status = 'delivered'
      AND excluded.status_at <= shipments.status_at))
  OR (shipments.status = 'delivered' AND excluded.status IN ('returning', 'returned')
    AND excluded.status_at >= shipments.status_at))`

const INTO_SHIPMENTS = `INSERT INTO shipments (site_id, carrier, code, order_id, sender_id,
  connection_id, status, status_at, delivered_at, created_at, last_at, estimate, url, events, told_in)`

/** A parcel that nobody knows yet, with all that its first message tells: see `wholeParcel`. */
const FIRST = `/* storeParcels */ ${INTO_SHIPMENTS}
  SELECT ?1, carrier, code, order_id, value ->> 'senderId', value ->> 'connectionId',
    value ->> 'status', value ->> 'statusAt', value ->> 'deliveredAt', min(?4, value ->> 'at'),
    value ->> 'lastAt', value ->> 'estimate', value ->> 'url', json(value -> 'events'), ?3
  FROM (${EVENTS}) WHERE true ON CONFLICT DO NOTHING`

const UPSERT = `/* storeParcels */ ${INTO_SHIPMENTS}
  SELECT ?1, carrier, code, order_id, value ->> 'senderId', value ->> 'connectionId',
    value ->> 'status', value ->> 'at', iif(value ->> 'status' = 'delivered', value ->> 'at', NULL),
    min(?4, value ->> 'at'), value ->> 'at', value ->> 'estimate', value ->> 'url', json_array(json(value -> 'event')), ?3
  FROM (${EVENTS}) WHERE true
  ON CONFLICT (site_id, carrier, code, order_id) DO UPDATE SET
    events = json_insert(iif(json_array_length(shipments.events) >= ${DELIVERY_LIMITS.parcelEvents},
      json_remove(shipments.events, '$[0]'), shipments.events), '$[#]', excluded.events -> '$[0]'),
    status = iif(${MOVES}, excluded.status, shipments.status),
    status_at = iif(${MOVES}, excluded.status_at, shipments.status_at),
    delivered_at = iif(${MOVES}, coalesce(excluded.delivered_at, shipments.delivered_at),
      shipments.delivered_at),
    estimate = iif(excluded.last_at >= shipments.last_at,
      coalesce(excluded.estimate, shipments.estimate), shipments.estimate),
    last_at = max(shipments.last_at, excluded.last_at),
    connection_id = ${takenOver('shipments')},
    url = coalesce(excluded.url, shipments.url),
    sender_id = coalesce(shipments.sender_id, excluded.sender_id), told_in = excluded.told_in
  WHERE NOT EXISTS (SELECT 1 FROM json_each(shipments.events) AS known
    WHERE known.value ->> 't' = excluded.events ->> '$[0].t'
      AND known.value ->> 'c' = excluded.events ->> '$[0].c')`

const INTO_ISSUES = `INSERT INTO delivery_issues (site_id, id, type, carrier, code, order_id,
  opened_at, seen_at, fault, days, told_in)`
/** Seen earlier than was known: a late message, or a customer who was first. */
const SEEN = `ON CONFLICT (site_id, order_id, carrier, code, type) DO UPDATE SET
    seen_at = excluded.seen_at, told_in = excluded.told_in, opened_at = min(delivery_issues.opened_at, excluded.opened_at)
  WHERE delivery_issues.seen_at IS NULL OR excluded.seen_at < delivery_issues.seen_at`

const ISSUE_SEEN = `/* storeParcels */ ${INTO_ISSUES}
  SELECT ?1, value ->> 'issueId', value ->> 'issue', carrier, code, order_id, value ->> 'at',
    value ->> 'at', ${FAULTS} ->> ('$.' || (value ->> 'issue')), NULL, ?3
  FROM (${EVENTS}) WHERE value ->> 'issue' IS NOT NULL ${SEEN}`

/** What a carrier's service knows of the promise counts where the shop has told of none. */
const PROMISED = `/* storeParcels */ INSERT INTO orders
    (site_id, id, changed_at, state, promised, connection_id, told_in)
  SELECT ?1, order_id, 0, 'open', value ->> 'promised', value ->> 'connectionId', ?3
  FROM (${EVENTS}) WHERE order_id <> '' AND value ->> 'promised' IS NOT NULL
  ON CONFLICT (site_id, id) DO UPDATE SET promised = excluded.promised, told_in = excluded.told_in
  WHERE orders.promised IS NULL`

/**
 * What was delivered after the first promise is late, whatever the carrier says; where the weather has
 * held it up, it is nobody's doing.
 */
const LATE = `/* storeParcels */ INSERT INTO delivery_issues (site_id, id, type, carrier, code, order_id,
    opened_at, seen_at, fault, days, closed_at, told_in)
  SELECT ?1, value ->> 'lateId', 'late', told.carrier, told.code, told.order_id, value ->> 'at',
    value ->> 'at', iif(EXISTS (SELECT 1 FROM delivery_issues AS storm WHERE storm.site_id = ?1
      AND storm.order_id = told.order_id AND storm.carrier = told.carrier AND storm.code = told.code
      AND storm.type = 'weather_delay'), 'nobody', 'carrier'),
    julianday(value ->> 'day') - julianday(promised), value ->> 'at', ?3
  FROM (${EVENTS}) AS told
  CROSS JOIN shipments ON shipments.site_id = ?1 AND shipments.carrier = told.carrier
    AND shipments.code = told.code AND shipments.order_id = told.order_id
  CROSS JOIN orders ON orders.site_id = ?1 AND orders.id = told.order_id
  WHERE value ->> 'status' = 'delivered' AND shipments.delivered_at = value ->> 'at'
    AND promised < value ->> 'day'
  ON CONFLICT (site_id, order_id, carrier, code, type) DO UPDATE SET days = excluded.days,
    seen_at = coalesce(delivery_issues.seen_at, excluded.seen_at), closed_at = excluded.closed_at,
    told_in = excluded.told_in
  WHERE delivery_issues.days IS NOT excluded.days OR delivery_issues.closed_at IS NULL`

/** What has come stalls no more, and is late no more. */
const CAME = `/* storeParcels */ UPDATE delivery_issues INDEXED BY delivery_issues_by_parcel
  SET closed_at = value ->> 'at', told_in = ?3 FROM (${EVENTS}) AS told
  WHERE delivery_issues.order_id IN (SELECT order_id FROM (${EVENTS})) AND value ->> 'status' = 'delivered' AND delivery_issues.site_id = ?1
    AND delivery_issues.order_id = told.order_id AND delivery_issues.carrier = told.carrier
    AND delivery_issues.code = told.code AND type IN ('late', 'stalled') AND closed_at IS NULL`

/**
 * The statements that take over what a message tells of parcels, for the message's batch: the parcels
 * themselves, in the order of time, and the delivery issues that follow. Those that can find nothing
 * to do are left out. Twice the same message changes nothing.
 * @param now Unix milliseconds
 * @param toldIn the message by which the job finds what has changed; null where triggers are to note it
 */
export function storingParcels(
  { siteId }: SiteDb,
  told: ToldParcel[],
  { now, toldIn }: { now: number; toldIn: string | null },
) {
  const inOrder = told.toSorted((a, b) => a.at - b.at)
  const events = JSON.stringify(inOrder)
  const whole = wholeParcel(inOrder)
  const step = (isNeeded: boolean, sql: string) =>
    isNeeded ? [{ sql, parameters: [siteId, events, toldIn] }] : []
  const hasOrder = told.some(({ order, code }) => order !== null && code !== null)
  return [
    ...step(hasOrder, ADOPT_ORDER),
    ...step(hasOrder, ADOPT_ISSUES),
    ...step(
      told.some(({ senderId, code }) => senderId !== null && code !== null),
      ADOPT_CODE,
    ),
    ...(whole ? [{ sql: FIRST, parameters: [siteId, JSON.stringify([whole]), toldIn, now] }] : []),
    { sql: UPSERT, parameters: [siteId, events, toldIn, now] },
    ...step(
      told.some(({ promised }) => promised !== null),
      PROMISED,
    ),
    ...step(
      told.some(({ issue }) => issue !== null),
      ISSUE_SEEN,
    ),
    ...step(
      told.some(({ status }) => status === 'delivered'),
      LATE,
    ),
    ...step(
      told.some(({ status }) => status === 'delivered'),
      CAME,
    ),
  ]
}
