import { expect, test } from 'vitest'
import { shopify } from '#worker/domain/delivery/senders/shops/shopify/shopify.ts'
import { FACTS, heardIn, payload, payloadJson, post } from '../../payloads.ts'

const headers = (topic: string, more: Record<string, string> = {}) => ({
  'X-Shopify-Topic': topic,
  'X-Shopify-Event-Id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
  'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
  'X-Shopify-Triggered-At': '2025-04-02T16:38:16.000Z',
  ...more,
})
const read = (topic: string, body: unknown, more: Record<string, string> = {}) =>
  heardIn(shopify(post(body, headers(topic, more)), FACTS))
const order = payload('shopify/order-450789469.json')

test('an order is read with its key, its customer, its money and its refund', () => {
  const { orders, at, isKnown } = read('orders/updated', order)
  expect(orders).toEqual([
    {
      id: '450789469',
      number: '1001',
      key: 'b1946ac92492d2347c6235b4d2611184',
      email: 'bob.norman@mail.example.com',
      phone: '+557734881234',
      customer: '207119551',
      placedAt: Date.parse('2008-01-10T16:00:00Z'),
      changedAt: Date.parse('2008-01-10T16:00:00Z'),
      state: 'open',
      valueMinor: 59_894,
      currency: 'USD',
      country: 'US',
      postcode: '40202',
      refundedAt: Date.parse('2025-04-02T16:29:59Z'),
    },
  ])
  expect(at).toBe(Date.parse('2025-04-02T16:38:16Z'))
  expect(isKnown).toBe(true)
})

test('the fulfilments of an order are parcels', () => {
  expect(read('orders/create', order).parcels).toEqual([
    {
      carrier: 'usps',
      code: '1Z1234512345123456',
      senderId: '255858046',
      order: '450789469',
      status: null,
      issue: null,
      at: Date.parse('2025-04-02T16:29:59Z'),
      raw: 'failure',
      url: 'https://tools.usps.com/go/TrackConfirmAction_input?qtc_tLabels1=1Z1234512345123456',
    },
  ])
})

test('ids beyond 2⁵³ are exact, with or without a GraphQL name', () => {
  for (let index = 0n; index < 30n; index += 1n) {
    const id = `${820_982_911_946_154_508n + index}`
    const body = `{"id":${id},"name":"#9999","created_at":"2021-12-31T19:00:00-05:00","customer":{"id":${id}}}`
    expect(read('orders/create', body).orders[0]).toMatchObject({ id, customer: id })
    const named = body.replace('{', `{"admin_graphql_api_id":"gid://shopify/Order/${id}",`)
    expect(read('orders/create', named).orders[0]?.id).toBe(id)
    expect(read('orders/delete', `{"id":${id}}`).orders[0]).toMatchObject({ id, state: 'deleted' })
  }
})

test('a cancelled order is cancelled, whatever the topic', () => {
  const body = {
    id: 1,
    name: '#1',
    created_at: '2026-01-01T00:00:00Z',
    cancelled_at: '2026-01-02T00:00:00Z',
  }
  for (const topic of ['orders/cancelled', 'orders/updated'])
    expect(read(topic, body).orders[0]?.state).toBe('cancelled')
})

test('a refund tells when money went back, and nothing of the order’s state', () => {
  const refund = payloadJson<{ refunds: unknown[] }>('shopify/order-450789469.json').refunds[0]
  expect(read('refunds/create', refund).orders).toEqual([
    {
      id: '450789469',
      changedAt: Date.parse('2025-04-02T16:29:59Z'),
      refundedAt: Date.parse('2025-04-02T16:29:59Z'),
    },
  ])
})

test('a refund of the shipping alone is one, too', () => {
  expect(read('refunds/create', payload('published/shopify-refund.json')).orders).toEqual([
    {
      id: '450789469',
      changedAt: Date.parse('2025-04-02T16:38:32Z'),
      refundedAt: Date.parse('2025-04-02T16:38:32Z'),
    },
  ])
})

