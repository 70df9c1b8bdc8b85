import { DELIVERY_LIMITS, PARCEL_STATUSES, type ParcelStatus } from '#contract/delivery/words.ts'
import type { ParcelEvent } from '#worker/db/schema/act/orders.ts'
import type { ToldParcel } from './store-parcels.ts'

/** A parcel with all its steps, as its row holds it. Instants are Unix milliseconds. */
interface WholeParcel extends ToldParcel {
  statusAt: number
  deliveredAt: number | null
  lastAt: number
  events: ParcelEvent[]
}

/**
 * What several steps of one parcel come to, taken one after the other as the table takes them. A parcel
 * that is first told of with its whole history is one written row then, and not one for each step.
 * @param steps in the order of time
 * @returns null for a single step, for several parcels, and for more steps than a row keeps
 */
export function wholeParcel(steps: ToldParcel[]): WholeParcel | null {
  const [first, ...others] = steps
  if (!first || others.length === 0 || steps.length > DELIVERY_LIMITS.parcelEvents) return null
  if (!others.every((one) => isSame(one, first))) return null
  const { at, event, status } = first
  const start: WholeParcel = {
    ...first,
    statusAt: at,
    deliveredAt: status === 'delivered' ? at : null,
    lastAt: at,
    events: [event],
  }
  return others.reduce(withStep, start)
}

/** Whether both name their parcel alike: other names may mean the same one, which only the table knows. */
function isSame(one: ToldParcel, other: ToldParcel): boolean {
  return (
    one.carrier === other.carrier &&
    one.code === other.code &&
    one.senderId === other.senderId &&
    one.order === other.order
  )
}

/** The steps are in order, so each is the latest. */
function withStep(parcel: WholeParcel, step: ToldParcel): WholeParcel {
  const { event, at, estimate, url } = step
  if (parcel.events.some(({ t, c }) => t === event.t && c === event.c)) return parcel
  return {
    ...parcel,
    ...(moves(parcel, step)
      ? {
          status: step.status,
          statusAt: at,
          deliveredAt: step.status === 'delivered' ? at : parcel.deliveredAt,
        }
      : {}),
    lastAt: at,
    estimate: estimate ?? parcel.estimate,
    url: url ?? parcel.url,
    events: [...parcel.events, event],
  }
}

const isBack = (status: ParcelStatus) => status === 'returning' || status === 'returned'

/** See `MOVES` of the table. */
function moves(parcel: WholeParcel, { status, at }: ToldParcel): boolean {
  if (parcel.status === 'delivered') return isBack(status)
  const isHigher = PARCEL_STATUSES[status] > PARCEL_STATUSES[parcel.status]
  return isHigher && !(isBack(parcel.status) && status === 'delivered' && at <= parcel.statusAt)
}
