import { run, runBatch, type ActingDb, type SiteDb, type Statement } from '#worker/db/connect.ts'
import { changing, type CaseChange } from '#worker/db/cases/change.ts'
import type { CaseRow } from '#worker/db/cases/rows.ts'
import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import { takingIn, type Drawn } from './trials.ts'

/** A case that the clock looks at, with what its order has come to. */
export interface WakingCase extends CaseRow {
  /** The newest parcel that came after the case was opened: the order's, or that of a replacement. */
  deliveredAt: number | null
  refundedAt: number | null
  emailHash: string | null
  customerRef: string | null
  lang: string | null
}

/** Orders that stand in for the one of a case. */
const REPLACING = `SELECT other.id FROM orders AS other INDEXED BY orders_by_replaced WHERE other.site_id = ?1
  AND other.replaces IN (cases.order_id, own.number) AND other.replaces IS NOT NULL
  AND (other.number IS NULL OR other.email_hash IS NULL)
  UNION SELECT other.id FROM orders AS other INDEXED BY orders_by_email WHERE other.site_id = ?1
  AND other.email_hash = own.email_hash AND other.replaces IN (cases.order_id, own.number)`
const DELIVERED = `max(
  coalesce((SELECT max(delivered_at) FROM shipments INDEXED BY shipments_by_order WHERE shipments.site_id = ?1
    AND shipments.order_id = cases.order_id AND shipments.order_id <> '' AND created_at > opened_at
    AND delivered_at > opened_at), 0),
  coalesce((SELECT max(delivered_at) FROM shipments INDEXED BY shipments_by_order WHERE shipments.site_id = ?1
    AND shipments.order_id IN (${REPLACING}) AND shipments.order_id <> ''), 0))`

/** Cases that the clock has something to do about, the longest due first. @param now Unix milliseconds */
export async function wakingCases(
  db: SiteDb,
  { now, most }: { now: number; most: number },
): Promise<WakingCase[]> {
  const { rows } = await run<Record<string, unknown>>(
    db,
    `/* wakingCases */ SELECT cases.*, nullif(${DELIVERED}, 0) AS delivered_at, own.refunded_at,
        own.email_hash, own.customer_ref, own.lang
      FROM cases INDEXED BY cases_by_wake
      LEFT JOIN orders AS own ON own.site_id = ?1 AND own.id = cases.order_id
      WHERE cases.site_id = ?1 AND wake_at <= ?2 ORDER BY wake_at LIMIT ?3`,
    [db.siteId, now, most],
  )
  return rows.map((row) => fieldsOf<WakingCase>(row, ['terms']))
}

/** When the clock looks at a case again, where nothing else about it changes. */
export interface Resting {
  id: string
  /** As it was looked at. */
  seq: number
  wakeAt: number | null
  askAgainAt: number | null
  /** Where a trial takes it in with that. */
  drawn?: Drawn
}

/**
 * Makes what the clock decided, and says when it looks again: one transaction. A case that somebody, or
 * another run, has changed meanwhile is left alone. The case's own story is its log.
 * @param before statements that look at the cases as they were decided on
 */
export async function tickCases(
  db: ActingDb,
  { changes, resting }: { changes: CaseChange[]; resting: Resting[] },
  before: Statement[] = [],
): Promise<void> {
  const drawn = resting.flatMap(({ drawn }) => drawn ?? [])
  const statements = [
    ...before,
    ...(drawn.length > 0 ? [takingIn(db, drawn)] : []),
    ...(changes.length > 0 ? changing(db, changes) : []),
    ...(resting.length > 0
      ? [
          {
            sql: `/* tickCases */ UPDATE cases SET wake_at = value ->> 'wakeAt',
                ask_again_at = value ->> 'askAgainAt'
              FROM json_each(?2) WHERE cases.site_id = ?1 AND cases.id = value ->> 'id'
                AND cases.id IN (SELECT value ->> 'id' FROM json_each(?2))
                AND cases.seq = value ->> 'seq'
                AND (value ->> 'drawn' IS NULL OR ask_again_at IS NULL)`,
            parameters: [db.siteId, JSON.stringify(resting)],
          },
        ]
      : []),
  ]
  if (statements.length > 0) await runBatch(db, statements)
}

/**
 * The statement by which what was told makes the clock look at once at cases whose customers are to be
 * asked when a replacement has come or money has gone back.
 * @param told ids of orders, and carriers with codes of parcels
 */
export function pokingCases(
  { siteId }: SiteDb,
  told: { orders: string[]; parcels: [carrier: string, code: string][] },
  now: number,
) {
  return {
    sql: `/* pokingCases */ WITH told AS (SELECT value AS id FROM json_each(?2, '$.orders')
        UNION SELECT order_id FROM json_each(?2, '$.parcels') AS one CROSS JOIN shipments
          ON shipments.site_id = ?1 AND carrier = one.value ->> 0 AND code = one.value ->> 1)
      UPDATE cases INDEXED BY cases_by_order SET wake_at = ?3 WHERE site_id = ?1 AND order_id <> '' AND ask_again = 'due'
        AND coalesce(wake_at, ?3 + 1) > ?3 AND order_id IN (SELECT id FROM told
          UNION SELECT orders.id FROM told CROSS JOIN orders AS own ON own.site_id = ?1
            AND own.id = told.id AND own.replaces IS NOT NULL
          CROSS JOIN orders ON orders.site_id = ?1 AND orders.id = own.replaces
          UNION SELECT orders.id FROM told CROSS JOIN orders AS own ON own.site_id = ?1
            AND own.id = told.id AND own.replaces IS NOT NULL
          CROSS JOIN orders ON orders.site_id = ?1 AND orders.number = own.replaces)`,
    parameters: [siteId, JSON.stringify(told), now],
  }
}
