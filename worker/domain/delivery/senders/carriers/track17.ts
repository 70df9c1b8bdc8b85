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
import { numberAt, placeAt, referenceAt } from '#worker/domain/delivery/reading/values.ts'
import { sayFiner, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import {
  TRACK17_STATUSES,
  TRACK17_SUB_STATUSES,
} from '#worker/domain/delivery/vocabulary/track17.ts'
import { historyOf, type Happening, type Parcel } from './history.ts'

const TIMES = ['time_utc', 'time_iso', 'time_raw.date']
const PROVIDERS = 'tracking.providers'

/** 17TRACK's pushes of version 2: the whole tracking each time, and no id of the message. */
export const track17: Reader = ({ text }, facts) => {
  const body = readJsonObject(text)
  if (!body) return malformed('The body is no JSON object.')
  const topic = textAt(body, 'event') ?? ''
  const number = trackingCode(referenceAt(body, 'data.number'))
  const frame = { topic, same: `${topic}/${number ?? ''}/${fingerprint(text)}`, at: null }
  // Nobody looks any more: that is the end of the looking, not of the way.
  if (topic === 'TRACKING_STOPPED') return heard(frame)
  const data = at(body, 'data')
  const info = infoIn(data)
  if (topic !== 'TRACKING_UPDATED' || number === null || !isTreeRecord(info)) return unheard(frame)
  const providers = listAt(info, PROVIDERS)
  const events = providers.flatMap((provider) =>
    listAt(provider, 'events').map((event) => happening(event, facts)),
  )
  return heard({ ...frame, parcels: historyOf(parcelOf(data, info), events, stateOf(info, facts)) })
}

/** What was found out stands in `track_info`; some pushes have been seen with it one level higher. */
function infoIn(data: Tree | undefined): Tree | undefined {
  const info = at(data, 'track_info')
  return isTreeRecord(at(info, 'latest_status')) || !isTreeRecord(at(data, 'latest_status'))
    ? info
    : data
}

function parcelOf(data: Tree | undefined, info: Tree): Parcel {
  const [first = null] = listAt(info, PROVIDERS)
  const name = textAt(first, 'provider.name') ?? textAt(first, 'provider.alias')
  return told<Parcel>({
    carrier: carrierOf(name),
    code: trackingCode(referenceAt(data, 'number')),
    // The merchant's own words at registration: most put the order there.
    order: numberAt(data, 'order_no', undefined) ?? numberAt(data, 'tag', undefined),
    estimate: dayAt(
      info,
      'time_metrics.estimated_delivery_date.to',
      'time_metrics.estimated_delivery_date.from',
    ),
  })
}

function stateOf(info: Tree, facts: ReaderFacts): Happening | null {
  const status = textAt(info, 'latest_status.status')
  if (status === undefined) return null
  const time = timeAt(at(info, 'latest_event'), TIMES, facts)
  return {
    ...said(status, textAt(info, 'latest_status.sub_status')),
    at: time ?? facts.receivedAt,
  }
}

function happening(event: Tree, facts: ReaderFacts): Happening {
  const finer = textAt(event, 'sub_status')
  const main = finer?.split('_')[0] ?? textAt(event, 'stage')
  const silent: Said = { status: null, issue: null, raw: '' }
  return told<Happening>({
    ...(main === undefined ? silent : said(main, finer)),
    at: timeAt(event, TIMES, facts) ?? facts.receivedAt,
    place: placeAt(event, 'address.city', 'location'),
  })
}

function said(status: string, subStatus: string | undefined): Said {
  return sayFiner({ main: TRACK17_STATUSES, finer: TRACK17_SUB_STATUSES }, status, subStatus)
}
