import type { Fault, ParcelStatus } from '#contract/delivery/words.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'

/*
 * Parcels of which nothing has been heard for longer than their carrier usually takes between two
 * events. No carrier has a code for it.
 */

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** Days that a carrier has whose gaps are not known yet. */
export const USUAL_STALL_DAYS = 5
/** With fewer gaps the rarest hundredth says nothing. */
export const LEAST_GAPS = 100
/** One gap in a hundred is longer. */
const LONG_GAP = 0.99
/** A weekend is no stall, and after two weeks nobody waits. */
const STALL_DAYS = { least: 2, most: 14 }

/** Days without an event after which a carrier's parcel counts as stalled. */
export interface StallLimit {
  days: number
  /** False where the carrier has too few gaps, and the usual days are taken. */
  isMeasured: boolean
}

/**
 * A day more than the gap that one in a hundred is longer than, in whole days.
 * @param gapHours between successive events of the carrier's delivered parcels
 */
export function stallLimit(gapHours: readonly number[]): StallLimit {
  const long = gapHours.length < LEAST_GAPS ? null : quantiles(gapHours, [LONG_GAP])?.[0]
  if (long === null || long === undefined) return { days: USUAL_STALL_DAYS, isMeasured: false }
  const days = Math.ceil(long / DAY_HOURS) + 1
  return { days: Math.min(Math.max(days, STALL_DAYS.least), STALL_DAYS.most), isMeasured: true }
}

/** Hours between the successive events of one parcel. @param times Unix milliseconds, in any order */
export function gapsOf(times: readonly number[]): number[] {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted.slice(1).map((at, index) => (at - (sorted[index] ?? at)) / HOUR_MS)
}

export interface Stall {
  /** When it began to count as stalled, Unix milliseconds. */
  since: number
  /** A parcel that was announced and never handed over is the warehouse's. */
  fault: Fault
}

/**
 * Whether a parcel is stalled. One that waits for its customer, or has come to its end, never is.
 * @param lastEventAt Unix milliseconds, as `now`
 */
export function stallOf(
  { status, lastEventAt }: { status: ParcelStatus; lastEventAt: number },
  { days }: StallLimit,
  now: number,
): Stall | null {
  const since = lastEventAt + days * DAY_HOURS * HOUR_MS
  if (RESTING.has(status) || now < since) return null
  return { since, fault: status === 'pre_transit' ? 'warehouse' : 'carrier' }
}

const RESTING: ReadonlySet<ParcelStatus> = new Set([
  'unknown',
  'available_for_pickup',
  'returned',
  'cancelled',
  'lost',
  'delivered',
])
