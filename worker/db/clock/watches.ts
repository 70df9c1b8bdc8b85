import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { TimeIssue, Watched, WatchedOrder } from '#worker/domain/clock/watch-order.ts'
import { noting } from '#worker/db/delivery/figures/note-parcels.ts'
import { idBounds } from '#worker/domain/ids.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** No parcel stalls sooner: so long after a message its order is looked at again. */
const LEAST_STALL_MS = 2 * DAY_MS
/** The first place on earth where a day is over, after it began in UTC. */
const FIRST_END_MS = 10 * HOUR_MS
/** Messages are read that were sent at least so long ago, so that few come behind the cursor. */
const LAG_MS = 10 * 60_000
/** A message is stored at most so long after it came. */
const SLOW_MS = 5 * 60_000
/** Messages of one step. */
const NEWS = 60
const PARCELS = 20

const NAMED = `coalesce((SELECT id FROM orders WHERE site_id = ?1 AND id = one.value),
  (SELECT id FROM orders WHERE site_id = ?1 AND number = one.value LIMIT 1), one.value)`
/** When an order that was told of is due: nothing of it can be sooner. `?2` is now. */
const DUE = `max(?2, min(?2 + ${LEAST_STALL_MS}, coalesce((SELECT unixepoch(promised) * 1000 + ${FIRST_END_MS}
  FROM orders WHERE site_id = ?1 AND id = named), ?2 + ${LEAST_STALL_MS})))`
const watching = (names: string) => `INSERT INTO delivery_watches (site_id, order_id, due_at)
  SELECT ?1, named, ${DUE} FROM (SELECT DISTINCT ${NAMED} AS named FROM ${names}) WHERE named <> ''
  ON CONFLICT (site_id, order_id) DO UPDATE SET due_at = excluded.due_at
  WHERE excluded.due_at < delivery_watches.due_at`

/**
 * The statement that has the orders of a message watched, for its batch. What the job will read by its
 * cursor is left to it, so that nearly every message writes nothing here.
 * @param id of the message; null where it is read again, whatever the cursor says
 */
export function watchingMessage(
  { siteId }: SiteDb,
  { id, orders }: { id: string | null; orders: string[] },
  now: number,
) {
  return {
    sql: `/* watchingMessage */ ${watching(`json_each(?3) AS one WHERE ?4 IS NULL
      OR ?4 <= (SELECT read_to FROM clock WHERE site_id = ?1)`)}`,
    parameters: [siteId, now, JSON.stringify(orders), id],
  }
}

const READ = `SELECT id, orders, parcels FROM messages WHERE site_id = ?1
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = ?1), '') AND id < ?3
  ORDER BY id LIMIT ${NEWS}`

/**
 * Has the orders watched that messages tell of, and notes their parcels to be counted, on from the last
 * one that was read: all of it and the cursor in one transaction, so none is left out and none is read for nothing.
 * @returns whether there may be more
 */
export async function watchNews(db: SiteDb, now: number): Promise<boolean> {
  const parameters = [db.siteId, now, newsBefore(now)]
  const [, , read = []] = await runBatch<{ n: number }>(db, [
    {
      sql: `/* watchNews */ ${watching(`(${READ}) AS news CROSS JOIN json_each(news.orders) AS one`)}`,
      parameters,
    },
    { sql: `/* watchNews */ ${noting(READ)}`, parameters },
    {
      sql: `/* watchNews */ INSERT INTO clock (site_id, read_to) SELECT ?1, last FROM
          (SELECT max(id) AS last, ?2 FROM (${READ})) WHERE last IS NOT NULL
        ON CONFLICT (site_id) DO UPDATE SET read_to = excluded.read_to
        RETURNING (SELECT count(*) FROM (${READ})) AS n`,
      parameters,
    },
  ])
  return read.length > 0
}

/** Whether the job may have read past a message when it comes. @param now Unix milliseconds */
export function isLate(id: string, now: number): boolean {
  return id < newsBefore(now + SLOW_MS)
}

/** The key that news are below. @param now Unix milliseconds */
export function newsBefore(now: number): string {
  return idBounds(now - LAG_MS, now).first
}

