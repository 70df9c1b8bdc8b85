import type { HeardRequest } from '#worker/domain/delivery/heard.ts'
import { at, told, type Tree } from '#worker/domain/delivery/reading/tree.ts'
import { emailAt, phoneAt } from '#worker/domain/delivery/reading/values.ts'
import { idOf, type ShopifyMessage } from './ids.ts'

const KINDS = new Map<string, HeardRequest['kind']>([
  ['customers/redact', 'erase-customer'],
  ['customers/data_request', 'tell-customer'],
  ['shop/redact', 'erase-shop'],
])

/**
 * The three topics that every app must answer, also after it was uninstalled. Ids come as numbers here
 * and as names elsewhere: both are read to their digits.
 */
export function readRequest({ topic, body }: ShopifyMessage): HeardRequest | null {
  const kind = KINDS.get(topic)
  if (!kind) return null
  if (kind === 'erase-shop') return { kind, orders: [] }
  // All of them, however many: one that is left out would quietly stay.
  const orders = ['orders_to_redact', 'orders_requested'].flatMap((name): Tree[] => {
    const ids = at(body, name)
    return Array.isArray(ids) ? ids : []
  })
  return told<HeardRequest>({
    kind,
    customer: idOf(body, 'customer'),
    email: emailAt(body, 'customer.email'),
    phone: phoneAt(body, 'customer.phone'),
    orders: orders.map((id) => idOf({ id }, 'id')).filter((id) => id !== undefined),
  })
}
