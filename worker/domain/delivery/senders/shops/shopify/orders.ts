import type { HeardOrder } from '#worker/domain/delivery/heard.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import {
  at,
  listAt,
  oneOrMoreAt,
  textAt,
  told,
  type Tree,
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
} from '#worker/domain/delivery/reading/values.ts'
import { idOf, type ShopifyMessage } from './ids.ts'

/** An order as the REST interface writes it; null for the bodies of `orders/*` that are none. */
export function restOrder({ body, facts, sentAt }: ShopifyMessage): HeardOrder | null {
  const id = idOf(body, '')
  const isOrder = textAt(body, 'created_at') ?? textAt(body, 'name') ?? textAt(body, 'updated_at')
  if (id === undefined || isOrder === undefined) return null
  const placedAt = timeAt(body, ['processed_at', 'created_at'], facts)
  const currency = currencyAt(body, 'currency', 'total_price_set.shop_money.currency_code')
  return told<HeardOrder>({
    id,
    number: numberAt(body, 'name', id) ?? numberAt(body, 'order_number', id),
    key: referenceAt(body, 'token'),
    email: emailAt(body, 'email', 'contact_email', 'customer.email'),
    phone: phoneAt(body, 'phone', 'customer.phone', 'shipping_address.phone'),
    customer: idOf(body, 'customer'),
    placedAt,
    changedAt: timeAt(body, 'updated_at', facts) ?? sentAt ?? placedAt ?? facts.receivedAt,
    state: textAt(body, 'cancelled_at') === undefined ? 'open' : 'cancelled',
    valueMinor: moneyAt(body, 'total_price', currency),
    currency,
    country: countryAt(body, 'shipping_address.country_code', 'billing_address.country_code'),
    postcode: postcodeAt(body, 'shipping_address.zip', 'billing_address.zip'),
    lang: langAt(body, 'customer_locale'),
    refundedAt: lastRefund(listAt(body, 'refunds'), { body, facts, sentAt }),
  })
}

/** `orders/delete` says the id and nothing else. */
export function deletedOrder(message: ShopifyMessage): HeardOrder | null {
  const { body, facts, sentAt, resource } = message
  const id = idOf(body, '') ?? idOf(body, 'query_variables.orderId') ?? resource
  return id === undefined ? null : { id, changedAt: sentAt ?? facts.receivedAt, state: 'deleted' }
}

/** `refunds/create` is silent about the order's state, which an order that was cancelled must keep. */
export function refundedOrder({ body, facts, sentAt }: ShopifyMessage): HeardOrder | null {
  const id = idOf(body, 'order_id')
  if (id === undefined) return null
  const changedAt = timeAt(body, ['created_at', 'processed_at'], facts) ?? sentAt
  return told<HeardOrder>({
    id,
    changedAt: changedAt ?? facts.receivedAt,
    refundedAt: lastRefund([body], { body, facts, sentAt }),
  })
}

type Times = Pick<ShopifyMessage, 'body' | 'facts' | 'sentAt'>

/** When money went back for the last time; goods that were only taken back moved none. */
function lastRefund(refunds: Tree[], { facts, sentAt }: Times): number | undefined {
  const times = refunds
    .filter((refund) => isPaidBack(refund))
    .map((refund) => timeAt(refund, ['processed_at', 'created_at'], facts) ?? sentAt)
    .filter((time) => time !== null)
  return times.length === 0 ? undefined : Math.max(...times)
}

function isPaidBack(refund: Tree): boolean {
  if (!Array.isArray(at(refund, 'transactions'))) return true
  return listAt(refund, 'transactions').some(
    (transaction) =>
      textAt(transaction, 'status') === 'success' && textAt(transaction, 'kind') === 'refund',
  )
}

/** An order as the query of an Events subscription asks for it: any part may be missing. */
export function graphOrder(
  { facts, sentAt, topic }: ShopifyMessage,
  order: Tree,
): HeardOrder | null {
  const id = idOf(order, '')
  if (id === undefined) return null
  const currency = currencyAt(order, 'currencyCode', 'totalPriceSet.shopMoney.currencyCode')
  const isCancelled = textAt(order, 'cancelledAt') !== undefined
  const refunds = oneOrMoreAt(order, 'refunds').map((refund) => timeAt(refund, 'createdAt', facts))
  return told<HeardOrder>({
    id,
    number: numberAt(order, 'name', id),
    email: emailAt(order, 'email', 'customer.email', 'customer.defaultEmailAddress.emailAddress'),
    phone: phoneAt(order, 'phone', 'customer.phone'),
    customer: idOf(order, 'customer'),
    placedAt: timeAt(order, ['processedAt', 'createdAt'], facts),
    changedAt: timeAt(order, 'updatedAt', facts) ?? sentAt ?? facts.receivedAt,
    state: stateOf(topic, isCancelled),
    valueMinor: moneyAt(order, 'totalPriceSet.shopMoney.amount', currency),
    currency,
    country: countryAt(order, 'shippingAddress.countryCodeV2', 'shippingAddress.countryCode'),
    postcode: postcodeAt(order, 'shippingAddress.zip'),
    lang: langAt(order, 'customerLocale'),
    refundedAt: refunds.reduce(
      (last, time) => Math.max(last ?? 0, time ?? 0) || undefined,
      undefined,
    ),
  })
}

/** A query that does not ask for `cancelledAt` says nothing of it, but a new order is open. */
function stateOf(topic: string, isCancelled: boolean): HeardOrder['state'] {
  if (isCancelled) return 'cancelled'
  if (topic === 'order/delete') return 'deleted'
  return topic === 'order/create' ? 'open' : undefined
}
