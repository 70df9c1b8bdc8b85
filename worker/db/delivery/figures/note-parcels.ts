/** The names that a message calls its orders by, as they are stored. */
const ORDERS = `SELECT coalesce((SELECT id FROM orders WHERE site_id = ?1 AND id = one.value),
    (SELECT id FROM orders INDEXED BY orders_by_number WHERE site_id = ?1 AND number = one.value LIMIT 1), one.value)
  FROM json_each(told.orders) AS one`
const KEY = 'shipments.carrier, shipments.code, shipments.order_id'

/**
 * The statement by which the parcels of some messages are noted to be counted: those that they name,
 * those of their orders, and those that they gave another name. One too many is counted once more, to
 * the same end.
 * @param messages a query of `orders` and `parcels`
 */
export function noting(messages: string): string {
  const each = `(${messages}) AS told CROSS JOIN json_each(told.parcels) AS one`
  return `INSERT INTO parcel_news (site_id, carrier, code, order_id)
  SELECT ?1, found.* FROM (
    SELECT ${KEY} FROM ${each} CROSS JOIN shipments ON shipments.site_id = ?1
      AND shipments.carrier = one.value ->> 0 AND shipments.code = one.value ->> 1
    UNION SELECT ${KEY} FROM ${each} CROSS JOIN shipments INDEXED BY shipments_by_sender
      ON shipments.site_id = ?1 AND shipments.sender_id = one.value ->> 2
    UNION SELECT ${KEY} FROM (${messages}) AS told CROSS JOIN shipments INDEXED BY shipments_by_order
      ON shipments.site_id = ?1 AND shipments.order_id IN (${ORDERS}) AND shipments.order_id <> ''
    UNION SELECT counted.carrier, counted.code, counted.order_id FROM ${each}
      CROSS JOIN counted_parcels AS counted ON counted.site_id = ?1
      AND counted.carrier IN (one.value ->> 0, '')
      AND counted.code IN (one.value ->> 1, '~' || (one.value ->> 2))) AS found
  WHERE true ON CONFLICT DO NOTHING`
}

/** Messages whose parcels the job has not noted yet. */
export const UNREAD = `id > coalesce((SELECT read_to FROM clock WHERE site_id = ?1), '')`
