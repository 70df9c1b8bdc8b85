import { expect, test } from 'vitest'
import { inpost } from '#worker/domain/delivery/senders/carriers/inpost.ts'
import { FACTS, heardIn, payloadJson, post } from '../../payloads.ts'

const [confirmed, delivered, nameless, stacked] = payloadJson<object[]>(
  'carriers/inpost-shipx.json',
)
const read = (body: unknown) => heardIn(inpost(post(body), FACTS))

test('the published messages are read, their times with their own offset', () => {
  expect(read(confirmed).parcels).toEqual([
    {
      carrier: 'inpost',
      code: '602677439331630337653846',
      senderId: '49',
      status: 'pre_transit',
      issue: null,
      raw: 'confirmed',
      at: Date.parse('2020-03-20T14:08:06Z'),
    },
  ])
  expect(read(delivered).parcels[0]).toMatchObject({
    status: 'delivered',
    at: Date.parse('2020-03-20T14:08:42Z'),
  })
  expect(read(delivered).at).toBe(Date.parse('2020-03-20T14:08:42Z'))
})

test('without a tracking number the shipment’s id says which parcel it is', () => {
  expect(read(nameless).parcels[0]).toMatchObject({ code: null, senderId: '49' })
})

test('a temporary locker is a problem of the pickup point', () => {
  expect(read(stacked).parcels[0]).toMatchObject({
    status: 'available_for_pickup',
    issue: 'pickup_point_problem',
    raw: 'stack_in_box_machine',
  })
})

test('a GET only asks whether somebody is there', () => {
  expect(inpost(post('', {}, { method: 'GET' }), FACTS)).toEqual({ ping: true })
})

test('a repeated message is the same, another status or shipment is not', () => {
  expect(read(delivered).same).toBe(read({ ...delivered }).same)
  expect(new Set([confirmed, delivered, stacked].map((one) => read(one).same)).size).toBe(3)
})

test('a code that nobody knows is kept, and so is an event that nobody knows', () => {
  const payload = { shipment_id: 1, status: 'beamed_up', tracking_number: null }
  const body = { event: 'shipment_status_changed', event_ts: '2026-11-20 08:00:00 +0100', payload }
  expect(read(body).parcels[0]).toMatchObject({ status: null, raw: 'beamed_up', isUnknown: true })
  expect(read({ ...body, event: 'dispatch_order_created' }).isKnown).toBe(false)
  expect(read({ ...body, payload: { status: 'delivered' } }).isKnown).toBe(false)
  expect(inpost(post('event=x'), FACTS)).toMatchObject({ refusal: 'malformed' })
})
