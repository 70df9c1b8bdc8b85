import type { Fault, ParcelStatus } from '#contract/delivery/words.ts'
import { addDays, dayCount, localDay } from '#worker/domain/days.ts'
import { askArrivedAt } from '#worker/domain/delivery/promise.ts'
import { stallOf, USUAL_STALL_DAYS } from '#worker/domain/delivery/stalled.ts'
import { dayStart } from '#worker/domain/time-zone.ts'
import { zoneOf } from './country-zone.ts'

/* What an order that is under way has come to, by nothing but the time. */

const DAY_MS = 86_400_000
/** Nobody waits for a parcel for longer: then it is not looked at any more. */
const WATCH_DAYS = 60
/** Later than this after the promise nobody is asked whether it has come. */
const ASK_DAYS = 14

/** A parcel of an order. Instants are Unix milliseconds. */
export interface WatchedParcel {
  carrier: string
  code: string
  status: ParcelStatus
  lastAt: number
  deliveredAt: number | null
  /** Whether the weather has held it up. */
  isWeather: boolean
}

/** An order as far as it is known; one that only parcels name has no promise. */
export interface WatchedOrder {
  orderId: string
  state: 'open' | 'cancelled' | 'deleted' | null
  /** The day that was promised first. */
  promised: string | null
  refundedAt: number | null
  country: string | null
  parcels: WatchedParcel[]
  /** Issues that are open: of which parcel, and of which kind. */
  open: { carrier: string; code: string; type: 'late' | 'stalled' }[]
  /** Parcels of which it was asked already. */
  asked: { carrier: string; code: string }[]
}

/** An issue that nobody has told of. */
export interface TimeIssue {
  type: 'late' | 'stalled'
  carrier: string
  code: string
  at: number
  fault: Fault
  days: number | null
}

/** What follows for an order. */
export interface Watched {
  issues: TimeIssue[]
  /** What was open and is over. */
  ended: WatchedOrder['open']
  /** The parcel that an order had not when it became late; null for none. */
  adopts: { carrier: string; code: string } | null
  /** Of which parcel it is time to ask whether it has come; null for none. */
  ask: { carrier: string; code: string } | null
  /** When to look again; null for never. */
  next: number | null
}

/** How it is judged. */
export interface WatchBy {
  now: number
  /** The site's time zone, for customers whose own is not known. */
  timezone: string
  /** Days without an event after which a carrier's parcel is stalled; its usual ones where unknown. */
  stallDays: (carrier: string) => number | undefined
}

const NO_PARCEL = {
  carrier: '',
  code: '',
  status: 'unknown' as const,
  deliveredAt: null,
  isWeather: false,
}

/**
 * Looks at an order by the clock. Late is what is not there when the first promised day is over on the
 * customer's clocks; whose doing that is, is another matter: the weather is nobody's, and what was never
 * handed over is the warehouse's.
 */
export function watchOrder(order: WatchedOrder, by: WatchBy): Watched {
  const { now } = by
  const isOver = (order.state ?? 'open') !== 'open'
  const parcels = order.parcels.filter(({ status }) => !ENDED.has(status))
  const stalls = isOver ? [] : parcels.flatMap((parcel) => stallsOf(parcel, by))
  const late = isOver ? NOT_LATE : lateOf(order, parcels, by)
  const issues = [...late.issues, ...stalls.flatMap(({ issue }) => (issue ? [issue] : []))]
  const instants = [late.next, ...stalls.map(({ next }) => next)].filter(
    (instant) => instant !== null,
  )
  const [parcel] = order.parcels
  const isBare = order.open.some(({ type, code }) => type === 'late' && code === '')
  return {
    issues,
    ended: order.open.filter((one) => !issues.some((other) => isSame(one, other))),
    adopts: isBare && parcel ? { carrier: parcel.carrier, code: parcel.code } : null,
    ask: late.ask,
    next: instants.length === 0 ? null : Math.max(Math.min(...instants), now + 1),
  }
}

function stallsOf(
  parcel: WatchedParcel,
  { now, stallDays }: WatchBy,
): { issue: TimeIssue | null; next: number | null }[] {
  const { carrier, code, status, lastAt } = parcel
  // Returning parcels have stopped being the customer's.
  if (now > lastAt + WATCH_DAYS * DAY_MS || RESTING.has(status)) return []
  const days = stallDays(carrier) ?? USUAL_STALL_DAYS
  const stall = stallOf({ status, lastEventAt: lastAt }, { days, isMeasured: true }, now)
  if (!stall) return [{ issue: null, next: lastAt + days * DAY_MS }]
  const fault = parcel.isWeather ? ('nobody' as const) : stall.fault
  const issue: TimeIssue = { type: 'stalled', carrier, code, at: stall.since, fault, days: null }
  return [{ issue, next: null }]
}

function lateOf(
  order: WatchedOrder,
  parcels: WatchedParcel[],
  by: WatchBy,
): Pick<Watched, 'issues' | 'ask' | 'next'> {
  const { promised, refundedAt } = order
  const { now } = by
  const isThere = order.parcels.length > 0 && parcels.length === 0
  if (promised === null || isThere) return NOT_LATE
  const timezone = zoneOf(order.country, by.timezone)
  const at = dayStart(addDays(promised, 1), timezone)
  if (now < at) return { issues: [], ask: null, next: at }
  const isLong = now > at + WATCH_DAYS * DAY_MS
  const missing = order.parcels.length === 0 ? [NO_PARCEL] : parcels
  const days = dayCount(promised, localDay(now, timezone)) - 1
  const issues = missing.map(({ carrier, code, status, isWeather }): TimeIssue => {
    const isHere = status === 'unknown' || status === 'pre_transit'
    const fault = isWeather ? 'nobody' : isHere ? 'warehouse' : 'carrier'
    return { type: 'late', carrier, code, at, fault, days }
  })
  const isAsked = now <= at + ASK_DAYS * DAY_MS
  const ask = missing.find(({ status }) => {
    const due = askArrivedAt({
      state: 'open',
      status,
      deliveredAt: null,
      promised,
      timezone,
      refundedAt,
    })
    return isAsked && due !== null && due <= now
  })
  const wasAsked = order.asked.some(
    ({ carrier, code }) => carrier === ask?.carrier && code === ask.code,
  )
  return {
    issues,
    ask: ask && !wasAsked ? { carrier: ask.carrier, code: ask.code } : null,
    next: isLong ? null : now + DAY_MS,
  }
}

const NOT_LATE: Pick<Watched, 'issues' | 'ask' | 'next'> = { issues: [], ask: null, next: null }

function isSame(one: WatchedOrder['open'][number], other: WatchedOrder['open'][number]): boolean {
  return one.type === other.type && one.carrier === other.carrier && one.code === other.code
}

const ENDED: ReadonlySet<ParcelStatus> = new Set(['delivered', 'returned', 'cancelled'])
/** What waits for its customer, or has no way before it, does not stall. */
const RESTING: ReadonlySet<ParcelStatus> = new Set(['unknown', 'available_for_pickup', 'lost'])
