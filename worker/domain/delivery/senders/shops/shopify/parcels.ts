import type { HeardParcel } from '#worker/domain/delivery/heard.ts'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'
import { dayAt, timeAt } from '#worker/domain/delivery/reading/times.ts'
import { listAt, textAt, told, type Tree } from '#worker/domain/delivery/reading/tree.ts'
import { cut, placeAt, referenceAt, urlAt } from '#worker/domain/delivery/reading/values.ts'
import { say, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { SHOPIFY_EVENTS } from '#worker/domain/delivery/vocabulary/shopify.ts'
import { idOf, type ShopifyMessage } from './ids.ts'

/** Parcels of one fulfilment that are read. */
const MOST_PARCELS = 50

/** The parcels of all fulfilments that stand in an order. */
export function orderParcels(message: ShopifyMessage): HeardParcel[] {
  return listAt(message.body, 'fulfillments').flatMap((one) => fulfilmentParcels(message, one))
}

/** A fulfilment's parcels: one for each tracking number, since an order may go out in several. */
export function fulfilmentParcels(
  { body, facts, sentAt }: ShopifyMessage,
  fulfilment: Tree,
): HeardParcel[] {
  const numbers = listAt(fulfilment, 'tracking_numbers')
  const urls = listAt(fulfilment, 'tracking_urls')
  const parcels = (numbers.length > 0 ? numbers : [null]).slice(0, MOST_PARCELS)
  const single = referenceAt(fulfilment, 'tracking_number')
  return parcels.map((number, index) => {
    const code = number === null ? single : referenceAt({ number }, 'number')
    return told<HeardParcel>({
      carrier: carrierOf(textAt(fulfilment, 'tracking_company')),
      code: trackingCode(code),
      senderId: idOf(fulfilment, ''),
      order: idOf(fulfilment, 'order_id') ?? idOf(body, ''),
      ...saidOf(fulfilment),
      at: timeAt(fulfilment, ['updated_at', 'created_at'], facts) ?? sentAt ?? facts.receivedAt,
      url: urlAt({ url: urls[index] ?? null }, 'url') ?? urlAt(fulfilment, 'tracking_url'),
    })
  })
}

/**
 * `shipment_status` is the parcel's; `status` is that of the request to pack it, whose failure says
 * nothing of a parcel, but whose end means that there will be none.
 */
function saidOf(fulfilment: Tree): Said {
  const shipment = textAt(fulfilment, 'shipment_status')
  if (shipment !== undefined) return saidOfEvent(shipment)
  const raw = textAt(fulfilment, 'status') ?? ''
  return raw === 'cancelled'
    ? { status: 'cancelled', issue: 'cancelled', raw }
    : { status: null, issue: null, raw: cut(raw) }
}

function saidOfEvent(code: string): Said {
  return { ...say(SHOPIFY_EVENTS, code.toUpperCase()), raw: say(SHOPIFY_EVENTS, code).raw }
}

/** An event of a fulfilment: it names the fulfilment, and no tracking code. */
export function eventParcels({ body, facts, sentAt }: ShopifyMessage): HeardParcel[] {
  return [
    told<HeardParcel>({
      carrier: '',
      code: null,
      senderId: idOf(body, 'fulfillment_id'),
      order: idOf(body, 'order_id'),
      ...saidOfEvent(textAt(body, 'status') ?? ''),
      at: timeAt(body, ['happened_at', 'created_at'], facts) ?? sentAt ?? facts.receivedAt,
      estimate: dayAt(body, 'estimated_delivery_at'),
      place: placeAt(body, 'city'),
    }),
  ]
}
