import { expect, test } from 'vitest'
import { dhl } from '#worker/domain/delivery/senders/carriers/dhl.ts'
import { FACTS, heardIn, post } from '../../payloads.ts'

const read = (body: unknown) => heardIn(dhl(post(body), FACTS))
const address = (addressLocality: string) => ({ address: { addressLocality } })
const shipment = {
  id: '00340434161094042557',
  service: 'parcel-de',
  estimatedTimeOfDelivery: '2026-11-22T00:00:00',
  serviceUrl: 'https://www.dhl.de/track?id=00340434161094042557',
  status: {
    timestamp: '2026-11-21T11:00:00+01:00',
    statusCode: 'delivered',
    status: 'DELIVERED',
    location: address('Bonn'),
  },
  events: [
    {
      timestamp: '2026-11-21T11:00:00+01:00',
      statusCode: 'delivered',
      status: 'DELIVERED',
      location: address('Bonn'),
    },
    { timestamp: '2026-11-20T09:00:00', statusCode: 'transit', location: address('Köln') },
    { timestamp: '2026-11-19T09:00:00Z', statusCode: 'pre-transit' },
  ],
}

test('a shipment is read with its whole history', () => {
  const { parcels } = read({ shipments: [shipment] })
  expect(parcels.map(({ status, at, place }) => [status, at, place])).toEqual([
    ['pre_transit', Date.parse('2026-11-19T09:00:00Z'), undefined],
    ['in_transit', Date.parse('2026-11-20T08:00:00Z'), 'Köln'],
    ['delivered', Date.parse('2026-11-21T10:00:00Z'), 'Bonn'],
  ])
  expect(parcels[2]).toMatchObject({
    carrier: 'dhl',
    code: '00340434161094042557',
    estimate: '2026-11-22',
    raw: 'delivered',
    url: 'https://www.dhl.de/track?id=00340434161094042557',
  })
})

test.each([
  [{ shipments: [shipment] }],
  [{ shipment }],
  [{ data: { shipments: [shipment] } }],
  [{ data: shipment }],
  [[shipment]],
  [shipment],
])('the envelopes of all divisions hold the same shipment', (body) => {
  expect(read(body).parcels).toEqual(read({ shipments: [shipment] }).parcels)
})

test('a state without a history is one event', () => {
  const { events: _gone, ...bare } = shipment
  expect(read(bare).parcels).toMatchObject([{ status: 'delivered' }])
})

test('status codes are read in any spelling, and kept as they came', () => {
  const said = (statusCode: string) =>
    read({ id: 'A', status: { statusCode, timestamp: '2026-11-20T09:00:00Z' } }).parcels[0]
  expect(said('Pre-Transit')).toMatchObject({ status: 'pre_transit', raw: 'Pre-Transit' })
  expect(said('pre_transit')).toMatchObject({ status: 'pre_transit' })
  expect(said('FAILURE')).toMatchObject({ status: 'exception', issue: 'other' })
  expect(said('beamed')).toMatchObject({ status: null, isUnknown: true })
})

test('packages of eCommerce Americas are read by the clocks that they name', () => {
  const event = (primaryEventId: number, local: string, timeZone: string) => {
    const [date, time] = local.split(' ')
    return { primaryEventId, date, time, timeZone, location: 'Hebron, KY, US' }
  }
  const body = {
    packages: [
      {
        package: {
          trackingId: 'gm60511234500000001',
          dhlPackageId: '7',
          packageId: '1001',
          expectedDelivery: '2026-09-08',
        },
        events: [
          event(600, '2026-09-06 14:10:00', 'ET'),
          event(593, '2026-09-05 11:00:00', 'CT'),
          event(598, '2026-01-15 08:00:00', 'PST'),
        ],
      },
    ],
  }
  const { parcels } = read(body)
  expect(parcels.map(({ status, raw, at }) => [status, raw, at])).toEqual([
    ['out_for_delivery', '598', Date.parse('2026-01-15T16:00:00Z')],
    [null, '593', Date.parse('2026-09-05T16:00:00Z')],
    ['delivered', '600', Date.parse('2026-09-06T18:10:00Z')],
  ])
  expect(parcels[1]?.isUnknown).toBe(true)
  expect(parcels[0]).toMatchObject({
    code: 'GM60511234500000001',
    senderId: '7',
    order: '1001',
    estimate: '2026-09-08',
  })
})

test('a GET is a ping; what holds no shipment is kept as unknown', () => {
  expect(dhl(post('', {}, { method: 'GET' }), FACTS)).toEqual({ ping: true })
  expect(read({ subscription: 'activated' }).isKnown).toBe(false)
  expect(read({ id: 'no shipment' }).isKnown).toBe(false)
  expect(dhl(post('<a/>'), FACTS)).toMatchObject({ refusal: 'malformed' })
})
