import type { shipments } from '#worker/db/schema/act/orders.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { fieldsOf } from './order-story.ts'

/** A parcel that is on its way, with its order. */
export type ParcelUnderWay = Pick<
  typeof shipments.$inferSelect,
  'orderId' | 'carrier' | 'code' | 'status' | 'events'
> & { promised: string | null }

/** Orders, by the newest ids, among which one is looked for. */
const LOOKED_AT = 200

/**
 * A parcel of the newest orders that is not there yet: of the named order, or else any of those whose
 * customers have answered none of these surveys. Null for none.
 */
export async function findUnderWay(
  db: SiteDb,
  order: string | null,
  surveys: readonly string[],
): Promise<ParcelUnderWay | null> {
  const { rows } = await run<Record<string, unknown>>(
    db,
    `/* findUnderWay */ SELECT order_id, carrier, code, status, events, promised
      FROM (SELECT id, promised FROM orders WHERE site_id = ?1 AND (?2 IS NULL OR id = ?2)
        ORDER BY id DESC LIMIT ${LOOKED_AT}) AS newest
      CROSS JOIN shipments ON shipments.site_id = ?1 AND order_id = newest.id AND order_id <> ''
      WHERE delivered_at IS NULL AND (?2 IS NOT NULL OR status <> 'pre_transit')
        AND (?2 IS NOT NULL OR NOT EXISTS (SELECT 1 FROM answers
        WHERE answers.site_id = ?1 AND order_ref = newest.id
          AND survey_id IN (SELECT value FROM json_each(?3))))
      ORDER BY random() LIMIT 1`,
    [db.siteId, order, JSON.stringify(surveys)],
  )
  return rows[0] ? fieldsOf<ParcelUnderWay>(rows[0], ['events']) : null
}
