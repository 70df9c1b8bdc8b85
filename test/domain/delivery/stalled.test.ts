import { describe, expect, test } from 'vitest'
import { gapsOf, stallLimit, stallOf, USUAL_STALL_DAYS } from '#worker/domain/delivery/stalled.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FIVE_DAYS = { days: 5, isMeasured: true }

describe('the days after which a parcel counts as stalled', () => {
  test('are a day more than all but one gap in a hundred', () => {
    // 1 … 100 hours: 99 % end at 99.01 hours, in the fifth day.
    const gaps = Array.from({ length: 100 }, (_, index) => index + 1)
    expect(stallLimit(gaps)).toEqual({ days: 6, isMeasured: true })
  })

  test('are the usual ones with fewer than a hundred gaps', () => {
    const gaps = Array.from({ length: 99 }, () => 500)
    expect(stallLimit(gaps)).toEqual({ days: USUAL_STALL_DAYS, isMeasured: false })
  })

  test('are at least two and at most fourteen', () => {
    const gaps = (hours: number) => Array.from({ length: 200 }, () => hours)
    expect(stallLimit(gaps(0.5)).days).toBe(2)
    expect(stallLimit(gaps(2000)).days).toBe(14)
  })

  test('come from the gaps between events in order of time', () => {
    expect(gapsOf([5 * HOUR_MS, 0, 2 * HOUR_MS])).toEqual([2, 3])
    expect(gapsOf([7])).toEqual([])
  })
})

describe('a parcel', () => {
  test('is stalled from the moment that its carrier’s days are over', () => {
    const parcel = { status: 'in_transit', lastEventAt: DAY_MS } as const
    expect(stallOf(parcel, FIVE_DAYS, 6 * DAY_MS - 1)).toBeNull()
    expect(stallOf(parcel, FIVE_DAYS, 6 * DAY_MS)).toEqual({ since: 6 * DAY_MS, fault: 'carrier' })
  })

  test('that was announced and never handed over is the warehouse’s', () => {
    const parcel = { status: 'pre_transit', lastEventAt: 0 } as const
    expect(stallOf(parcel, FIVE_DAYS, 9 * DAY_MS)?.fault).toBe('warehouse')
  })

  test.each(['available_for_pickup', 'delivered', 'returned', 'lost', 'cancelled'] as const)(
    'that is %s never is',
    (status) => {
      expect(stallOf({ status, lastEventAt: 0 }, FIVE_DAYS, 100 * DAY_MS)).toBeNull()
    },
  )

  test.each(['exception', 'attempted', 'returning', 'out_for_delivery'] as const)(
    'that is %s may be',
    (status) => {
      expect(stallOf({ status, lastEventAt: 0 }, FIVE_DAYS, 5 * DAY_MS)).not.toBeNull()
    },
  )
})
