import type { HeardOrder, HeardParcel, Reader, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import {
  at,
  firstTextAt,
  listAt,
  textAt,
  told,
  type Tree,
} from '#worker/domain/delivery/reading/tree.ts'
import {
  countryAt,
  currencyAt,
  emailAt,
  phoneAt,
  postcodeAt,
  referenceAt,
  urlAt,
} from '#worker/domain/delivery/reading/values.ts'
import { BASE_STATUSES } from '#worker/domain/delivery/vocabulary/base.ts'
import { say, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { orderMoney } from './base-money.ts'

/**
 * Answers of Base (BaseLinker), which sends nothing and is asked: `getOrders`, `getOrderPackages` and
 * `getJournalList`. Which one it is, its own fields say; an order that was asked for has the first two
 * under their names.
 */
export const base: Reader = ({ text, query }, facts) => {
  const body = readJsonObject(text)
  if (!body) return malformed('The answer is no JSON object.')
  const same = fingerprint(text)
  if (textAt(body, 'status') !== 'SUCCESS')
    return unheard({ topic: textAt(body, 'error_code') ?? 'error', same, at: null })
  if (at(body, 'getOrders') !== undefined) return orderAsked(body, { same, facts })
  if (Array.isArray(at(body, 'orders'))) {
    const orders = listAt(body, 'orders')
    return heard({
      topic: 'getOrders',
      same,
      at: null,
      orders: orders.map((one) => orderOf(one, facts)).filter((order) => order !== null),
      parcels: orders.flatMap((one) => parcelOfOrder(one, facts)),
    })
  }
  if (Array.isArray(at(body, 'packages'))) {
    const order = referenceAt({ id: query['order_id'] ?? null }, 'id')
    const parcels = listAt(body, 'packages').flatMap((one) => parcelOf(one, order, facts))
    return heard({ topic: 'getOrderPackages', same, at: null, parcels })
  }
  const isJournal = Array.isArray(at(body, 'logs'))
  return isJournal
    ? heard({ topic: 'getJournalList', same, at: null })
    : unheard({ topic: '', same, at: null })
}

/** An order with its packages: what the order says of a parcel counts only where there is no package. */
function orderAsked(body: Tree, { same, facts }: { same: string; facts: ReaderFacts }) {
  const order = referenceAt(body, 'order_id')
  const orders = listAt(body, 'getOrders.orders')
  const packages = listAt(body, 'getOrderPackages.packages').flatMap((one) =>
    parcelOf(one, order, facts),
  )
  const parcels =
    packages.length > 0 ? packages : orders.flatMap((one) => parcelOfOrder(one, facts))
  return heard({
    topic: 'order',
    same,
    at: null,
    orders: orders.map((one) => orderOf(one, facts)).filter((known) => known !== null),
    parcels,
  })
}

/** What an order's status means is each merchant's own choice, so its state is nobody's guess here. */
function orderOf(order: Tree, facts: ReaderFacts): HeardOrder | null {
  const id = referenceAt(order, 'order_id')
  if (id === undefined) return null
  const currency = currencyAt(order, 'currency')
  const placedAt = timeAt(order, ['date_confirmed', 'date_add'], facts)
  return told<HeardOrder>({
    id,
    // The number that the customer knows: the shop's, or the market's.
    number: referenceAt(order, 'external_order_id') ?? shopNumber(order),
    email: emailAt(order, 'email'),
    phone: phoneAt(order, 'phone'),
    placedAt,
    // It is told as it was when it was asked for: an edit leaves none of its own times anew.
    changedAt: facts.receivedAt,
    valueMinor: orderMoney(order, currency),
    currency,
    country: countryAt(order, 'delivery_country_code', 'invoice_country_code'),
    postcode: postcodeAt(order, 'delivery_postcode', 'invoice_postcode'),
  })
}

function shopNumber(order: Tree): string | undefined {
  const number = referenceAt(order, 'shop_order_id')
  return number === '0' ? undefined : number
}

function parcelOfOrder(order: Tree, facts: ReaderFacts): HeardParcel[] {
  const code = trackingCode(referenceAt(order, 'delivery_package_nr'))
  if (code === null) return []
  return [
    told<HeardParcel>({
      carrier: carrierOf(firstTextAt(order, ['delivery_package_module', 'delivery_method'])),
      code,
      order: referenceAt(order, 'order_id'),
      status: null,
      issue: null,
      at:
        timeAt(order, ['date_in_status', 'date_confirmed', 'date_add'], facts) ?? facts.receivedAt,
      raw: '',
    }),
  ]
}

/** A package of `getOrderPackages`. One that the customer sends back is no delivery. */
function parcelOf(one: Tree, order: string | undefined, facts: ReaderFacts): HeardParcel[] {
  const kind = textAt(one, 'package_type')
  const isReturn = kind === '1' || kind === '3' || textAt(one, 'is_return') === '1'
  const code = trackingCode(referenceAt(one, 'courier_package_nr'))
  const senderId = referenceAt(one, 'package_id')
  if (isReturn || (code === null && senderId === undefined)) return []
  return [
    told<HeardParcel>({
      carrier: carrierOf(firstTextAt(one, ['courier_other_name', 'courier_code'])),
      code,
      senderId,
      order: referenceAt(one, 'order_id') ?? order,
      ...saidOf(one),
      at: timeAt(one, ['tracking_status_date', 'date_add'], facts) ?? facts.receivedAt,
      url: urlAt(one, 'tracking_url'),
    }),
  ]
}

function saidOf(one: Tree): Said {
  return say(BASE_STATUSES, textAt(one, 'tracking_status') ?? '')
}
