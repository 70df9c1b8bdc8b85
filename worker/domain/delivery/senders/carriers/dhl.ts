import type { HeardParcel, Reader, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJson } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { dayAt, timeAt } from '#worker/domain/delivery/reading/times.ts'
import {
  at,
  isTreeRecord,
  listAt,
  oneOrMoreAt,
  textAt,
  told,
  type Tree,
} from '#worker/domain/delivery/reading/tree.ts'
import { placeAt, referenceAt, urlAt } from '#worker/domain/delivery/reading/values.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import { DHL_STATUSES } from '#worker/domain/delivery/vocabulary/dhl.ts'
import { say, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { americasParcels } from './dhl-americas.ts'
import { historyOf, type Happening, type Parcel } from './history.ts'

/** Where the divisions put their shipments: a list, a single one, an envelope, or the body itself. */
const SHIPMENTS = ['shipments', 'shipment', 'data.shipments', 'data.shipment', 'data', 'list', '']

/**
 * DHL's unified push, whose body is another one for each division, and the pushes of eCommerce
 * Americas. Most send the whole history each time.
 */
export const dhl: Reader = ({ text, method }, facts) => {
  if (method === 'GET') return { ping: true }
  const tree = readJson(text)
  const body = Array.isArray(tree) ? { list: tree } : tree
  if (!isTreeRecord(body)) return malformed('The body is neither a JSON object nor a list.')
  const parcels = [...unifiedParcels(body, facts), ...americasParcels(body, facts)]
  const topic = textAt(body, 'event') ?? textAt(body, 'eventType') ?? 'tracking'
  const sentAt = timeAt(body, ['timestamp', 'eventTime'], facts) ?? null
  const frame = { topic, same: fingerprint(text), at: sentAt }
  return parcels.length > 0 ? heard({ ...frame, parcels }) : unheard(frame)
}

function unifiedParcels(body: Tree, facts: ReaderFacts): HeardParcel[] {
  for (const path of SHIPMENTS) {
    const shipments = oneOrMoreAt(body, path).filter((one) => isShipment(one))
    if (shipments.length > 0) return shipments.flatMap((one) => shipmentParcels(one, facts))
  }
  return []
}

function isShipment(tree: Tree): boolean {
  const says = isTreeRecord(at(tree, 'status')) || listAt(tree, 'events').length > 0
  return codeOf(tree) !== undefined && says
}

function codeOf(shipment: Tree): string | undefined {
  return referenceAt(shipment, 'id', 'trackingNumber', 'trackingId', 'shipmentTrackingNumber')
}

function shipmentParcels(shipment: Tree, facts: ReaderFacts): HeardParcel[] {
  const parcel = told<Parcel>({
    carrier: 'dhl',
    code: trackingCode(codeOf(shipment)),
    order: referenceAt(shipment, 'details.references.number', 'customerReference'),
    estimate: dayAt(
      shipment,
      'estimatedTimeOfDelivery',
      'estimatedDeliveryTime',
      'estimatedDeliveryDate',
    ),
    url: urlAt(shipment, 'serviceUrl'),
  })
  const events = listAt(shipment, 'events').map((event) => happening(event, facts))
  const status = at(shipment, 'status')
  return historyOf(parcel, events, isTreeRecord(status) ? happening(status, facts) : null)
}

function happening(event: Tree, facts: ReaderFacts): Happening {
  return told<Happening>({
    ...said(event),
    at: timeAt(event, ['timestamp', 'date'], facts) ?? facts.receivedAt,
    place: placeAt(event, 'location.address.addressLocality', 'location.address.city', 'location'),
  })
}

/** `statusCode` is the common one, `status` a division's own; its spelling differs by division. */
function said(event: Tree): Said {
  const raw = textAt(event, 'statusCode') ?? textAt(event, 'status') ?? ''
  return {
    ...say(DHL_STATUSES, raw.toLowerCase().replace('_', '-')),
    raw: say(DHL_STATUSES, raw).raw,
  }
}
