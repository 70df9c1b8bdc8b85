import { addDays, dayCount } from '#worker/domain/days.ts'
import { isPeak } from './calendar.ts'
import type { Random } from './random.ts'
import type { DeliveryState } from './scores.ts'

/** The carrier strike, in days before the last one of the data. */
export interface Strike {
  from: string
  to: string
}
const STRIKE_FROM = 20
const STRIKE_TO = 15
/** Days after the strike in which the depots are still full. */
const BACKLOG = 9

export interface Parcel {
  /** The day that was promised. */
  promised: string
  arrives: string
  bucket: Exclude<DeliveryState, 'waiting'>
  isStuck: boolean
  carrier: DemoCarrier
  way: 'courier' | 'locker'
}

/** Who carries the shop's parcels, as people write it. */
export const CARRIER_NAMES = { inpost: 'InPost', dpd: 'DPD', dhl: 'DHL' } as const
export type DemoCarrier = keyof typeof CARRIER_NAMES
const CARRIERS: DemoCarrier[] = ['inpost', 'dpd', 'dhl']
/** Their shares, and those of late parcels: one of them is late more often. */
const SHARES = {
  locker: { usual: [0.75, 0, 0.25], late: [0.6, 0, 0.4] },
  courier: { usual: [0.15, 0.5, 0.35], late: [0.1, 0.7, 0.2] },
}
/** In a strike all parcels are late; those of the carrier that struck come last. */
const VERY_LATE = 7

/** Six days within the last four weeks: the page opens with a fall that is real. */
export function strikeBefore(until: string): Strike {
  return { from: addDays(until, -STRIKE_FROM), to: addDays(until, -STRIKE_TO) }
}

/** Sends a parcel on its way. */
export function sendParcel(random: Random, day: string, strike: Strike): Parcel {
  const way = random.chance(0.58) ? 'locker' : 'courier'
  const promised = addDays(day, random.between(1, way === 'locker' ? 2 : 3))
  const days = lateness(random, promised, strike)
  const isStuck = promised >= strike.from && days > 0 && promised <= addDays(strike.to, BACKLOG)
  const isLate = days >= (isStuck ? VERY_LATE : 1)
  return {
    promised,
    arrives: addDays(promised, days),
    bucket: bucketOf(days),
    isStuck,
    carrier: carrierFor(random.next(), SHARES[way][isLate ? 'late' : 'usual']),
    way,
  }
}

/** @param lot 0…1 */
function carrierFor(lot: number, shares: readonly number[]): DemoCarrier {
  let left = lot
  return CARRIERS.find((_, index) => (left -= shares[index] ?? 0) < 0) ?? 'dhl'
}

/** Days past the promise; below 1 is on time. */
function lateness(random: Random, promised: string, strike: Strike): number {
  if (promised >= strike.from && promised <= strike.to)
    return dayCount(promised, strike.to) + random.between(0, 8)
  const since = dayCount(strike.to, promised) - 1
  if (since > 0 && since <= BACKLOG && random.chance(0.92 - since * 0.05))
    return random.between(2, Math.max(3, 10 - since))
  const odds = isPeak(promised) ? [76, 14, 6, 4] : [91.5, 4.5, 2.2, 1.8]
  const [low = 0, high = 0] =
    [
      [0, 0],
      [1, 3],
      [4, 7],
      [8, 14],
    ][random.weighted(odds)] ?? []
  return random.between(low, high)
}

function bucketOf(days: number): Parcel['bucket'] {
  if (days <= 0) return 'on_time'
  if (days <= 3) return 'late_1_3'
  return days <= 7 ? 'late_4_7' : 'late_8plus'
}
