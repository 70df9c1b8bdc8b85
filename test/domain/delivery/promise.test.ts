import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DELIVERY_BUCKETS } from '#contract/delivery/figures.ts'
import { PARCEL_STATUS_NAMES } from '#contract/delivery/words.ts'
import {
  askArrivedAt,
  bucketOf,
  daysLate,
  type Delivery,
  type Estimate,
  MOST_ESTIMATES,
  promisedOf,
  withEstimate,
} from '#worker/domain/delivery/promise.ts'
import { bucketOf as publishedBucketOf } from '#scripts/support/olist/join.ts'

const OPEN: Delivery = {
  state: 'open',
  status: 'delivered',
  deliveredAt: null,
  promised: '2026-03-10',
  timezone: 'America/Sao_Paulo',
}

/** Orders of a shop that exists nowhere: status, delivered, promised, and where each belongs. */
const ROWS = `
delivered 2026-03-09T15:00-03:00 2026-03-10 on_time
delivered 2026-03-10T23:59-03:00 2026-03-10 on_time
delivered 2026-03-11T00:00-03:00 2026-03-10 late_1_3
delivered 2026-03-13T23:59-03:00 2026-03-10 late_1_3
delivered 2026-03-14T00:00-03:00 2026-03-10 late_4_7
delivered 2026-03-17T12:00-03:00 2026-03-10 late_4_7
delivered 2026-03-18T12:00-03:00 2026-03-10 late_8plus
delivered 2026-07-01T12:00-03:00 2026-03-10 late_8plus
delivered 2026-03-09T15:00-03:00 -          -
delivered  -                     2026-03-10 -
in_transit -                     2026-03-10 shipped_not_delivered
lost       -                     2026-03-10 shipped_not_delivered
returning  -                     -          shipped_not_delivered
unknown    -                     2026-03-10 -
pre_transit -                    2026-03-10 -
cancelled  -                     2026-03-10 canceled
`