test('goods taken back without money are no refund', () => {
  const refund = { id: 1, order_id: 2, created_at: '2026-01-01T00:00:00Z', transactions: [] }
  expect(read('refunds/create', refund).orders[0]).not.toHaveProperty('refundedAt')
  const pending = [{ kind: 'refund', status: 'pending' }]
  expect(read('refunds/create', { ...refund, transactions: pending }).orders[0]).not.toHaveProperty(
    'refundedAt',
  )
})

test('each tracking number of a fulfilment is a parcel with its own address', () => {
  const { parcels } = read('fulfillments/create', {
    id: 1,
    order_id: 2,
    status: 'success',
    shipment_status: 'out_for_delivery',
    updated_at: '2026-11-20T10:00:00+01:00',
    tracking_company: 'DPD Polska',
    tracking_numbers: ['a 1', 'a2', 'a3'],
    tracking_urls: ['https://d.pl/1', 'http://d.pl/2', 'https://d.pl/3'],
  })
  expect(parcels.map(({ code, url }) => [code, url])).toEqual([
    ['A1', 'https://d.pl/1'],
    ['A2', undefined],
    ['A3', 'https://d.pl/3'],
  ])
  expect(parcels[0]).toMatchObject({
    carrier: 'dpd',
    senderId: '1',
    order: '2',
    status: 'out_for_delivery',
    raw: 'out_for_delivery',
    at: Date.parse('2026-11-20T09:00:00Z'),
  })
})

test('the published fulfilments are read; their failure is no parcel’s', () => {
  const [parcel] = read('fulfillments/update', payload('shopify/fulfillment.json')).parcels
  expect(parcel).toMatchObject({ code: '1Z1234512345123456', status: null, issue: null })
  const [failed] = payloadJson<unknown[]>('shopify/fulfillments-failure.json')
  expect(read('fulfillments/update', failed).parcels[0]).toMatchObject({
    raw: 'failure',
    status: null,
    issue: null,
  })
})

test('a fulfilment that was cancelled ends its parcel', () => {
  const body = { id: 1, order_id: 2, status: 'cancelled', tracking_numbers: ['A'] }
  expect(read('fulfillments/update', body).parcels[0]).toMatchObject({ status: 'cancelled' })
})

test('an event of a fulfilment names it and no code', () => {
  const { parcels } = read('fulfillment_events/create', payload('shopify/fulfillment_event.json'))
  expect(parcels).toEqual([
    {
      carrier: '',
      code: null,
      senderId: '255858046',
      order: '450789469',
      status: 'in_transit',
      issue: null,
      raw: 'in_transit',
      at: Date.parse('2025-04-02T16:39:30Z'),
    },
  ])
})

test('customers who want to be forgotten are named by every id that was ever stored', () => {
  expect(read('customers/redact', payload('shopify/customers-redact.json')).requests).toEqual([
    {
      kind: 'erase-customer',
      customer: '191167',
      email: 'john@example.com',
      phone: '555-625-1199',
      orders: ['299938', '280263', '220458'],
    },
  ])
  const named = {
    customer: { id: 'gid://shopify/Customer/7' },
    orders_to_redact: ['gid://shopify/Order/9'],
  }
  expect(read('customers/redact', named).requests[0]).toMatchObject({
    customer: '7',
    orders: ['9'],
  })
})

test('none of a thousand orders to be forgotten is left out', () => {
  const orders_to_redact = Array.from({ length: 1200 }, (_, index) => index + 1)
  expect(read('customers/redact', { orders_to_redact }).requests[0]?.orders).toHaveLength(1200)
})

