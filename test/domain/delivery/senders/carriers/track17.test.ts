import { expect, test } from 'vitest'
import { track17 } from '#worker/domain/delivery/senders/carriers/track17.ts'
import { FACTS, heardIn, payload, post } from '../../payloads.ts'

const read = (body: unknown) => heardIn(track17(post(body), FACTS))
const pushed = (track_info: unknown, more: object = {}) => ({
  event: 'TRACKING_UPDATED',
  data: { number: 'rr 123456789 cn', carrier: 3011, tag: '#1001', track_info, ...more },
})

test('a push is read with every event of every carrier, each at its own time', () => {
  const heard = read(payload('published/track17-updated.json'))
  expect(heard).toMatchObject({ topic: 'TRACKING_UPDATED', isKnown: true, at: null })
  expect(heard.parcels.map(({ raw, status, at }) => [raw, status, at])).toEqual([
    ['InfoReceived', 'pre_transit', Date.parse('2026-05-02T05:43:08Z')],
    ['InTransit_PickedUp', 'in_transit', Date.parse('2026-05-03T09:15:00Z')],
    ['OutForDelivery_Other', 'out_for_delivery', Date.parse('2026-05-06T15:46:06Z')],
    ['Delivered_Other', 'delivered', Date.parse('2026-05-06T23:35:22Z')],
  ])
  expect(heard.parcels[3]).toMatchObject({
    carrier: 'ups',
    code: '1Z2617V10397725789',
    estimate: '2026-05-07',
    place: 'GASQUET',
  })
})

test('what the merchant wrote at registration is the order', () => {
  const [parcel] = read(pushed({ latest_status: { status: 'InTransit' } })).parcels
  expect(parcel).toMatchObject({ code: 'RR123456789CN', order: '1001', status: 'in_transit' })
})

test('an event without a sub-status says its stage, if that is a status', () => {
  const events = [
    { time_utc: '2026-05-02T00:00:00Z', stage: 'Departure' },
    { time_utc: '2026-05-03T00:00:00Z', stage: null },
    { time_utc: '2026-05-04T00:00:00Z', stage: 'AvailableForPickup' },
  ]
  const info = {
    latest_status: { status: 'AvailableForPickup' },
    tracking: { providers: [{ provider: { name: 'China Post' }, events }] },
  }
  expect(read(pushed(info)).parcels.map(({ status, raw }) => [status, raw])).toEqual([
    [null, 'Departure'],
    [null, ''],
    ['available_for_pickup', 'AvailableForPickup'],
  ])
})

test('an unknown sub-status falls back to its main status', () => {
  const info = { latest_status: { status: 'Exception', sub_status: 'Exception_Held' } }
  expect(read(pushed(info)).parcels[0]).toMatchObject({
    status: 'exception',
    issue: 'other',
    raw: 'Exception_Held',
    isUnknown: true,
  })
})

test('a tracking without any event is its state', () => {
  const info = { latest_status: { status: 'NotFound', sub_status: 'NotFound_Other' } }
  expect(read(pushed(info)).parcels).toMatchObject([{ status: 'unknown', at: FACTS.receivedAt }])
})

test('a tracking that stopped is understood and moves no parcel', () => {
  const heard = read({ event: 'TRACKING_STOPPED', data: { number: 'A', carrier: 3011 } })
  expect(heard).toMatchObject({ isKnown: true, parcels: [] })
})

test('repeated pushes are the same, and others are not', () => {
  const first = pushed({ latest_status: { status: 'InTransit' } })
  expect(read(first).same).toBe(read(first).same)
  expect(read(pushed({ latest_status: { status: 'Delivered' } })).same).not.toBe(read(first).same)
})

test('the form of version 1 and other events are kept as unknown', () => {
  expect(read({ event: 'TRACKING_UPDATED', data: { number: 'A', track: {} } }).isKnown).toBe(false)
  expect(read({ event: 'OTHER', data: {} }).isKnown).toBe(false)
  expect(track17(post('x'), FACTS)).toMatchObject({ refusal: 'malformed' })
})
