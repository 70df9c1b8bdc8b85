import type { SiteDb } from '#worker/db/connect.ts'
import type { orders } from '#worker/db/schema/act/orders.ts'

/** An order as a message tells it: hashed where it tells of a person. null keeps what is known. */
export type ToldOrder = Omit<typeof orders.$inferSelect, 'siteId' | 'promises' | 'toldIn'>

/** A column that a newer message replaces; an older one only fills it where nothing was known. */
const told = (column: string) =>
  `${column} = iif(excluded.changed_at >= orders.changed_at,
    coalesce(excluded.${column}, orders.${column}), coalesce(orders.${column}, excluded.${column}))`

const COLUMNS = {
  number: 'number',
  key: 'key',
  email_hash: 'emailHash',
  customer_ref: 'customerRef',
  placed_at: 'placedAt',
  value_minor: 'valueMinor',
  currency: 'currency',
  country: 'country',
  region: 'region',
  lang: 'lang',
  refunded_at: 'refundedAt',
  replaces: 'replaces',
} as const satisfies Record<string, keyof ToldOrder>
const NAMES = Object.keys(COLUMNS)

/** What a file brought belongs to the sender that tells of it later: undoing the file leaves it. */
export const takenOver = (table: 'orders' | 'shipments') =>
  `iif(${table}.connection_id > 'i' AND excluded.connection_id < 'i', excluded.connection_id,
    ${table}.connection_id)`

/** The day that was promised last. */
const LAST_PROMISE = "coalesce(orders.promises ->> '$[#-1].day', orders.promised)"

const UPSERT = `/* storeOrders */ INSERT INTO orders
    (site_id, id, changed_at, state, promised, connection_id, told_in, ${NAMES.join(', ')})
  SELECT ?1, value ->> 'id', value ->> 'changedAt', value ->> 'state', value ->> 'promised',
    value ->> 'connectionId', ?3, ${Object.values(COLUMNS)
      .map((name) => `value ->> '${name}'`)
      .join(', ')}
  FROM json_each(?2) WHERE true
  ON CONFLICT (site_id, id) DO UPDATE SET ${NAMES.map(told).join(', ')},
    state = iif(orders.state = 'open' OR excluded.state = 'deleted', excluded.state, orders.state),
    promised = coalesce(orders.promised, excluded.promised),
    promises = iif(excluded.changed_at >= orders.changed_at AND excluded.promised <> ${LAST_PROMISE},
      json_insert(coalesce(orders.promises, '[]'), '$[#]',
        json_object('at', excluded.changed_at, 'day', excluded.promised)), orders.promises),
    connection_id = ${takenOver('orders')}, told_in = excluded.told_in,
    changed_at = max(orders.changed_at, excluded.changed_at)
  WHERE excluded.changed_at > orders.changed_at
    OR excluded.refunded_at > coalesce(orders.refunded_at, 0)
    OR (orders.state = 'open' AND excluded.state <> 'open')
    OR (orders.promised IS NULL AND excluded.promised IS NOT NULL)`

/**
 * The statement that takes over what a message tells of orders, for the message's batch. The first
 * promise stays; later ones are kept beside it.
 * @param toldIn see `storingParcels`
 */
export function storingOrders({ siteId }: SiteDb, told: ToldOrder[], toldIn: string | null) {
  return { sql: UPSERT, parameters: [siteId, JSON.stringify(told), toldIn] }
}