test('the other two privacy topics are requests, and an uninstalled app is none', () => {
  const asked = { customer: { id: 7 }, orders_requested: [299938] }
  expect(read('customers/data_request', asked).requests[0]).toMatchObject({
    kind: 'tell-customer',
    customer: '7',
    orders: ['299938'],
  })
  expect(read('shop/redact', { shop_id: 1 }).requests).toEqual([{ kind: 'erase-shop', orders: [] }])
  const gone = read('app/uninstalled', { id: 1, name: 'A shop' })
  expect([gone.isKnown, gone.requests, gone.orders]).toEqual([true, [], []])
})

test('two subscriptions to one topic are one message, two topics or resources are not', () => {
  const first = read('orders/updated', order).same
  const again = { 'X-Shopify-Webhook-Id': 'another' }
  expect(read('orders/updated', order, again).same).toBe(first)
  expect(read('orders/paid', order).same).not.toBe(first)
  expect(read('orders/updated', order, { 'X-Shopify-Event-Id': 'e2' }).same).not.toBe(first)
  const one = read('fulfillments/update', { id: 1, order_id: 3 }).same
  expect(read('fulfillments/update', { id: 2, order_id: 3 }).same).not.toBe(one)
})

test('without an Event-Id, the webhook’s own id is what retries share', () => {
  const bare = (id: string) =>
    heardIn(
      shopify(post(order, { 'X-Shopify-Topic': 'orders/paid', 'X-Shopify-Webhook-Id': id }), FACTS),
    ).same
  expect(bare('w1')).toBe(bare('w1'))
  expect(bare('w1')).not.toBe(bare('w2'))
})

test('the headers of Events are read: topic, action, and a webhook’s id in place of an event’s', () => {
  const events = {
    'shopify-topic': 'Order',
    'shopify-action': 'update',
    'shopify-webhook-id': 'w1',
    'shopify-triggered-at': '2026-01-27T12:00:00Z',
  }
  const body = {
    topic: 'Order',
    action: 'update',
    data: {
      order: {
        id: 'gid://shopify/Order/820982911946154508',
        name: '#1001',
        email: 'a@b.pl',
        cancelledAt: null,
        createdAt: '2026-01-26T12:00:00Z',
        updatedAt: '2026-01-27T11:59:00Z',
        totalPriceSet: { shopMoney: { amount: '12.5', currencyCode: 'PLN' } },
        shippingAddress: { countryCodeV2: 'PL', zip: '00-001' },
        customer: { id: 'gid://shopify/Customer/5' },
      },
    },
  }
  const heard = heardIn(shopify(post(body, events), FACTS))
  expect(heard).toMatchObject({ topic: 'order/update', same: 'order/update/w1', isKnown: true })
  expect(heard.orders).toEqual([
    {
      id: '820982911946154508',
      number: '1001',
      email: 'a@b.pl',
      customer: '5',
      placedAt: Date.parse('2026-01-26T12:00:00Z'),
      changedAt: Date.parse('2026-01-27T11:59:00Z'),
      valueMinor: 1250,
      currency: 'PLN',
      country: 'PL',
      postcode: '00-001',
    },
  ])
})

test('a deleted order of Events is named by its headers', () => {
  const events = {
    'shopify-topic': 'Order',
    'shopify-action': 'delete',
    'shopify-resource-id': 'gid://shopify/Order/77',
  }
  const heard = heardIn(shopify(post({ action: 'delete' }, events), FACTS))
  expect(heard.orders).toEqual([{ id: '77', changedAt: FACTS.receivedAt, state: 'deleted' }])
})

test('the bodies of webhooks are read under the headers of Events too', () => {
  const heard = heardIn(shopify(post(order, { 'shopify-topic': 'orders/create' }), FACTS))
  expect(heard.orders[0]?.id).toBe('450789469')
})

test('a topic that nobody knows is kept, and no JSON is refused', () => {
  expect(read('carts/update', { id: 'x' })).toMatchObject({ isKnown: false, topic: 'carts/update' })
  expect(read('', { id: 1 }).isKnown).toBe(false)
  expect(shopify(post('[]', headers('orders/create')), FACTS)).toMatchObject({
    refusal: 'malformed',
  })
})