/** An order whose time has come, and who may be asked about it. */
export interface DueWatch extends WatchedOrder {
  dueAt: number
  lang: string | null
  emailHash: string | null
  customerRef: string | null
}

type Lists = 'parcels' | 'open' | 'asked'

/** Orders to look at, the longest due first. @param now Unix milliseconds */
export async function dueWatches(
  db: SiteDb,
  { now, most }: { now: number; most: number },
): Promise<DueWatch[]> {
  const { rows } = await run<Omit<DueWatch, Lists> & Record<Lists, string>>(
    db,
    `/* dueWatches */ SELECT watch.order_id AS orderId, due_at AS dueAt, state, promised,
        refunded_at AS refundedAt, country, lang, email_hash AS emailHash,
        customer_ref AS customerRef,
        (SELECT json_group_array(json_object('carrier', carrier, 'code', code, 'status', status,
            'lastAt', last_at, 'deliveredAt', delivered_at, 'isWeather', EXISTS (
              SELECT 1 FROM delivery_issues AS storm INDEXED BY delivery_issues_by_parcel WHERE storm.site_id = ?1
                AND storm.order_id = own.order_id AND storm.carrier = own.carrier
                AND storm.code = own.code AND storm.type = 'weather_delay')))
          FROM (SELECT * FROM shipments INDEXED BY shipments_by_order WHERE shipments.site_id = ?1
            AND shipments.order_id = watch.order_id AND shipments.order_id <> ''
            LIMIT ${PARCELS}) AS own) AS parcels,
        (SELECT json_group_array(json_object('carrier', carrier, 'code', code, 'type', type))
          FROM delivery_issues INDEXED BY delivery_issues_by_parcel WHERE delivery_issues.site_id = ?1
            AND delivery_issues.order_id = watch.order_id AND type IN ('late', 'stalled')
            AND seen_at IS NOT NULL AND closed_at IS NULL) AS open,
        (SELECT json_group_array(json_object('carrier', carrier, 'code', code)) FROM order_asks INDEXED BY order_asks_by_order
          WHERE order_asks.site_id = ?1 AND order_asks.order_id = watch.order_id
            AND order_asks.order_id <> '' AND kind = 'arrived') AS asked
      FROM delivery_watches AS watch
      LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = watch.order_id
      WHERE watch.site_id = ?1 AND due_at <= ?2 ORDER BY due_at LIMIT ?3`,
    [db.siteId, now, most],
  )
  return rows.map((row) => ({
    ...row,
    parcels: JSON.parse(row.parcels) as WatchedOrder['parcels'],
    open: JSON.parse(row.open) as WatchedOrder['open'],
    asked: JSON.parse(row.asked) as WatchedOrder['asked'],
  }))
}

/** What was found of a watched order. */
export interface SettledWatch extends Pick<Watched, 'ended' | 'adopts' | 'next'> {
  orderId: string
  dueAt: number
  issues: (TimeIssue & { id: string })[]
}

const SEEN = `CROSS JOIN delivery_watches AS watch ON watch.site_id = ?1
  AND watch.order_id = found.value ->> 'orderId' AND watch.due_at = found.value ->> 'dueAt'`
const key = (table: string, from: string) => `${table}.site_id = ?1
  AND ${table}.order_id = ${from}.named AND ${table}.carrier = ${from}.value ->> 'carrier'
  AND ${table}.code = ${from}.value ->> 'code'`
const each = (list: string) => `(SELECT one.value, watch.order_id AS named
  FROM json_each(?2) AS found ${SEEN} CROSS JOIN json_each(found.value -> '${list}') AS one)`
const CLOSED = `/* settleWatches */ UPDATE delivery_issues INDEXED BY delivery_issues_by_parcel SET closed_at = ?3
  FROM ${each('ended')} AS gone WHERE delivery_issues.order_id IN (SELECT value ->> 'orderId' FROM json_each(?2))
    AND ${key('delivery_issues', 'gone')}
    AND delivery_issues.type = gone.value ->> 'type' AND closed_at IS NULL`

