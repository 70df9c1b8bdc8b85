import type { Read, Reader, ReaderFacts, RawMessage } from '#worker/domain/delivery/heard.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import { at, isTreeRecord, type TreeRecord } from '#worker/domain/delivery/reading/tree.ts'
import { idOf, type ShopifyMessage } from './ids.ts'
import { deletedOrder, graphOrder, refundedOrder, restOrder } from './orders.ts'
import { eventParcels, fulfilmentParcels, orderParcels } from './parcels.ts'
import { readRequest } from './requests.ts'

/** Topics that tell nothing to store: what they are about comes by another message, or later. */
const SILENT = new Set(['app/uninstalled', 'fulfillment_events/delete', 'orders/edited'])

/**
 * Shopify's webhooks (`x-shopify-*` headers, bodies as the REST interface has them) and its Events
 * (`shopify-*` headers, bodies as the subscription's own query asks for them).
 */
export const shopify: Reader = (raw, facts) => {
  const body = readJsonObject(raw.text)
  if (!body) return malformed('The body is no JSON object.')
  const message = frame(raw, body, facts)
  const { topic } = message
  if (SILENT.has(topic)) return heard(frameOf(message, raw))
  const request = readRequest(message)
  if (request) return heard({ ...frameOf(message, raw), requests: [request] })
  return readOrders(message, raw) ?? readParcels(message, raw) ?? unheard(frameOf(message, raw))
}

function frame(raw: RawMessage, body: TreeRecord, facts: ReaderFacts): ShopifyMessage {
  const header = (name: string) =>
    raw.headers[`x-shopify-${name}`] ?? raw.headers[`shopify-${name}`]
  const sentAt = timeAt({ time: header('triggered-at') ?? null }, 'time', facts) ?? null
  const resource = idOf({ id: raw.headers['shopify-resource-id'] ?? null }, 'id')
  const topic = topicOf(header('topic'), raw.headers['shopify-action'])
  return { topic, body, facts, sentAt, resource }
}

/** An event's topic is the resource alone: `Order`, with the action in a header of its own. */
function topicOf(topic = '', action = ''): string {
  const isEvent = topic !== '' && !topic.includes('/')
  return (isEvent && action !== '' ? `${topic}/${action}` : topic).trim().toLowerCase()
}

/**
 * An Event-Id is one thing that happened, whatever it is told by: several topics, several resources of
 * one topic, two subscriptions. Events are losing it; a webhook's own id is each delivery's, the same
 * again for its retries.
 */
function frameOf({ topic, body, sentAt, resource }: ShopifyMessage, { headers, text }: RawMessage) {
  const event = headers['x-shopify-event-id'] ?? headers['shopify-event-id']
  const webhook = headers['x-shopify-webhook-id'] ?? headers['shopify-webhook-id']
  const about = idOf(body, '') ?? resource ?? ''
  const same = event === undefined ? (webhook ?? fingerprint(text)) : `${about}/${event}`
  return { topic, same: `${topic}/${same}`, at: sentAt }
}

function readOrders(message: ShopifyMessage, raw: RawMessage): Read | null {
  const { topic, body } = message
  const nested = at(body, 'data.order')
  if (topic.startsWith('order/') && isTreeRecord(nested)) {
    const order = graphOrder(message, nested)
    return order && heard({ ...frameOf(message, raw), orders: [order] })
  }
  const order = topic === 'refunds/create' ? refundedOrder(message) : orderOf(message)
  if (!order) return null
  const parcels = topic === 'refunds/create' ? [] : orderParcels(message)
  return heard({ ...frameOf(message, raw), orders: [order], parcels })
}

function orderOf(message: ShopifyMessage) {
  const { topic } = message
  if (topic === 'orders/delete' || topic === 'order/delete') return deletedOrder(message)
  return topic.startsWith('orders/') ? restOrder(message) : null
}

function readParcels(message: ShopifyMessage, raw: RawMessage): Read | null {
  const { topic } = message
  if (topic === 'fulfillments/create' || topic === 'fulfillments/update')
    return heard({ ...frameOf(message, raw), parcels: fulfilmentParcels(message, message.body) })
  if (topic === 'fulfillment_events/create')
    return heard({ ...frameOf(message, raw), parcels: eventParcels(message) })
  return null
}
