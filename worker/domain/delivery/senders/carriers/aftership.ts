import type { Reader, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed, unheard } from '#worker/domain/delivery/reading/message.ts'
import { dayAt, timeAt } from '#worker/domain/delivery/reading/times.ts'
import {
  at,
  isTreeRecord,
  listAt,
  textAt,
  told,
  type Tree,
} from '#worker/domain/delivery/reading/tree.ts'
import { placeAt, referenceAt, urlAt } from '#worker/domain/delivery/reading/values.ts'
import { AFTERSHIP_SUBTAGS, AFTERSHIP_TAGS } from '#worker/domain/delivery/vocabulary/aftership.ts'
import { sayFiner, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { historyOf, type Happening, type Parcel } from './history.ts'

const TOPICS = new Set(['tracking_update', 'edd_revise', 'tracking_pending_time'])
/** Estimates by who made them, the newest first. */
const ESTIMATES = [
  'latest_estimated_delivery.datetime',
  'latest_estimated_delivery.datetime_max',
  'courier_estimated_delivery_date.estimated_delivery_date',
  'aftership_estimated_delivery_date.estimated_delivery_date',
  'expected_delivery',
]
const PROMISES = [
  'order_promised_delivery_date',
  'promised_delivery_date',
  'custom_estimated_delivery_date.datetime',
]

/** AfterShip's webhooks of trackings: the whole tracking each time. */
export const aftership: Reader = ({ text }, facts) => {
  const body = readJsonObject(text)
  if (!body) return malformed('The body is no JSON object.')
  const topic = textAt(body, 'event') ?? ''
  const sentAt = timeAt(body, 'ts', facts) ?? null
  const frame = { topic, same: referenceAt(body, 'event_id') ?? fingerprint(text), at: sentAt }
  const tracking = at(body, 'msg')
  if (!TOPICS.has(topic) || !isTreeRecord(tracking)) return unheard(frame)
  const events = listAt(tracking, 'checkpoints').map((one) => ({
    ...happening(one),
    at: timeAt(one, ['checkpoint_time', 'created_at'], facts) ?? sentAt ?? facts.receivedAt,
  }))
  const state = textAt(tracking, 'tag') === undefined ? null : stateOf(tracking, sentAt, facts)
  return heard({ ...frame, parcels: historyOf(parcelOf(tracking), events, state) })
}

function parcelOf(tracking: Tree): Parcel {
  const number = referenceAt(tracking, 'order_id', 'order_number')
  return told<Parcel>({
    carrier: carrierOf(textAt(tracking, 'slug')),
    code: trackingCode(referenceAt(tracking, 'tracking_number')),
    senderId: referenceAt(tracking, 'id'),
    order: number?.replace(/^#\s*/, ''),
    estimate: dayAt(tracking, ...ESTIMATES),
    promised: dayAt(tracking, ...PROMISES),
    url: urlAt(tracking, 'courier_tracking_link'),
  })
}

function stateOf(tracking: Tree, sentAt: number | null, facts: ReaderFacts): Happening {
  const updatedAt = timeAt(tracking, ['updated_at', 'last_updated_at'], facts)
  return { ...said(tracking), at: updatedAt ?? sentAt ?? facts.receivedAt }
}

function happening(checkpoint: Tree): Omit<Happening, 'at'> {
  return told<Omit<Happening, 'at'>>({
    ...said(checkpoint),
    place: placeAt(checkpoint, 'city', 'location'),
  })
}

function said(tree: Tree): Said {
  const codes = { main: AFTERSHIP_TAGS, finer: AFTERSHIP_SUBTAGS }
  return sayFiner(codes, textAt(tree, 'tag') ?? '', textAt(tree, 'subtag'))
}