/**
 * Notes what was found of watched orders, and when to look again: one transaction, and nothing of an
 * order that another run has settled meanwhile. A parcel that came in between is no issue.
 * @param now Unix milliseconds
 */
export async function settleWatches(
  db: SiteDb,
  settled: SettledWatch[],
  now: number,
): Promise<void> {
  const found = [db.siteId, JSON.stringify(settled)]
  await runBatch(db, [
    {
      sql: `/* settleWatches */ UPDATE OR IGNORE delivery_issues INDEXED BY delivery_issues_by_parcel
          SET carrier = found.value -> 'adopts' ->> 'carrier', code = found.value -> 'adopts' ->> 'code'
        FROM json_each(?2) AS found ${SEEN}
        WHERE delivery_issues.site_id = ?1 AND delivery_issues.order_id = watch.order_id
          AND delivery_issues.order_id IN (SELECT value ->> 'orderId' FROM json_each(?2))
          AND delivery_issues.carrier = '' AND delivery_issues.code = '' AND delivery_issues.type = 'late'
          AND found.value ->> 'adopts' IS NOT NULL`,
      parameters: found,
    },
    { sql: CLOSED, parameters: [...found, now] },
    {
      sql: `/* settleWatches */ INSERT INTO delivery_issues (site_id, id, type, carrier, code,
          order_id, opened_at, seen_at, fault, days)
        SELECT ?1, value ->> 'id', value ->> 'type', value ->> 'carrier', value ->> 'code', named,
          value ->> 'at', value ->> 'at', value ->> 'fault', value ->> 'days'
        FROM ${each('issues')} AS late WHERE NOT EXISTS (SELECT 1 FROM shipments
          WHERE ${key('shipments', 'late')} AND delivered_at IS NOT NULL)
        ON CONFLICT (site_id, order_id, carrier, code, type) DO UPDATE SET closed_at = NULL,
          days = excluded.days, seen_at = coalesce(delivery_issues.seen_at, excluded.seen_at),
          fault = iif(confirmed_at IS NULL, excluded.fault, delivery_issues.fault)
        WHERE closed_at IS NOT NULL OR delivery_issues.days IS NOT excluded.days
          OR delivery_issues.seen_at IS NULL
          OR (confirmed_at IS NULL AND delivery_issues.fault <> excluded.fault)`,
      parameters: found,
    },
    {
      sql: `/* settleWatches */ DELETE FROM delivery_watches WHERE site_id = ?1 AND order_id IN (
        SELECT watch.order_id FROM json_each(?2) AS found ${SEEN} WHERE found.value ->> 'next' IS NULL)`,
      parameters: found,
    },
    {
      sql: `/* settleWatches */ UPDATE delivery_watches SET due_at = value ->> 'next'
        FROM json_each(?2) WHERE site_id = ?1 AND order_id = value ->> 'orderId'
          AND due_at = value ->> 'dueAt' AND value ->> 'next' IS NOT NULL`,
      parameters: found,
    },
  ])
}

/** Parcels of a carrier whose gaps are looked at. */
const MEASURED = 120

/** Times of the events of a carrier's delivered parcels: some of them, by no order in time. */
export async function readPace(db: SiteDb, carrier: string): Promise<number[][]> {
  const { rows } = await run<{ times: string }>(
    db,
    `/* readPace */ SELECT (SELECT json_group_array(value ->> 't') FROM json_each(events)) AS times
      FROM (SELECT events, delivered_at FROM shipments WHERE site_id = ?1 AND carrier = ?2
        LIMIT ${MEASURED}) WHERE delivered_at IS NOT NULL`,
    [db.siteId, carrier],
  )
  return rows.map(({ times }) => JSON.parse(times) as number[])
}

/** Keeps how long a carrier's parcel may be silent. */
export async function keepPace(
  db: SiteDb,
  carrier: string,
  pace: { days: number; at: number },
): Promise<void> {
  await run(
    db,
    `/* keepPace */ INSERT INTO clock (site_id, paces) VALUES (?1, ?2)
      ON CONFLICT (site_id) DO UPDATE SET paces = json_patch(clock.paces, excluded.paces)`,
    [db.siteId, JSON.stringify({ [carrier]: pace })],
  )
}
