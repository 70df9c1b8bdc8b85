import { PARCEL_STATUSES } from '#contract/delivery/words.ts'
import type { orders, shipments } from '#worker/db/schema/act/orders.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import { mailHash } from '#scripts/demo/model/customers.ts'
import { laterPromises, type Shipped } from './ship.ts'

export type OrderRow = Omit<typeof orders.$inferSelect, 'siteId'>
export type ParcelRow = Omit<typeof shipments.$inferSelect, 'siteId'>

/** The first two digits of postcodes, with how many people live there. */
const REGIONS = ['00', '30', '50', '60', '80', '90', '20', '40', '35', '15', '70', '85']
const PEOPLE = [18, 9, 8, 7, 7, 7, 5, 11, 5, 4, 5, 5]
const COUNTRIES = ['PL', 'DE', 'CZ', 'LT'] as const

/** An order as the shop's system tells it. @param connectionId of that system */
export function orderRow(
  random: Random,
  shipped: Shipped,
  { connectionId, end }: { connectionId: string; end: number },
): OrderRow {
  const { order, placedAt } = shipped
  const { who, ref, parcel } = order
  const country = COUNTRIES[random.weighted([96, 2, 1, 1])] ?? 'PL'
  // Baskets: mostly small, a few for a whole kitchen; companies buy more.
  const basket = Math.exp(4.75 + 0.6 * random.normal() + (who.segment === 'b2b' ? 0.9 : 0))
  return {
    id: ref,
    number: null,
    key: null,
    emailHash: mailHash(who.respondent),
    customerRef: null,
    placedAt,
    changedAt: placedAt,
    state: 'open',
    valueMinor: Math.round(basket) * 100 - 1,
    currency: 'PLN',
    country,
    region: country === 'PL' ? (REGIONS[random.weighted(PEOPLE)] ?? null) : null,
    lang: who.lang,
    promised: parcel.promised,
    promises: laterPromises(shipped, end),
    refundedAt: null,
    replaces: null,
    toldIn: null,
    connectionId,
  }
}

/** A parcel as its carrier's messages have made it. Null before the first one. */
export function parcelRow(
  { order, code, events }: Shipped,
  connections: Record<'inpost' | 'shop', string>,
): ParcelRow | null {
  const { carrier } = order.parcel
  const [first] = events
  const last = events.at(-1)
  if (!first || !last) return null
  const reached = events.reduce((best, event) => (rankOf(event.s) > rankOf(best.s) ? event : best))
  return {
    carrier,
    code,
    orderId: order.ref,
    senderId: null,
    connectionId: carrier === 'inpost' ? connections.inpost : connections.shop,
    status: reached.s ?? 'unknown',
    statusAt: reached.t,
    deliveredAt: reached.s === 'delivered' ? reached.t : null,
    createdAt: first.t,
    lastAt: last.t,
    estimate: null,
    url: null,
    toldIn: null,
    events,
  }
}

function rankOf(status: keyof typeof PARCEL_STATUSES | undefined): number {
  return status === undefined ? -1 : PARCEL_STATUSES[status]
}