describe('buckets', () => {
  const rows = ROWS.trim()
    .split('\n')
    .map((line) => {
      const [name, delivered, promised, bucket] = line.split(/\s+/)
      return { name, delivered, promised, bucket }
    })

  test.each(rows)('$name, delivered $delivered, promised $promised: $bucket', (row) => {
    const { name, delivered, promised, bucket } = row
    const status = PARCEL_STATUS_NAMES.find((status) => status === name) ?? 'unknown'
    const found = bucketOf({
      ...OPEN,
      status,
      deliveredAt: delivered === '-' ? null : Date.parse(delivered ?? ''),
      promised: promised === '-' ? null : (promised ?? null),
    })
    expect(found ?? '-').toBe(bucket)
  })

  test('are those of the published Olist figures', () => {
    const days = fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2018-02-${String(day).padStart(2, '0')}`)
    const row = fc.record({
      order_status: fc.constantFrom('canceled', 'shipped', 'delivered', 'processing'),
      order_delivered_customer_date: fc.oneof(
        fc.constant(''),
        days.map((day) => `${day} 23:14:00`),
      ),
      order_estimated_delivery_date: days.map((day) => `${day} 00:00:00`),
    })
    fc.assert(
      fc.property(row, (order) => {
        const { order_status: status, order_delivered_customer_date: delivered } = order
        const isDelivered = status === 'delivered' && delivered !== ''
        const under = { shipped: 'in_transit', delivered: 'delivered' } as const
        const bucket = bucketOf({
          state: status === 'canceled' ? 'cancelled' : 'open',
          status: status === 'shipped' || status === 'delivered' ? under[status] : 'unknown',
          deliveredAt: isDelivered ? Date.parse(`${delivered.replace(' ', 'T')}-02:00`) : null,
          promised: order.order_estimated_delivery_date.slice(0, 10),
          timezone: 'America/Noronha',
        })
        expect(bucket).toBe(publishedBucketOf(new Map(Object.entries(order))))
      }),
    )
  })

  test('all stand in the list', () => {
    const named = new Set(rows.map(({ bucket }) => bucket))
    named.delete('-')
    expect(named).toEqual(new Set(DELIVERY_BUCKETS))
  })

  test('a cancelled or deleted order is one even where its parcel came', () => {
    const deliveredAt = Date.parse('2026-03-09T12:00-03:00')
    expect(bucketOf({ ...OPEN, deliveredAt, state: 'cancelled' })).toBe('canceled')
    expect(bucketOf({ ...OPEN, deliveredAt, state: 'deleted' })).toBe('canceled')
  })
})

test('the day is the customer’s: the same hour is late in Warsaw and on time in Lisbon', () => {
  const deliveredAt = Date.parse('2026-03-10T23:30:00Z')
  expect(daysLate({ ...OPEN, deliveredAt, timezone: 'Europe/Warsaw' })).toBe(1)
  expect(daysLate({ ...OPEN, deliveredAt, timezone: 'Europe/Lisbon' })).toBe(0)
  expect(daysLate({ ...OPEN, deliveredAt, promised: null })).toBeNull()
})

describe('the history of estimates', () => {
  const estimate = (by: 'shop' | 'carrier', day: string, heardAt: number): Estimate => ({
    by,
    day,
    heardAt,
  })
  const told = (...estimates: Estimate[]) => estimates.reduce<Estimate[]>(withEstimate, [])

  test('keeps every change in order of time, however the messages come', () => {
    const [a, b, c] = [
      estimate('shop', '2026-03-10', 1),
      estimate('carrier', '2026-03-09', 2),
      estimate('carrier', '2026-03-14', 3),
    ]
    expect(told(a, b, c)).toEqual([a, b, c])
    expect(told(c, b, a)).toEqual([a, b, c])
    expect(told(a, b, c, { ...c, heardAt: 4 })).toEqual([a, b, c])
  })

  test('keeps a day that was taken back and given again', () => {
    const days = ['2026-03-10', '2026-03-12', '2026-03-10']
    expect(
      told(...days.map((day, at) => estimate('carrier', day, at))).map(({ day }) => day),
    ).toEqual(days)
  })

  test('forgets the middle, never the first promise', () => {
    const shop = estimate('shop', '2026-03-10', 0)
    const moves = Array.from({ length: 40 }, (_, at) =>
      estimate('carrier', `2026-04-${String((at % 28) + 1).padStart(2, '0')}`, at + 1),
    )
    const history = told(shop, ...moves)
    expect(history).toHaveLength(MOST_ESTIMATES)
    expect(history[0]).toEqual(shop)
    expect(history[1]).toEqual(moves[0])
    expect(history.at(-1)).toEqual(moves.at(-1))
  })

  test('judges by the shop’s first day, though a later one was named since', () => {
    const promised = promisedOf(
      told(
        estimate('shop', '2026-03-10', 1),
        estimate('carrier', '2026-03-13', 2),
        estimate('shop', '2026-03-15', 3),
      ),
    )
    expect(promised?.first.day).toBe('2026-03-10')
    expect(promised?.later.map(({ day }) => day)).toEqual(['2026-03-13', '2026-03-15'])
    expect(promised?.moved).toBe(5)
  })

  test('judges by the carrier’s first where the shop has named none', () => {
    const history = told(estimate('carrier', '2026-03-13', 2), estimate('carrier', '2026-03-12', 5))
    expect(promisedOf(history)).toMatchObject({ first: { day: '2026-03-13' }, moved: -1 })
    expect(promisedOf([])).toBeNull()
  })

  test('of a carrier that spoke before the shop is no promise, and no later estimate', () => {
    const history = told(estimate('carrier', '2026-03-20', 1), estimate('shop', '2026-03-10', 2))
    expect(promisedOf(history)).toMatchObject({
      first: { by: 'shop', day: '2026-03-10' },
      later: [],
      moved: 0,
    })
  })
})

describe('"has it arrived?"', () => {
  const waiting = { ...OPEN, status: 'in_transit' as const, refundedAt: null }

  test('is due as the promised day ends on the customer’s clocks', () => {
    expect(askArrivedAt(waiting)).toBe(Date.parse('2026-03-11T00:00-03:00'))
    // Clocks go forward in the night to 29 March.
    const night = { ...waiting, promised: '2026-03-28', timezone: 'Europe/Warsaw' }
    expect(askArrivedAt(night)).toBe(Date.parse('2026-03-29T00:00+01:00'))
    expect(askArrivedAt({ ...night, promised: '2026-03-29' })).toBe(
      Date.parse('2026-03-30T00:00+02:00'),
    )
  })

  test('is asked about a parcel that its carrier calls lost, or has never mentioned', () => {
    expect(askArrivedAt({ ...waiting, status: 'lost' })).not.toBeNull()
    expect(askArrivedAt({ ...waiting, status: 'unknown' })).not.toBeNull()
  })

  test('is not asked where it came, goes back, was cancelled, refunded or never promised', () => {
    expect(askArrivedAt({ ...waiting, deliveredAt: 1 })).toBeNull()
    expect(askArrivedAt({ ...waiting, status: 'returning' })).toBeNull()
    expect(askArrivedAt({ ...waiting, state: 'cancelled' })).toBeNull()
    expect(askArrivedAt({ ...waiting, refundedAt: 1 })).toBeNull()
    expect(askArrivedAt({ ...waiting, promised: null })).toBeNull()
  })
})
