import { expect, test } from 'vitest'
import { woocommerce } from '#worker/domain/delivery/senders/shops/woocommerce.ts'
import { FACTS, heardIn, payload, payloadJson, post } from '../../payloads.ts'

const text = payload('woocommerce/order-processing-727.json')
const order = payloadJson<Record<string, unknown>>('woocommerce/order-processing-727.json')
const read = (body: unknown, topic = 'order.updated', delivery = 'd1') =>
  heardIn(
    woocommerce(
      post(body, { 'X-WC-Webhook-Topic': topic, 'X-WC-Webhook-Delivery-ID': delivery }),
      FACTS,
    ),
  )

test('the published order is read, its times by Greenwich and not by the shop’s clock', () => {
  expect(read(text, 'order.created').orders).toEqual([
    {
      id: '727',
      key: 'wc_order_58d2d042d1d',
      email: 'john.doe@example.com',
      phone: '(555) 555-5555',
      placedAt: Date.parse('2017-03-22T19:28:02Z'),
      changedAt: Date.parse('2017-03-22T19:28:08Z'),
      state: 'open',
      valueMinor: 2935,
      currency: 'USD',
      country: 'US',
      postcode: '94103',
    },
  ])
})

test('the other published order is read: completed, of a customer, refunded in part', () => {
  expect(read(payload('published/woocommerce-order-723.json')).orders[0]).toMatchObject({
    id: '723',
    key: 'wc_order_58d17c18352',
    customer: '26',
    state: 'open',
    valueMinor: 3900,
    country: 'BR',
    postcode: '12345-000',
    placedAt: Date.parse('2017-03-21T19:16:00Z'),
    refundedAt: Date.parse('2017-03-21T19:54:51Z'),
  })
})

test('where only the shop’s clock stands, it is the site’s', () => {
  const { date_created_gmt: _a, date_modified_gmt: _b, ...local } = order
  expect(read(local).orders[0]?.placedAt).toBe(Date.parse('2017-03-22T15:28:02Z'))
})

test('the first call is a form without headers, and only a ping', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  expect(woocommerce(post('webhook_id=42', form), FACTS)).toEqual({ ping: true })
})

test('a deleted order says its id and nothing else', () => {
  expect(read('{"id":727}', 'order.deleted').orders).toEqual([
    { id: '727', changedAt: FACTS.receivedAt, state: 'deleted' },
  ])
})

test.each([
  ['pending', 'open'],
  ['processing', 'open'],
  ['completed', 'open'],
  ['refunded', 'open'],
  ['cancelled', 'cancelled'],
  ['failed', 'cancelled'],
  ['trash', 'deleted'],
])('an order that is %s is %s', (status, state) => {
  expect(read({ ...order, status }).orders[0]?.state).toBe(state)
})

test('a refund, whole or in part, is one', () => {
  const changed = Date.parse('2017-03-22T19:28:08Z')
  expect(read({ ...order, status: 'refunded' }).orders[0]?.refundedAt).toBe(changed)
  const refunds = [{ id: 1, reason: '', total: '-5.00' }]
  expect(read({ ...order, refunds }).orders[0]?.refundedAt).toBe(changed)
})

test('a customer is named, a guest is not', () => {
  expect(read({ ...order, customer_id: 26 }).orders[0]?.customer).toBe('26')
  expect(read(order).orders[0]).not.toHaveProperty('customer')
})

test('tracking numbers of the usual extension are parcels', () => {
  const meta_data = [
    { id: 1, key: 'wpml_language', value: 'pl' },
    {
      id: 2,
      key: '_wc_shipment_tracking_items',
      value: [
        {
          tracking_provider: '',
          custom_tracking_provider: 'InPost Paczkomaty',
          custom_tracking_link: 'https://inpost.pl/sledzenie?number=6',
          tracking_number: '6026 7743',
          date_shipped: '1763800000',
          tracking_id: 'abc',
        },
        { tracking_provider: 'dpd-poland', tracking_number: '', date_shipped: '' },
      ],
    },
  ]
  const heard = read({ ...order, meta_data })
  expect(heard.orders[0]?.lang).toBe('pl')
  expect(heard.parcels).toEqual([
    {
      carrier: 'inpost',
      code: '60267743',
      senderId: 'abc',
      order: '727',
      status: null,
      issue: null,
      at: 1_763_800_000_000,
      raw: '',
      url: 'https://inpost.pl/sledzenie?number=6',
    },
  ])
})

test('two orders of one second share a delivery’s id, and are two messages all the same', () => {
  const other = { ...order, id: 728 }
  expect(read(other).same).not.toBe(read(order).same)
  expect(read(order, 'order.updated', 'd2').same).toBe(read(order).same)
  expect(read(order, 'order.created').same).not.toBe(read(order).same)
})

test('a message about an old order is no old message', () => {
  expect(read(order).at).toBeNull()
})

test('two changes within one second are two messages', () => {
  expect(read({ ...order, status: 'completed' }).same).not.toBe(read(order).same)
})

test('an order may be deleted again after it was restored', () => {
  const first = read('{"id":727}', 'order.deleted', 'd1').same
  expect(read('{"id":727}', 'order.deleted', 'd1').same).toBe(first)
  expect(read('{"id":727}', 'order.deleted', 'd2').same).not.toBe(first)
})

test('other topics and payloads without an order are kept as unknown', () => {
  expect(read({ id: 1 }, 'product.updated').isKnown).toBe(false)
  expect(read({ id: 1 }, 'order.updated').isKnown).toBe(false)
  expect(woocommerce(post('nothing'), FACTS)).toMatchObject({ refusal: 'malformed' })
})
