import type {
  HeardOrder,
  HeardParcel,
  RawMessage,
  Reader,
  ReaderFacts,
} from '#worker/domain/delivery/heard.ts'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readForm } from '#worker/domain/delivery/reading/form.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { timeAt, utcTimeAt } from '#worker/domain/delivery/reading/times.ts'
import {
  at,
  listAt,
  textAt,
  told,
  type Tree,
  type TreeRecord,
} from '#worker/domain/delivery/reading/tree.ts'
import {
  countryAt,
  currencyAt,
  emailAt,
  langAt,
  moneyAt,
  numberAt,
  phoneAt,
  postcodeAt,
  referenceAt,
  urlAt,
} from '#worker/domain/delivery/reading/values.ts'

/** Statuses that end an order; a refunded one was an order all the same. */
const STATES = new Map<string, HeardOrder['state']>([
  ['cancelled', 'cancelled'],
  ['failed', 'cancelled'],
  ['trash', 'deleted'],
])
/** Where plugins for several languages keep an order's own. */
const LANGUAGES = ['wpml_language', 'pll_language']
/** Where the extension "Shipment Tracking", and the plugins that took after it, keep tracking numbers. */
const TRACKING = '_wc_shipment_tracking_items'

/** WooCommerce's webhooks of orders. The first call asks only whether somebody is there. */
export const woocommerce: Reader = (message, facts) => {
  const topic = message.headers['x-wc-webhook-topic']
  if (topic === undefined && textAt(readForm(message.text), 'webhook_id') !== undefined)
    return { ping: true }
  const body = readJsonObject(message.text)
  if (!body) return malformed('The body is no JSON object.')
  const name = topic ?? ''
  const id = referenceAt(body, 'id')
  // When it was sent, it does not say: the time of the change is the order's, which may be an old one.
  const frame = { topic: name, same: sameOf(message, body), at: null }
  if (id === undefined || !name.startsWith('order.')) return unheard(frame)
  if (name === 'order.deleted')
    return heard({ ...frame, orders: [{ id, changedAt: facts.receivedAt, state: 'deleted' }] })
  // A payload is filterable: one without its order's times or number is no order any more.
  if (textAt(body, 'status') === undefined) return unheard(frame)
  return heard({
    ...frame,
    orders: [orderOf(id, body, facts)],
    parcels: parcelsOf(id, body, facts),
  })
}

/**
 * A delivery's own id is made of the webhook and the second, so that two orders of one second share
 * it: what changed, and when, tells more. Deletion has no time, and an order may be deleted twice.
 */
function sameOf({ text, headers }: RawMessage, body: TreeRecord): string {
  const modified = textAt(body, 'date_modified_gmt') ?? textAt(body, 'date_modified')
  const when = modified ?? headers['x-wc-webhook-delivery-id'] ?? ''
  const id = referenceAt(body, 'id') ?? ''
  return `${headers['x-wc-webhook-topic'] ?? ''}/${id}/${when.slice(0, 40)}/${fingerprint(text)}`
}

/** Times come twice: by the shop's clock, which may be another than the site's, and by Greenwich's. */
function changedAt(body: Tree, facts: ReaderFacts): number | undefined {
  return utcTimeAt(body, 'date_modified_gmt', facts) ?? timeAt(body, 'date_modified', facts)
}

function orderOf(id: string, body: Tree, facts: ReaderFacts): HeardOrder {
  const placedAt = utcTimeAt(body, 'date_created_gmt', facts) ?? timeAt(body, 'date_created', facts)
  const changed = changedAt(body, facts) ?? placedAt ?? facts.receivedAt
  const status = textAt(body, 'status') ?? ''
  const currency = currencyAt(body, 'currency')
  const customer = referenceAt(body, 'customer_id')
  const isRefunded = status === 'refunded' || listAt(body, 'refunds').length > 0
  return told<HeardOrder>({
    id,
    number: numberAt(body, 'number', id),
    key: referenceAt(body, 'order_key'),
    email: emailAt(body, 'billing.email'),
    phone: phoneAt(body, 'billing.phone', 'shipping.phone'),
    // A guest is customer 0.
    customer: customer === '0' ? undefined : customer,
    placedAt,
    changedAt: changed,
    state: STATES.get(status) ?? 'open',
    valueMinor: moneyAt(body, 'total', currency),
    currency,
    country: countryAt(body, 'shipping.country', 'billing.country'),
    postcode: postcodeAt(body, 'shipping.postcode', 'billing.postcode'),
    lang: langAt({ lang: meta(body, LANGUAGES) ?? null }, 'lang'),
    // Refunds carry no time of their own here.
    refundedAt: isRefunded ? changed : undefined,
  })
}

function meta(body: Tree, keys: readonly string[]): Tree | undefined {
  const entry = listAt(body, 'meta_data').find((one) => keys.includes(textAt(one, 'key') ?? ''))
  return at(entry, 'value')
}

function parcelsOf(id: string, body: Tree, facts: ReaderFacts): HeardParcel[] {
  const changed = changedAt(body, facts) ?? facts.receivedAt
  return listAt({ items: meta(body, [TRACKING]) ?? null }, 'items').flatMap((item) => {
    const code = trackingCode(referenceAt(item, 'tracking_number'))
    if (code === null) return []
    const carrier = textAt(item, 'custom_tracking_provider') ?? textAt(item, 'tracking_provider')
    return told<HeardParcel>({
      carrier: carrierOf(carrier),
      code,
      senderId: referenceAt(item, 'tracking_id'),
      order: id,
      status: null,
      issue: null,
      at: timeAt(item, 'date_shipped', facts) ?? changed,
      raw: '',
      url: urlAt(item, 'custom_tracking_link'),
    })
  })
}
