import { expect, test } from 'vitest'
import { idosell } from '#worker/domain/delivery/senders/shops/idosell.ts'
import { FACTS, heardIn, post } from '../../payloads.ts'

const FIELDS = {
  event: 'order-changed',
  order_id: '100234',
  order_number: 'ZAM/2026/11/234',
  email: 'anna@example.pl',
  phone: '+48 600 100 200',
  customer_id: '77',
  placed_at: '2026-11-18 09:15:00',
  changed_at: '2026-11-19 10:00:00',
  status: 'packed',
  value: '149.90',
  currency: 'PLN',
  country: 'PL',
  postcode: '00-001',
  lang: 'pl',
  promised: '2026-11-21',
  tracking_number: '6026 7743 9331 6303 3765 3847',
  carrier: 'InPost Paczkomaty',
  parcel_status: 'stack_in_box_machine',
}
const ORDER = {
  id: '100234',
  number: 'ZAM/2026/11/234',
  email: 'anna@example.pl',
  phone: '+48 600 100 200',
  customer: '77',
  placedAt: Date.parse('2026-11-18T08:15:00Z'),
  changedAt: Date.parse('2026-11-19T09:00:00Z'),
  state: 'open',
  valueMinor: 14_990,
  currency: 'PLN',
  country: 'PL',
  postcode: '00-001',
  lang: 'pl',
  promised: '2026-11-21',
}
const PARCEL = {
  carrier: 'inpost',
  code: '602677439331630337653847',
  order: '100234',
  status: 'available_for_pickup',
  issue: 'pickup_point_problem',
  raw: 'stack_in_box_machine',
  at: Date.parse('2026-11-19T09:00:00Z'),
}
const xml = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')

test.each([
  ['JSON', post(FIELDS)],
  ['JSON by PUT', post(FIELDS, {}, { method: 'PUT' })],
  ['a form', post(new URLSearchParams(FIELDS).toString())],
  ['XML', post(`<?xml version="1.0" encoding="UTF-8"?><order>${xml(FIELDS)}</order>`)],
  ['XML inside more XML', post(`<webhook><order>${xml(FIELDS)}</order></webhook>`)],
  ['a query', post('', {}, { method: 'GET', query: FIELDS })],
] as const)('the fields of our instructions are read from %s', (_form, message) => {
  const heard = heardIn(idosell(message, FACTS))
  expect(heard.orders).toEqual([ORDER])
  expect(heard.parcels).toEqual([PARCEL])
})

test('the names of IdoSell’s own API are read, too', () => {
  const heard = heardIn(
    idosell(
      post({
        Results: [
          {
            orderSerialNumber: 820982911946154508n.toString(),
            orderDetails: {
              orderStatus: 'canceled',
              orderAddDate: '2026-11-18 09:15:00',
              orderChangeDate: '2026-11-19 10:00:00',
            },
            clientResult: { clientAccount: { clientEmail: 'a@b.pl', clientId: 5 } },
          },
        ],
      }),
      FACTS,
    ),
  )
  expect(heard.orders).toEqual([
    {
      id: '820982911946154508',
      email: 'a@b.pl',
      customer: '5',
      placedAt: Date.parse('2026-11-18T08:15:00Z'),
      changedAt: Date.parse('2026-11-19T09:00:00Z'),
      state: 'cancelled',
    },
  ])
})

test('several parcels of one order are read, each once', () => {
  const parcels = [
    { tracking_number: 'A1', carrier: 'DPD', parcel_status: 'delivered' },
    { tracking_number: 'A2', parcel_status: 'beamed' },
    'A3',
  ]
  const body = { order_id: '1', carrier: 'GLS', tracking_number: 'A1', parcels }
  const heard = heardIn(idosell(post(body), FACTS))
  expect(heard.parcels.map(({ code, carrier, status }) => [code, carrier, status])).toEqual([
    ['A1', 'dpd', 'delivered'],
    ['A2', 'gls', null],
    ['A3', 'gls', null],
  ])
  expect(heard.parcels[1]).toMatchObject({ isUnknown: true, raw: 'beamed' })
})

test('a body that is silent about the status leaves the order’s as it was', () => {
  expect(heardIn(idosell(post({ order_id: '1' }), FACTS)).orders[0]).not.toHaveProperty('state')
})

test('an empty GET is a ping; XML with a document type or no order is none of ours', () => {
  expect(idosell(post('', {}, { method: 'GET' }), FACTS)).toEqual({ ping: true })
  const bomb = '<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/passwd">]><order><id>&e;</id></order>'
  expect(idosell(post(bomb), FACTS)).toMatchObject({ refusal: 'malformed' })
  expect(idosell(post('hello'), FACTS)).toMatchObject({ refusal: 'malformed' })
  expect(heardIn(idosell(post({ event: 'test' }), FACTS)).isKnown).toBe(false)
})
