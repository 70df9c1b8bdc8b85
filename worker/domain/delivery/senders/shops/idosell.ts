import type { HeardOrder, Reader } from '#worker/domain/delivery/heard.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readAny } from '#worker/domain/delivery/reading/form.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import { referenceAt } from '#worker/domain/delivery/reading/values.ts'
import { INPOST_CODES } from '#worker/domain/delivery/vocabulary/inpost.ts'
import { say, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { OWN_STATUSES } from '#worker/domain/delivery/vocabulary/vocabularies.ts'
import {
  orderByNames,
  parcelsByNames,
  recordsAt,
  topicAt,
  type FieldNames,
  type StateOf,
} from './named-fields.ts'

/**
 * What the merchant writes into the webhook's body is the merchant's choice. The first name of each
 * field is the one of our instructions, docs/connections.md; the others are those of IdoSell's API.
 */
const NAMES: FieldNames = {
  order: {
    id: ['order_id', 'orderId', 'orderSerialNumber', 'order_sn', 'orderSn', 'id'],
    number: ['order_number', 'orderNumber', 'number', 'orderSerialNumber'],
    key: ['order_key', 'orderKey'],
    email: [
      'email',
      'client_email',
      'clientEmail',
      'client.email',
      'clientResult.clientAccount.clientEmail',
    ],
    phone: ['phone', 'client_phone', 'clientPhone1', 'client.phone'],
    customer: [
      'customer_id',
      'client_id',
      'clientId',
      'client.id',
      'clientResult.clientAccount.clientId',
    ],
    placedAt: ['placed_at', 'order_date', 'orderAddDate', 'orderDetails.orderAddDate', 'date_add'],
    changedAt: [
      'changed_at',
      'orderChangeDate',
      'orderDetails.orderChangeDate',
      'modified',
      'date',
    ],
    status: ['status', 'order_status', 'orderStatus', 'orderDetails.orderStatus'],
    value: ['value', 'order_value', 'total', 'orderTotal'],
    currency: ['currency', 'order_currency', 'orderCurrency', 'currencyId'],
    country: ['country', 'delivery_country', 'clientDeliveryAddressCountryId', 'countryId'],
    postcode: ['postcode', 'delivery_zipcode', 'clientDeliveryAddressZipCode', 'zipcode'],
    lang: ['lang', 'language', 'clientLanguage', 'languageId'],
    promised: ['promised', 'promised_date', 'estimatedDeliveryDate', 'deliveryDate'],
    refundedAt: ['refunded_at', 'returnDate'],
  },
  parcels: ['parcels', 'parcels.parcel', 'packages', 'packages.package', 'deliveryPackages'],
  parcel: {
    code: [
      'tracking_number',
      'package_number',
      'deliveryPackageId',
      'shippingNumber',
      'packageNumber',
    ],
    carrier: ['carrier', 'courier', 'courier_name', 'courierName', 'deliveryName'],
    senderId: ['parcel_id', 'package_id', 'packageId'],
    status: ['parcel_status', 'package_status', 'packageStatus'],
    at: ['parcel_at', 'status_date', 'packageStatusDate', 'changed_at'],
    url: ['tracking_url', 'trackingUrl'],
  },
}
/** Where orders stand in a body: themselves, in a list, or in the element that XML has to have. */
const ORDERS = [
  '',
  'order',
  'orders',
  'orders.order',
  'Results',
  'data',
  'list',
  'webhook',
  'webhook.order',
]

/** IdoSell's own statuses that end an order. Source: IdoSell API, `orderStatus`. */
const ENDED = new Set(['canceled', 'cancelled', 'all_canceled', 'false', 'lost', 'anulowane'])

/** Webhooks of IdoSell, whose body, form and method the merchant chooses: JSON, XML, form, or a query. */
export const idosell: Reader = (message, facts) => {
  const tree = readAny(message)
  if (tree === undefined)
    return message.method === 'GET'
      ? { ping: true }
      : malformed('The body is neither JSON, XML nor a form.')
  const orders = recordsAt(tree, ORDERS, (one) => referenceAt(one, ...NAMES.order.id) !== undefined)
  const source = message.text === '' ? JSON.stringify(message.query) : message.text
  const at = timeAt(tree, ['sent_at', 'timestamp'], facts) ?? null
  const frame = { topic: topicAt(tree), same: fingerprint(source), at }
  if (orders.length === 0) return unheard(frame)
  return heard({
    ...frame,
    orders: orders
      .map((one) => orderByNames(one, { names: NAMES, stateOf, facts }))
      .filter((order) => order !== null),
    parcels: orders.flatMap((one) => parcelsByNames(one, { names: NAMES, say: sayParcel, facts })),
  })
}

const stateOf: StateOf = (status) => {
  const name = status?.toLowerCase()
  if (name === undefined) return {}
  const state: HeardOrder['state'] = ENDED.has(name) ? 'cancelled' : 'open'
  return { state: name === 'deleted' ? 'deleted' : state, isRefunded: name === 'refunded' }
}

/** A parcel's status in our words, or InPost's, which are what such shops have at hand. */
function sayParcel(code: string | undefined): Said {
  if (code === undefined) return { status: null, issue: null, raw: '' }
  return OWN_STATUSES.has(code) ? say(OWN_STATUSES, code) : say(INPOST_CODES, code)
}
