import { expect, test } from 'vitest'
import { prestashop } from '#worker/domain/delivery/senders/shops/prestashop.ts'
import { FACTS, heardIn, payload, post } from '../../payloads.ts'

const read = (body: unknown) => heardIn(prestashop(post(body), FACTS))
const order = {
  id: 5,
  id_customer: 1,
  reference: 'XKBKNABJK',
  current_state: 4,
  date_add: '2026-11-18 09:15:00',
  date_upd: '2026-11-19 10:00:00',
  total_paid: '69.90',
  shipping_number: 'AB 123',
  secure_key: 'b44a6d9efd7a0076a0fbce6b15eaf3b1',
}
const READ = {
  id: '5',
  number: 'XKBKNABJK',
  customer: '1',
  placedAt: Date.parse('2026-11-18T08:15:00Z'),
  changedAt: Date.parse('2026-11-19T09:00:00Z'),
  state: 'open',
}

test('an order of the webservice is read from XML, in CDATA and with references', () => {
  const heard = read(payload('published/prestashop-order.xml'))
  expect(heard.orders).toEqual([READ])
  expect(heard.parcels).toEqual([
    {
      carrier: '',
      code: 'AB123',
      order: '5',
      status: 'in_transit',
      issue: null,
      raw: '4',
      at: Date.parse('2026-11-19T09:00:00Z'),
    },
  ])
})

test.each([[{ order }], [{ orders: [order] }], [order], [{ prestashop: { order } }]])(
  'an order is read from JSON, however it is wrapped',
  (body) => {
    expect(read(body).orders).toEqual([READ])
  },
)

test('the key that is a customer’s on all orders is no order’s', () => {
  expect(read({ order }).orders[0]).not.toHaveProperty('key')
})

test('a module’s message says more: money, address, e-mail, language', () => {
  const more = {
    ...order,
    customer: { id: 1, email: 'a@b.pl' },
    currency: { iso_code: 'PLN' },
    language: { iso_code: 'pl' },
    address_delivery: { postcode: '00-001', country: { iso_code: 'PL' }, phone: '600100200' },
    carrier: { name: 'DPD Polska' },
  }
  const heard = read({ event: 'actionOrderStatusUpdate', order: more })
  expect(heard.topic).toBe('actionOrderStatusUpdate')
  expect(heard.orders[0]).toMatchObject({
    email: 'a@b.pl',
    valueMinor: 6990,
    currency: 'PLN',
    lang: 'pl',
    country: 'PL',
    postcode: '00-001',
    phone: '600100200',
  })
  expect(heard.parcels[0]?.carrier).toBe('dpd')
})

test.each([
  [3, 'open', null],
  [5, 'open', 'delivered'],
  [6, 'cancelled', null],
  [8, 'cancelled', null],
  [21, 'open', null],
])('state %i: %s, parcel %s', (current_state, state, status) => {
  const heard = read({ order: { ...order, current_state } })
  expect(heard.orders[0]?.state).toBe(state)
  expect(heard.parcels[0]?.status).toBe(status)
})

test('a refunded order is one', () => {
  expect(read({ order: { ...order, current_state: 7 } }).orders[0]?.refundedAt).toBe(READ.changedAt)
})

test('a tracking number of its own and a change of state are read', () => {
  const shipment = { id: 9, id_order: 5, tracking_number: 'X1', date_add: '2026-11-19 10:00:00' }
  expect(read({ order_carrier: shipment }).parcels).toMatchObject([
    { code: 'X1', order: '5', senderId: '9' },
  ])
  const change = { id: 1, id_order: 5, id_order_state: 6, date_add: '2026-11-20 10:00:00' }
  expect(read({ order_history: change }).orders).toEqual([
    { id: '5', changedAt: Date.parse('2026-11-20T09:00:00Z'), state: 'cancelled' },
  ])
})

test('other resources are kept as unknown, and what is no body at all is refused', () => {
  expect(read({ product: { id: 5 } }).isKnown).toBe(false)
  expect(read('<prestashop><cart><id>5</id></cart></prestashop>').isKnown).toBe(false)
  expect(prestashop(post('nothing'), FACTS)).toMatchObject({ refusal: 'malformed' })
  expect(prestashop(post('', {}, { method: 'GET' }), FACTS)).toEqual({ ping: true })
})
