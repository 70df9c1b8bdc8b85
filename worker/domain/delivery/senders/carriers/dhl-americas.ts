import type { HeardParcel, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { trackingCode } from '#worker/domain/delivery/carriers.ts'
import { dayAt, timeAt } from '#worker/domain/delivery/reading/times.ts'
import { listAt, textAt, told, type Tree } from '#worker/domain/delivery/reading/tree.ts'
import { placeAt, referenceAt } from '#worker/domain/delivery/reading/values.ts'
import { DHL_AMERICAS_EVENTS } from '#worker/domain/delivery/vocabulary/dhl.ts'
import { say } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { historyOf, type Happening, type Parcel } from './history.ts'

/** What the letters beside its times mean; with or without the S and D of winter and summer. */
const ZONES: Record<string, string> = {
  E: 'America/New_York',
  C: 'America/Chicago',
  M: 'America/Denver',
  P: 'America/Los_Angeles',
  A: 'America/Puerto_Rico',
  AK: 'America/Anchorage',
  H: 'Pacific/Honolulu',
}

/** The packages of DHL eCommerce Americas, each with its whole history. */
export function americasParcels(body: Tree, facts: ReaderFacts): HeardParcel[] {
  return listAt(body, 'packages').flatMap((one) => {
    const code = trackingCode(
      referenceAt(one, 'package.trackingId', 'trackingId', 'package.dhlPackageId', 'dhlPackageId'),
    )
    if (code === null) return []
    const parcel = told<Parcel>({
      carrier: 'dhl',
      code,
      senderId: referenceAt(one, 'package.dhlPackageId', 'dhlPackageId'),
      order: referenceAt(one, 'package.packageId', 'packageId'),
      estimate: dayAt(one, 'package.expectedDelivery', 'estimatedDeliveryDate'),
    })
    const events = listAt(one, 'events').map((event) => happening(event, facts))
    return historyOf(parcel, events, null)
  })
}

function happening(event: Tree, { timezone, receivedAt }: ReaderFacts): Happening {
  const letters =
    textAt(event, 'timeZone')
      ?.toUpperCase()
      .replace(/[SD]?T$/, '') ?? ''
  const local = `${textAt(event, 'date') ?? ''} ${textAt(event, 'time') ?? ''}`.trim()
  return told<Happening>({
    ...say(DHL_AMERICAS_EVENTS, textAt(event, 'primaryEventId') ?? ''),
    at:
      timeAt({ local }, 'local', { timezone: ZONES[letters] ?? timezone, receivedAt }) ??
      receivedAt,
    place: placeAt(event, 'location'),
  })
}
