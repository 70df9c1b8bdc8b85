import { describe, expect, test } from 'vitest'
import { isTimezone } from '#worker/domain/time-zone.ts'
import { zoneOf } from '#worker/domain/clock/country-zone.ts'
import { planAsk } from '#worker/domain/clock/plan-ask.ts'
import {
  watchOrder,
  type WatchedOrder,
  type WatchedParcel,
} from '#worker/domain/clock/watch-order.ts'

const DAY = 86_400_000
const PROMISED_OVER = Date.parse('2026-11-12T23:00:00Z')
const PARCEL: WatchedParcel = {
  carrier: 'inpost',
  code: '6200',
  status: 'in_transit',
  lastAt: PROMISED_OVER - DAY,
  deliveredAt: null,
  isWeather: false,
}
const ORDER: WatchedOrder = {
  orderId: '9001',
  state: 'open',
  promised: '2026-11-12',
  refundedAt: null,
  country: 'PL',
  parcels: [PARCEL],
  open: [],
  asked: [],
}
const look = (order: Partial<WatchedOrder>, now = PROMISED_OVER) =>
  watchOrder({ ...ORDER, ...order }, { now, timezone: 'America/New_York', stallDays: () => 5 })

describe('an order whose promised day is over', () => {
  test('is late and asked about on the last millisecond of nobody’s day, not before', () => {
    expect(look({}, PROMISED_OVER - 1)).toMatchObject({
      issues: [],
      ask: null,
      next: PROMISED_OVER,
    })
    expect(look({})).toMatchObject({
      issues: [{ type: 'late', days: 1, at: PROMISED_OVER }],
      ask: { carrier: 'inpost', code: '6200' },
    })
  })

  test('counts by the site’s zone where the country tells none', () => {
    const newYork = Date.parse('2026-11-13T05:00:00Z')
    for (const country of ['US', null]) {
      expect(look({ country }, newYork - 1).issues).toEqual([])
      expect(look({ country }, newYork).issues).toHaveLength(1)
    }
  })

  test.each([
    ['was refunded', { refundedAt: PROMISED_OVER }],
    ['was asked about', { asked: [{ carrier: 'inpost', code: '6200' }] }],
    ['travels back', { parcels: [{ ...PARCEL, status: 'returning' as const }] }],
  ])('that %s is late, and nobody is asked', (_, more) => {
    expect(look(more)).toMatchObject({ issues: [{ type: 'late' }], ask: null })
  })

  test.each([
    ['delivered', { parcels: [{ ...PARCEL, status: 'delivered' as const, deliveredAt: 1 }] }],
    ['cancelled', { state: 'cancelled' as const }],
    ['without a promise', { promised: null, parcels: [] }],
  ])('that is %s is not late, and is watched no more', (_, more) => {
    expect(look(more)).toMatchObject({ issues: [], ask: null, next: null })
  })

  test('is asked about for two weeks and watched for sixty days', () => {
    const parcels = [{ ...PARCEL, status: 'available_for_pickup' as const }]
    expect(look({ parcels }, PROMISED_OVER + 14 * DAY).ask).not.toBeNull()
    expect(look({ parcels }, PROMISED_OVER + 14 * DAY + 1).ask).toBeNull()
    expect(look({ parcels }, PROMISED_OVER + 60 * DAY).next).not.toBeNull()
    expect(look({ parcels }, PROMISED_OVER + 61 * DAY).next).toBeNull()
  })

  test('of several parcels only those are late that are not there, and one is asked about at a time', () => {
    const there = { ...PARCEL, code: '1', status: 'delivered' as const, deliveredAt: 1 }
    const parcels = [there, { ...PARCEL, code: '2' }, { ...PARCEL, code: '3' }]
    const found = look({ parcels })
    expect(found.issues.map(({ code }) => code)).toEqual(['2', '3'])
    expect(found.ask?.code).toBe('2')
    expect(look({ parcels, asked: [{ carrier: 'inpost', code: '2' }] }).ask).toBeNull()
  })
})

test('what was open and is no more ends; what still is does not', () => {
  const key = { carrier: 'inpost', code: '6200' }
  const open = [
    { ...key, type: 'late' as const },
    { ...key, type: 'stalled' as const },
  ]
  expect(look({ open }).ended).toEqual([{ ...key, type: 'stalled' }])
  expect(look({ open }, PROMISED_OVER + 5 * DAY).ended).toEqual([])
  expect(look({ open, state: 'cancelled' }).ended).toEqual(open)
})

test('every zone of a country is one that the platform knows', () => {
  for (const country of ['PL', 'DE', 'GB', 'UA', 'RO', 'IS', 'JP', 'IN', 'FI', 'TR'])
    expect(isTimezone(zoneOf(country, '-'))).toBe(true)
  expect(zoneOf('US', 'Europe/Warsaw')).toBe('Europe/Warsaw')
})

describe('the ask after a case', () => {
  const END = {
    id: 'c',
    action: 'refund' as const,
    resolvedAt: 100 * DAY,
    askedAt: null,
    chosenAt: null,
    deliveredAt: null,
    refundedAt: null,
  }
  const plan = (more: object, now = 100 * DAY) =>
    planAsk({ ...END, ...more }, { now, refundDays: 5, againDays: 7 })

  test('waits for the money, looked at each day for sixty days', () => {
    expect(plan({})).toEqual({ at: null, look: 101 * DAY })
    expect(plan({}, 160 * DAY)).toEqual({ at: null, look: null })
    expect(plan({ refundedAt: 102 * DAY }).at).toBe(107 * DAY)
  })

  test('is never before the resolution, and what an agent chose stands above all', () => {
    expect(plan({ refundedAt: 80 * DAY }).at).toBe(100 * DAY)
    expect(plan({ refundedAt: 102 * DAY, chosenAt: 101 * DAY }).at).toBe(101 * DAY)
  })

  test('does not count again what was over when the customer was asked', () => {
    expect(plan({ refundedAt: 90 * DAY, askedAt: 95 * DAY }).at).toBeNull()
    const replaced = { action: 'replacement', askedAt: 95 * DAY }
    expect(plan({ ...replaced, deliveredAt: 94 * DAY }).at).toBeNull()
    expect(plan({ ...replaced, deliveredAt: 103 * DAY }).at).toBe(103 * DAY)
  })
})
