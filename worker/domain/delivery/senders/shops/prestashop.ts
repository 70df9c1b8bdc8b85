import type { HeardOrder, HeardParcel, Reader, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readAny } from '#worker/domain/delivery/reading/form.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import { told, type Tree } from '#worker/domain/delivery/reading/tree.ts'
import { referenceAt } from '#worker/domain/delivery/reading/values.ts'
import { cut } from '#worker/domain/delivery/reading/values.ts'
import type { Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import {
  orderByNames,
  parcelsByNames,
  recordsAt,
  topicAt,
  type FieldNames,
  type StateOf,
} from './named-fields.ts'

/**
 * Names of the webservice's `orders` resource; those of modules that send more stand behind. The
 * `secure_key` is a customer's, the same on all orders: it is no key of an order.
 */
const NAMES: FieldNames = {
  order: {
    id: ['id', 'id_order', 'order_id'],
    number: ['reference', 'order_reference'],
    key: ['order_key'],
    email: ['customer.email', 'email', 'associations.customer.email'],
    phone: ['address_delivery.phone_mobile', 'address_delivery.phone', 'phone'],
    customer: ['id_customer', 'customer.id'],
    placedAt: ['date_add', 'created_at'],
    changedAt: ['date_upd', 'updated_at'],
    status: ['current_state', 'id_order_state', 'order_state.id', 'status'],
    value: ['total_paid_tax_incl', 'total_paid'],
    currency: ['currency.iso_code', 'currency', 'currency_iso'],
    country: ['address_delivery.country.iso_code', 'address_delivery.country_iso', 'country'],
    postcode: ['address_delivery.postcode', 'postcode'],
    lang: ['language.iso_code', 'lang', 'language_iso'],
    promised: ['promised', 'delivery_promise'],
    refundedAt: ['refunded_at'],
  },
  parcels: ['order_carrier', 'order_carriers', 'associations.order_carriers.order_carrier'],
  parcel: {
    code: ['tracking_number', 'shipping_number'],
    carrier: ['carrier.name', 'carrier_name', 'carrier'],
    senderId: ['id_order_carrier'],
    status: ['parcel_status'],
    at: ['date_upd', 'date_add'],
    url: ['tracking_url', 'carrier.url'],
  },
}
const ORDERS = [
  'order',
  'orders',
  'orders.order',
  'prestashop.order',
  'prestashop.orders.order',
  'data',
  'data.order',
  'list',
  '',
]
const SHIPMENTS = [
  'order_carrier',
  'order_carriers',
  'prestashop.order_carrier',
  'prestashop.order_carriers.order_carrier',
]
const CHANGES = [
  'order_history',
  'order_histories',
  'prestashop.order_history',
  'prestashop.order_histories.order_history',
]

/** Numbers that the installer gives to its states; shops add their own behind. Source: `order_state.xml`. */
const CANCELLED = new Set(['6', '8', 'canceled', 'cancelled', 'payment_error'])
const REFUNDED = new Set(['7', 'refunded'])
const ON_ITS_WAY: Record<string, Said['status']> = { '4': 'in_transit', '5': 'delivered' }

/** PrestaShop's bodies, JSON or XML, as its webservice writes them and modules send them on. */
export const prestashop: Reader = (message, facts) => {
  const tree = readAny(message)
  if (tree === undefined)
    return message.method === 'GET'
      ? { ping: true }
      : malformed('The body is neither JSON, XML nor a form.')
  const source = message.text === '' ? JSON.stringify(message.query) : message.text
  const frame = { topic: topicAt(tree), same: fingerprint(source), at: null }
  const changes = recordsAt(tree, CHANGES, (one) => referenceAt(one, 'id_order') !== undefined)
  const shipments = recordsAt(tree, SHIPMENTS, (one) => referenceAt(one, 'id_order') !== undefined)
  const orders = recordsAt(tree, ORDERS, isOrder)
  if (changes.length + shipments.length + orders.length === 0) return unheard(frame)
  return heard({
    ...frame,
    orders: [
      ...orders.map((one) => orderByNames(one, { names: NAMES, stateOf, facts })),
      ...changes.map((one) => changedOrder(one, facts)),
    ].filter((order) => order !== null),
    parcels: [
      ...orders.flatMap((one) =>
        parcelsByNames(one, { names: NAMES, say: () => saidBy(one), facts }),
      ),
      ...shipments.flatMap((one) => shipmentParcel(one, facts)),
    ],
  })
}

/** An id alone is no order: every resource of the webservice has one. */
function isOrder(tree: Tree): boolean {
  const says = ['reference', 'current_state', 'date_upd', 'status', 'id_order_state']
  return (
    referenceAt(tree, ...NAMES.order.id) !== undefined && referenceAt(tree, ...says) !== undefined
  )
}

const stateOf: StateOf = (status) => {
  if (status === undefined) return {}
  const name = status.toLowerCase()
  if (name === 'deleted') return { state: 'deleted' }
  return { state: CANCELLED.has(name) ? 'cancelled' : 'open', isRefunded: REFUNDED.has(name) }
}

/** The state of an order is all that PrestaShop knows of its parcel. */
function saidBy(order: Tree): Said {
  const raw = referenceAt(order, ...NAMES.order.status) ?? ''
  return { status: ON_ITS_WAY[raw] ?? null, issue: null, raw: cut(raw) }
}

function changedOrder(change: Tree, facts: ReaderFacts): HeardOrder | null {
  const id = referenceAt(change, 'id_order')
  const changedAt = timeAt(change, 'date_add', facts) ?? facts.receivedAt
  const { state, isRefunded } = stateOf(referenceAt(change, 'id_order_state'))
  if (id === undefined) return null
  return told<HeardOrder>({ id, changedAt, state, refundedAt: isRefunded ? changedAt : undefined })
}

function shipmentParcel(shipment: Tree, facts: ReaderFacts): HeardParcel[] {
  const code = trackingCode(referenceAt(shipment, 'tracking_number'))
  if (code === null) return []
  return [
    told<HeardParcel>({
      carrier: '',
      code,
      senderId: referenceAt(shipment, 'id'),
      order: referenceAt(shipment, 'id_order'),
      status: null,
      issue: null,
      at: timeAt(shipment, ['date_upd', 'date_add'], facts) ?? facts.receivedAt,
      raw: '',
    }),
  ]
}
