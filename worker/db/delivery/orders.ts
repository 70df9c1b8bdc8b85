import type { OrderItem, OrderPage } from '#contract/delivery/orders.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** What orders are looked for by, as it is stored. */
export interface Found {
  /** Id, number or key. */
  name: string
  emailHash: string
  code: string
}

/** Orders of a name. Codes stand behind carriers in their key, so each carrier is looked into once. */
const NAMED = `WITH RECURSIVE carriers(name) AS (SELECT min(carrier) FROM shipments WHERE site_id = ?1
    UNION ALL SELECT (SELECT min(carrier) FROM shipments WHERE site_id = ?1 AND carrier > name)
    FROM carriers WHERE name IS NOT NULL)
  SELECT ?4 UNION SELECT id FROM orders WHERE site_id = ?1 AND number = ?4
  UNION SELECT id FROM orders WHERE site_id = ?1 AND key = ?4
  UNION SELECT id FROM orders WHERE site_id = ?1 AND email_hash = ?5
  UNION SELECT order_id FROM carriers CROSS JOIN shipments ON shipments.site_id = ?1
    AND shipments.carrier = carriers.name AND shipments.code = ?6`

/** Comes after every id of an order: the highest character there is. */
const ABOVE_ALL = '\u{10ffff}'

/**
 * A page of orders by keyset, the highest ids first, with where their parcels are.
 * @param page `found` null for all
 */
export async function listOrders(
  db: SiteDb,
  { limit, before, found }: { limit: number; before: string | undefined; found: Found | null },
): Promise<OrderPage> {
  const { rows } = await run<Omit<OrderItem, 'parcels'> & { parcels: string }>(
    db,
    `/* listOrders */ SELECT id, coalesce(number, id) AS number, state, placed_at AS placedAt,
        value_minor AS valueMinor, currency, promised, refunded_at AS refundedAt,
        (SELECT json_group_array(json_object('carrier', carrier, 'status', status)) FROM shipments INDEXED BY shipments_by_order
          WHERE shipments.site_id = ?1 AND order_id = orders.id AND order_id <> '') AS parcels
      FROM orders WHERE site_id = ?1 AND id < ?2 ${found ? `AND id IN (${NAMED})` : ''}
      ORDER BY id DESC LIMIT ?3`,
    [
      db.siteId,
      before ?? ABOVE_ALL,
      limit + 1,
      ...(found ? [found.name, found.emailHash, found.code] : []),
    ],
  )
  const shown = rows.slice(0, limit).map((row) => ({
    ...row,
    parcels: JSON.parse(row.parcels) as OrderItem['parcels'],
  }))
  return { orders: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}
