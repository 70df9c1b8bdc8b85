import type { DeliveryBucket, Promiser } from '#contract/delivery/figures.ts'
import type { ParcelStatus } from '#contract/delivery/words.ts'
import { addDays, dayCount, localDay } from '#worker/domain/days.ts'
import { dayStart } from '#worker/domain/time-zone.ts'

/*
 * Lateness against what was promised: the first day that the shop named counts, whatever anybody named
 * later. A carrier that moves its estimate is not on time by it.
 */

/** A day by which somebody said that it would be there. */
export interface Estimate {
  /** Local, `YYYY-MM-DD`. */
  day: string
  by: Promiser
  /** Unix milliseconds. */
  heardAt: number
}

/** Estimates that an order keeps: the first of each promiser, and the newest. */
export const MOST_ESTIMATES = 20

/**
 * The history with one more estimate, oldest first. What repeats the one that the same promiser gave
 * before it is left out; messages may come in any order.
 */
export function withEstimate(history: readonly Estimate[], next: Estimate): Estimate[] {
  const sorted = [...history, next].toSorted((a, b) => a.heardAt - b.heardAt)
  const latest = new Map<Promiser, string>()
  const changes = sorted.filter(({ by, day }) => {
    const isNew = latest.get(by) !== day
    latest.set(by, day)
    return isNew
  })
  if (changes.length <= MOST_ESTIMATES) return changes
  const firsts = changes.filter(
    (one) => one === firstOf(changes, 'shop') || one === firstOf(changes, 'carrier'),
  )
  const newest = changes.slice(firsts.length - MOST_ESTIMATES)
  return [...firsts.filter((one) => !newest.includes(one)), ...newest]
}

/** What a delivery is judged by, and how it moved. */
export interface Promised {
  /** The shop's first; where the shop has named none, the carrier's first. */
  first: Estimate
  /** Later ones that named another day, oldest first. */
  later: Estimate[]
  /** Days by which the newest estimate is later than the promise; negative where it is earlier. */
  moved: number
}

/** Null where nobody has named a day. */
export function promisedOf(history: readonly Estimate[]): Promised | null {
  const first = firstOf(history, 'shop') ?? firstOf(history, 'carrier')
  if (!first) return null
  const later = history.filter(({ heardAt, day }) => heardAt >= first.heardAt && day !== first.day)
  const newest = history.findLast(({ heardAt }) => heardAt >= first.heardAt) ?? first
  return { first, later, moved: daysBetween(first.day, newest.day) }
}

function firstOf(history: readonly Estimate[], by: Promiser): Estimate | undefined {
  return history.find((one) => one.by === by)
}

/** An order's delivery, as far as it is known. */
export interface Delivery {
  state: 'open' | 'cancelled' | 'deleted'
  /** Of the parcel that is furthest behind. */
  status: ParcelStatus
  /** When the last of its parcels was delivered, Unix milliseconds; null while one is not. */
  deliveredAt: number | null
  /** The day that was promised first. */
  promised: string | null
  /** The customer's time zone where it is known, else the site's. */
  timezone: string
}

/** Days that it came after the promised one: 0 or less is on time. Null where a day is not known. */
export function daysLate({ deliveredAt, promised, timezone }: Delivery): number | null {
  if (deliveredAt === null || promised === null) return null
  return daysBetween(promised, localDay(deliveredAt, timezone))
}

/**
 * How an order was delivered. Cancelled orders count as such even where a parcel came; an order that
 * is under way is not delivered, late or not. Null for orders that nobody has handed over yet, and where
 * the day of delivery or the promised one is not known.
 */
export function bucketOf(delivery: Delivery): DeliveryBucket | null {
  if (delivery.state !== 'open' || delivery.status === 'cancelled') return 'canceled'
  if (delivery.deliveredAt === null) {
    return NOT_UNDER_WAY.has(delivery.status) ? null : 'shipped_not_delivered'
  }
  const late = daysLate(delivery)
  if (late === null) return null
  if (late <= 0) return 'on_time'
  if (late <= 3) return 'late_1_3'
  return late <= 7 ? 'late_4_7' : 'late_8plus'
}

/**
 * When "has it arrived?" is due: as the promised day is over on the customer's clocks, and nothing has
 * said that the parcel came. The only way to hear of a parcel that its carrier has lost without a word.
 * Null where there is nothing to ask about: no promise, delivered, or on its way back. It may lie in the
 * past or in the future; quiet hours are the sender's.
 * @param refundedAt whether money went back already, Unix milliseconds
 */
export function askArrivedAt(delivery: Delivery & { refundedAt: number | null }): number | null {
  const { state, status, deliveredAt, promised, timezone, refundedAt } = delivery
  if (promised === null || deliveredAt !== null || refundedAt !== null) return null
  if (state !== 'open' || ENDED.has(status)) return null
  return dayStart(addDays(promised, 1), timezone)
}

/** A lost parcel is not here: its customer may have been told, or may be the one who knows better. */
const ENDED: ReadonlySet<ParcelStatus> = new Set([
  'delivered',
  'returning',
  'returned',
  'cancelled',
])

/** Delivered is one of them: on a day that nobody knows. */
const NOT_UNDER_WAY: ReadonlySet<ParcelStatus> = new Set(['unknown', 'pre_transit', 'delivered'])

function daysBetween(from: string, to: string): number {
  return dayCount(from, to) - 1
}
