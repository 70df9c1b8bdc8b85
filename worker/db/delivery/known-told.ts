import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Told } from './messages.ts'

const ORDERS = `/* knownTold */ SELECT told.key AS place FROM json_each(?2) AS told
  CROSS JOIN orders ON orders.site_id = ?1 AND orders.id = value ->> 'id'
  WHERE orders.changed_at >= value ->> 'changedAt'
    AND (orders.promised IS NOT NULL OR value ->> 'promised' IS NULL)
    AND coalesce(orders.refunded_at, 0) >= coalesce(value ->> 'refundedAt', 0)`

const PARCELS = `/* knownTold */ SELECT DISTINCT told.key AS place FROM json_each(?2) AS told
  CROSS JOIN shipments ON shipments.site_id = ?1 AND shipments.carrier = told.value ->> 'carrier'
    AND shipments.code = told.value ->> 'code'
  CROSS JOIN json_each(shipments.events) AS known
  WHERE known.value ->> 't' = told.value ->> 'at' AND known.value ->> 'c' = told.value -> 'event' ->> 'c'`

/**
 * Which of some orders and steps of parcels would change nothing: an order that is known as it is or
 * newer, a step that is in its parcel's timeline.
 * @returns their places among those given
 */
export async function knownTold(
  db: SiteDb,
  { orders, parcels }: Told,
): Promise<{ orders: Set<number>; parcels: Set<number> }> {
  const [knownOrders = [], knownParcels = []] = await runBatch<{ place: number }>(db, [
    { sql: ORDERS, parameters: [db.siteId, JSON.stringify(orders)] },
    { sql: PARCELS, parameters: [db.siteId, JSON.stringify(parcels)] },
  ])
  const places = (rows: { place: number }[]) => new Set(rows.map(({ place }) => place))
  return { orders: places(knownOrders), parcels: places(knownParcels) }
}
