import type { OrderItem, OrderPage } from '#contract/delivery/orders.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** A page of orders by keyset, the highest ids first, with where their parcels are. */
export async function listOrders(
  db: SiteDb,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<OrderPage> {
  const { rows } = await run<Omit<OrderItem, 'parcels'> & { parcels: string }>(
    db,
    `/* listOrders */ SELECT id, coalesce(number, id) AS number, state, placed_at AS placedAt,
        value_minor AS valueMinor, currency, promised, refunded_at AS refundedAt,
        (SELECT json_group_array(json_object('carrier', carrier, 'status', status)) FROM shipments
          WHERE shipments.site_id = ?1 AND order_id = orders.id AND order_id <> '') AS parcels
      FROM orders WHERE site_id = ?1 AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3`,
    [db.siteId, before ?? null, limit + 1],
  )
  const shown = rows.slice(0, limit).map((row) => ({
    ...row,
    parcels: JSON.parse(row.parcels) as OrderItem['parcels'],
  }))
  return { orders: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}
