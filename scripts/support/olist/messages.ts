import type { GenericMessage } from '#contract/delivery/generic.ts'
import { offsetAt } from '#worker/domain/time-zone.ts'
import type { OlistRow } from './join.ts'
import { OLIST_TIMEZONE } from './olist-site.ts'

/* Olist's files as messages of our own form: what a shop would have sent of these orders. */

export interface OlistFiles {
  orders: readonly OlistRow[]
  /** Who placed an order, and where they live. */
  customers: readonly OlistRow[]
  /** What an order holds, with prices and freight. */
  items: readonly OlistRow[]
}

type Order = NonNullable<GenericMessage['orders']>[number]
type Parcel = NonNullable<GenericMessage['parcels']>[number]

/** The files name no carriers. */
export const OLIST_CARRIER = 'olist'
/** Orders of one message, as many as it takes. */
const AT_ONCE = 100

/** All orders with their parcels, a hundred to a message. */
export function olistMessages({ orders, customers, items }: OlistFiles): GenericMessage[] {
  const customerOf = new Map(customers.map((row) => [row.get('customer_id'), row]))
  const itemsOf = Map.groupBy(items, (row) => row.get('order_id'))
  const told = orders.map((row) => ({
    order: toOrder(row, {
      customer: customerOf.get(row.get('customer_id')),
      items: itemsOf.get(row.get('order_id')) ?? [],
    }),
    parcels: toParcels(row),
  }))
  return Array.from({ length: Math.ceil(told.length / AT_ONCE) }, (_, page) => {
    const part = told.slice(page * AT_ONCE, (page + 1) * AT_ONCE)
    return {
      topic: 'olist',
      orders: part.map(({ order }) => order),
      parcels: part.flatMap(({ parcels }) => parcels),
    }
  })
}

function toOrder(
  row: OlistRow,
  { customer, items }: { customer: OlistRow | undefined; items: readonly OlistRow[] },
): Order {
  const placedAt = instantOf(row, 'order_purchase_timestamp') ?? '0'
  const cents = items
    .flatMap((item) => [item.get('price'), item.get('freight_value')])
    .map((money) => Math.round(Number(money ?? 0) * 100))
    .reduce((a, b) => a + b, 0)
  const promised = row.get('order_estimated_delivery_date')?.slice(0, 10)
  return {
    id: row.get('order_id') ?? '',
    placedAt,
    changedAt: instantOf(row, 'order_delivered_customer_date') ?? placedAt,
    state: row.get('order_status') === 'canceled' ? 'cancelled' : 'open',
    country: 'BR',
    ...(items.length > 0 ? { value: (cents / 100).toFixed(2), currency: 'BRL' } : {}),
    ...(promised ? { promised } : {}),
    ...(customer ? { customer: customer.get('customer_unique_id') ?? '' } : {}),
    ...(customer ? { postcode: customer.get('customer_zip_code_prefix') ?? '' } : {}),
  }
}

/** What a carrier would have told; nothing of a parcel that came on a day that nobody knows. */
function toParcels(row: OlistRow): Parcel[] {
  const status = row.get('order_status')
  const order = row.get('order_id') ?? ''
  const parcel = { carrier: OLIST_CARRIER, code: order, order }
  const delivered = instantOf(row, 'order_delivered_customer_date')
  const handedOver =
    instantOf(row, 'order_delivered_carrier_date') ?? instantOf(row, 'order_purchase_timestamp')
  const isKnown = status === 'shipped' || (status === 'delivered' && delivered !== null)
  if (!isKnown || handedOver === null) return []
  return [
    { ...parcel, status: 'in_transit', at: handedOver },
    ...(status === 'delivered' && delivered !== null
      ? [{ ...parcel, status: 'delivered' as const, at: delivered }]
      : []),
  ]
}

/** A local time of the files, as ISO 8601 in UTC; null for none. */
function instantOf(row: OlistRow, column: string): string | null {
  const text = row.get(column)
  if (!text) return null
  const clock = Date.parse(`${text.replace(' ', 'T')}Z`)
  const near = clock - offsetAt(clock, OLIST_TIMEZONE)
  return new Date(clock - offsetAt(near, OLIST_TIMEZONE)).toISOString()
}
