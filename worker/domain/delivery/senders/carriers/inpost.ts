import type { HeardParcel, Reader, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import { textAt, told, type TreeRecord } from '#worker/domain/delivery/reading/tree.ts'
import { referenceAt } from '#worker/domain/delivery/reading/values.ts'
import { INPOST_CODES } from '#worker/domain/delivery/vocabulary/inpost.ts'
import { say } from '#worker/domain/delivery/vocabulary/meaning.ts'

/** What an event says where it names no status of its own. */
const STATUS_OF_EVENT = new Map([
  ['shipment_confirmed', 'confirmed'],
  ['offers_prepared', 'offers_prepared'],
])

/** Its number belongs to it: the same news may come without one first, and then with it. */
const SAME = [
  'event',
  'event_ts',
  'organization_id',
  'payload.shipment_id',
  'payload.status',
  'payload.tracking_number',
]

/** InPost's ShipX. Before it sends anything it looks, by a GET, whether somebody is there. */
export const inpost: Reader = ({ text, method }, facts) => {
  if (method === 'GET') return { ping: true }
  const body = readJsonObject(text)
  if (!body) return malformed('The body is no JSON object.')
  const topic = textAt(body, 'event') ?? ''
  const code = textAt(body, 'payload.status') ?? STATUS_OF_EVENT.get(topic)
  const same = SAME.map((path) => referenceAt(body, path) ?? '').join('/')
  const frame = { topic, same, at: timeAt(body, 'event_ts', facts) ?? null }
  const isKnown = topic === 'shipment_status_changed' || STATUS_OF_EVENT.has(topic)
  const parcel = code === undefined ? null : parcelOf(body, code, facts)
  return isKnown && parcel ? heard({ ...frame, parcels: [parcel] }) : unheard(frame)
}

/** Before there is a tracking number, and now and then later, only the shipment's id says which one. */
function parcelOf(body: TreeRecord, code: string, facts: ReaderFacts): HeardParcel | null {
  const number = trackingCode(referenceAt(body, 'payload.tracking_number'))
  const senderId = referenceAt(body, 'payload.shipment_id')
  if (number === null && senderId === undefined) return null
  return told<HeardParcel>({
    carrier: 'inpost',
    code: number,
    senderId,
    ...say(INPOST_CODES, code),
    at: timeAt(body, 'event_ts', facts) ?? facts.receivedAt,
  })
}
