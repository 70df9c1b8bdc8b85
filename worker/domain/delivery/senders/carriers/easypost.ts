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
import { EASYPOST_DETAILS, EASYPOST_STATUSES } from '#worker/domain/delivery/vocabulary/easypost.ts'
import { say, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { historyOf, type Happening, type Parcel } from './history.ts'

/** EasyPost's events. Of all that it tells, trackers matter here; claims are kept for later. */
export const easypost: Reader = ({ text }, facts) => {
  const body = readJsonObject(text)
  if (!body) return malformed('The body is no JSON object.')
  const topic = textAt(body, 'description') ?? ''
  const sentAt = timeAt(body, 'created_at', facts) ?? null
  const frame = { topic, same: referenceAt(body, 'id') ?? fingerprint(text), at: sentAt }
  const tracker = at(body, 'result')
  if (topic !== 'tracker.created' && topic !== 'tracker.updated')
    return topic === '' || topic.startsWith('claim.') ? unheard(frame) : heard(frame)
  if (!isTreeRecord(tracker) || textAt(tracker, 'object') !== 'Tracker') return unheard(frame)
  const fallback = sentAt ?? facts.receivedAt
  const events = listAt(tracker, 'tracking_details').map((one) => happening(one, facts, fallback))
  const updatedAt = timeAt(tracker, 'updated_at', facts) ?? fallback
  return heard({
    ...frame,
    parcels: historyOf(parcelOf(tracker), events, { ...said(tracker), at: updatedAt }),
  })
}

function parcelOf(tracker: Tree): Parcel {
  return told<Parcel>({
    carrier: carrierOf(textAt(tracker, 'carrier')),
    code: trackingCode(referenceAt(tracker, 'tracking_code')),
    senderId: referenceAt(tracker, 'id'),
    estimate: dayAt(tracker, 'carrier_detail.est_delivery_date_local', 'est_delivery_date'),
    url: urlAt(tracker, 'public_url'),
  })
}

function happening(detail: Tree, facts: ReaderFacts, fallback: number): Happening {
  return told<Happening>({
    ...said(detail),
    at: timeAt(detail, 'datetime', facts) ?? fallback,
    place: placeAt(detail, 'tracking_location.city'),
  })
}

/** The status says where the parcel is; the detail, what is wrong with it. */
function said(tree: Tree): Said {
  const status = textAt(tree, 'status') ?? ''
  const code = textAt(tree, 'status_detail')
  const main = say(EASYPOST_STATUSES, status)
  if (code === undefined || code === 'unknown') return main
  const detail = say(EASYPOST_DETAILS, code)
  const isUnknown = main.isUnknown ?? detail.isUnknown
  return {
    status: main.status,
    issue: detail.issue ?? main.issue,
    raw: detail.raw,
    ...(isUnknown ? { isUnknown } : {}),
  }
}
