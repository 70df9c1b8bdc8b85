import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { fetchWorker } from '#test/support/calls.ts'
import { proofOf, SENDERS_SECRET, tellWorker } from '#test/support/senders.ts'
import worker from '#worker/index.ts'
import { ago, connect } from './support.ts'

/*
 * What goes wrong with each sender, through the real address: each of these has broken somebody's
 * receiver. How the bodies are read is tested in test/domain/delivery/senders.
 */

const ignored = (response: Response) => response.headers.get('x-wayfelt-ignored')

describe('Standard Webhooks', () => {
  const changedAt = ago(5)
  const order = (id: string) => JSON.stringify({ orders: [{ id, changedAt }] })
  async function signed(secret: string | null, text: string, timestamp: number) {
    const id = `msg_${crypto.randomUUID()}`
    const raw = Uint8Array.from(atob((secret ?? '').replace('whsec_', '')), (one) =>
      one.charCodeAt(0),
    )
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
    const bytes = new TextEncoder().encode(`${id}.${timestamp}.${text}`)
    const mac = btoa(
      String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))),
    )
    return {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${mac}`,
    }
  }
  const now = () => Math.floor(Date.now() / 1000)

  test('a right one that is too old is answered 200, ignored, and its reason stands in the log', async () => {
    const { connection, tell, rows } = await connect('generic')
    for (const off of [-301, 301]) {
      const headers = await signed(connection.secret, order('1'), now() + off)
      const answer = await tell(order('1'), { headers })
      expect([answer.status, ignored(answer)]).toEqual([200, 'too-old'])
    }
    expect([await rows('messages'), await rows('orders')]).toEqual([[], []])
    expect(await rows('connections')).toMatchObject([{ refusals: 2, refusal: 'too-old' }])
  })

  test('a replayed one is answered 200, counted, and changes nothing', async () => {
    const { connection, tell, rows } = await connect('generic')
    const headers = await signed(connection.secret, order('1'), now())
    expect(ignored(await tell(order('1'), { headers }))).toBeNull()
    expect(ignored(await tell(order('1'), { headers }))).toBe('duplicate')
    expect(await rows('messages')).toMatchObject([{ repeats: 1 }])
  })

  test('digits with letters behind them are no timestamp, and an id has no dot', async () => {
    const { connection, tell } = await connect('generic')
    const headers = await signed(connection.secret, order('1'), now())
    const timestamp = `${headers['webhook-timestamp']}abc`
    for (const over of [{ 'webhook-timestamp': timestamp }, { 'webhook-id': 'a.b' }])
      expect((await tell(order('1'), { headers: { ...headers, ...over } })).status).toBe(401)
  })

  test('the second signature of the header counts, too, while a secret is exchanged', async () => {
    const { connection, tell, rows } = await connect('generic')
    const headers = await signed(connection.secret, order('1'), now())
    const list = `v1,${btoa('x'.repeat(32))} v1a,abc ${headers['webhook-signature']}`
    expect(
      (await tell(order('1'), { headers: { ...headers, 'webhook-signature': list } })).status,
    ).toBe(200)
    expect(await rows('orders')).toHaveLength(1)
  })

  test('a look-alike header that names the endpoint makes no two messages one', async () => {
    const { tell, rows } = await connect('generic')
    for (const id of ['1', '2'])
      expect(ignored(await tell(order(id), { headers: { 'x-webhook-id': 'ep_1' } }))).toBeNull()
    expect(await rows('orders')).toHaveLength(2)
  })
})

describe('Shopify', () => {
  const order = (id: number, more: object = {}) => ({
    id,
    name: `#${id}`,
    created_at: ago(60),
    updated_at: ago(30),
    ...more,
  })
  const event = (topic: string, id: string) => ({
    'x-shopify-topic': topic,
    'x-shopify-event-id': id,
  })

  test('the second family of headers, that of Events, proves and names a message as well', async () => {
    const { connection, rows } = await connect('shopify')
    const id = 'gid://shopify/Order/820982911946154508'
    const data = { order: { id, name: '#1001', createdAt: ago(60), updatedAt: ago(30) } }
    const text = JSON.stringify({ topic: 'Order', action: 'update', data })
    const proof = await proofOf('shopify', SENDERS_SECRET, text)
    const headers = {
      'shopify-hmac-sha256': proof['x-shopify-hmac-sha256'] ?? '',
      'shopify-topic': 'Order',
      'shopify-action': 'update',
      'shopify-event-id': 'e1',
    }
    const send = async (more: object) => {
      const path = new URL(connection.address).pathname
      return await fetchWorker(path, {
        method: 'POST',
        body: text,
        headers: { ...headers, ...more },
      })
    }
    expect((await send({ 'shopify-hmac-sha256': btoa('x'.repeat(32)) })).status).toBe(401)
    expect((await send({ 'shopify-hmac-sha256': '' })).status).toBe(401)
    expect(await rows('messages')).toEqual([])
    expect((await send({})).status).toBe(200)
    expect(await rows('orders')).toMatchObject([{ id: '820982911946154508', number: '1001' }])
  })

  test('two subscriptions to one topic tell one event once, other topics of the event count', async () => {
    const { tell, rows } = await connect('shopify')
    const send = async (topic: string) =>
      ignored(await tell(order(12), { headers: event(topic, 'e1') }))
    expect([
      await send('orders/updated'),
      await send('orders/updated'),
      await send('orders/paid'),
    ]).toEqual([null, 'duplicate', null])
    expect(await rows('orders')).toHaveLength(1)
  })

  test('a retry of weeks ago is known by when it was triggered: 200, kept, not applied', async () => {
    const { tell, rows, browser } = await connect('shopify')
    const headers = {
      ...event('orders/updated', 'e1'),
      'x-shopify-triggered-at': ago(60 * 24 * 40),
    }
    const answer = await tell(order(13), { headers })
    expect([answer.status, ignored(answer)]).toEqual([200, 'stale'])
    expect([await rows('orders'), (await rows('messages'))[0]?.['outcome']]).toEqual([[], 'stale'])
    expect(await (await browser('/api/connections')).json()).toMatchObject({
      connections: [{ last: { outcome: 'stale' } }],
    })
  })

  test('the admin’s own test message, signed with another secret, is refused and counted', async () => {
    const { tell, rows } = await connect('shopify')
    const headers = event('orders/updated', 'e1')
    expect((await tell(order(14), { headers, wrong: 'the admin’s' })).status).toBe(401)
    expect(await rows('connections')).toMatchObject([{ refusals: 1, refusal: 'wrong-signature' }])
  })

  test('numbers in a redaction and names of GraphQL in an order are one order: it is erased', async () => {
    const { tell, rows } = await connect('shopify')
    const id = '820982911946154508'
    const text = `{"id":${id},"admin_graphql_api_id":"gid://shopify/Order/${id}","created_at":"${ago(9)}","updated_at":"${ago(8)}"}`
    await tell(text, { headers: event('orders/create', 'e1') })
    expect(await rows('orders')).toMatchObject([{ id }])
    const redaction = `{"shop_id":1,"shop_domain":"x.myshopify.com","customer":{"id":2,"email":"a@b.example"},"orders_to_redact":[${id}]}`
    expect((await tell(redaction, { headers: event('customers/redact', 'e2') })).status).toBe(200)
    expect(await rows('orders')).toEqual([])
  })

  test('an unknown topic is kept as it came: 202', async () => {
    const { tell, rows } = await connect('shopify')
    const sent = await tell({ a: 1 }, { headers: event('app/exploded', 'e1') })
    expect(sent.status).toBe(202)
    expect(await rows('messages')).toMatchObject([{ outcome: 'unknown', body: '{"a":1}' }])
  })
})

describe('WooCommerce', () => {
  const woo = (topic: string) => ({
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-delivery-id': 'same',
  })
  const order = (id: number, status = 'processing') => ({
    id,
    status,
    currency: 'PLN',
    total: '10.00',
    date_created_gmt: ago(60).slice(0, 19),
    date_modified_gmt: ago(30).slice(0, 19),
  })

  test('two orders of one second share a Delivery-ID and are two messages', async () => {
    const { tell, rows } = await connect('woocommerce')
    for (const id of [1, 2])
      expect(ignored(await tell(order(id), { headers: woo('order.created') }))).toBeNull()
    expect(await rows('orders')).toHaveLength(2)
  })

  test('a deleted order is its id alone', async () => {
    const { tell, rows } = await connect('woocommerce')
    await tell(order(3), { headers: woo('order.created') })
    await tell({ id: 3 }, { headers: woo('order.deleted') })
    expect(await rows('orders')).toMatchObject([{ id: '3', state: 'deleted', value_minor: 1000 }])
  })

  test('a secret with quotes is that which was typed, as class-wc-webhook.php takes it', async () => {
    // The secret is made here and has none; an order with a wrong one is refused whatever its headers say.
    const { tell, rows } = await connect('woocommerce')
    expect((await tell(order(4), { headers: woo('order.created'), wrong: '&quot;' })).status).toBe(
      401,
    )
    expect(await rows('messages')).toEqual([])
  })
})

describe('AfterShip', () => {
  const tracking = {
    ts: Math.floor(Date.now() / 1000),
    event: 'tracking_update',
    event_id: crypto.randomUUID(),
    msg: {
      tracking_number: '1Z',
      slug: 'ups',
      tag: 'InTransit',
      subtag: 'InTransit_999',
      updated_at: ago(5),
    },
  }

  test('the body is signed as it came: white space and escapes are part of it', async () => {
    const { tell, rows } = await connect('aftership')
    const text = `${JSON.stringify(tracking, null, 3).replace('ups', '\\u0075ps')}\n`
    expect((await tell(text)).status).toBe(200)
    expect(await rows('shipments')).toMatchObject([{ carrier: 'ups' }])
    // The same, written anew as a proxy does, has another signature.
    const again = await connect('aftership')
    const proof = await proofOf('aftership', SENDERS_SECRET, text)
    const rewritten = await fetchWorker(new URL(again.connection.address).pathname, {
      method: 'POST',
      headers: proof,
      body: JSON.stringify(tracking),
    })
    expect(rewritten.status).toBe(401)
  })

  test('without its header, or with a made-up one, nothing is taken', async () => {
    const { connection, rows } = await connect('aftership')
    const text = JSON.stringify(tracking)
    const proof = await proofOf('aftership', SENDERS_SECRET, text)
    const value = proof['aftership-hmac-sha256'] ?? ''
    for (const headers of [{}, { 'x-aftership-hmac-sha256': value }]) {
      const path = new URL(connection.address).pathname
      const sent = await fetchWorker(path, { method: 'POST', headers, body: text })
      expect([sent.status, await sent.json()]).toEqual([401, { ok: false, reason: 'no-signature' }])
    }
    expect(await rows('messages')).toEqual([])
  })

  test('a subtag that nobody knows falls back to its tag and is listed', async () => {
    const { tell, rows, browser } = await connect('aftership')
    await tell(tracking)
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
    expect(await (await browser('/api/connections')).json()).toMatchObject({
      connections: [{ unknown: [{ code: 'InTransit_999', n: 1 }] }],
    })
  })
})

describe('EasyPost', () => {
  const event = {
    id: 'evt_1',
    object: 'Event',
    description: 'tracker.updated',
    result: {
      object: 'Tracker',
      tracking_code: 'EZ1',
      carrier: 'USPS',
      status: 'in_transit',
      updated_at: ago(5),
      weight: 614,
    },
  }

  test('signs a weight with a point that may be lost on the way', async () => {
    const { connection, tell, rows } = await connect('easypost')
    const text = JSON.stringify(event)
    const headers = await proofOf(
      'easypost',
      connection.secret ?? '',
      text.replace('"weight":614', '"weight":614.0'),
    )
    expect((await tell(text, { headers })).status).toBe(200)
    expect(await rows('shipments')).toMatchObject([{ code: 'EZ1' }])
    const lie = await tell(text.replace('614', '615'), { headers })
    expect(lie.status).toBe(401)
  })

  test('codes are used again: the parcel of another order is another one', async () => {
    const { tell, rows } = await connect('generic')
    const parcel = { carrier: 'usps', code: 'EZ1', status: 'in_transit' }
    await tell({ parcels: [{ ...parcel, order: 'old', at: ago(60) }] })
    await tell({ parcels: [{ ...parcel, order: 'new', at: ago(50) }] })
    await tell({ parcels: [{ ...parcel, status: 'delivered', order: 'new', at: ago(40) }] })
    expect(
      (await rows('shipments'))
        .map(({ order_id, status }) => [String(order_id), String(status)])
        .toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
    ).toEqual([
      ['new', 'delivered'],
      ['old', 'in_transit'],
    ])
  })
})

describe('carriers that sign nothing', () => {
  test('InPost looks by a GET first, needs the secret of its path, and its own network', async () => {
    const { connection, rows } = await connect('inpost', { asksBack: false })
    const path = new URL(connection.address).pathname
    expect((await fetchWorker(path)).status).toBe(200)
    const body = JSON.stringify({
      event_ts: '2026-11-20 15:08:42 +0100',
      event: 'shipment_status_changed',
      payload: { shipment_id: 49, status: 'claimed', tracking_number: null },
    })
    const open = { ...connection, address: `${connection.url}/guessed` }
    expect(await (await tellWorker(open, body)).json()).toMatchObject({ reason: 'wrong-path' })
    const away = { headers: { 'cf-connecting-ip': '91.216.26.1' } }
    expect(await (await tellWorker(connection, body, away)).json()).toMatchObject({
      reason: 'wrong-address',
    })
    expect(await rows('messages')).toEqual([])
    expect((await tellWorker(connection, body)).status).toBe(200)
    expect(await rows('shipments')).toMatchObject([{ sender_id: '49' }])
    expect(await rows('delivery_issues')).toMatchObject([{ type: 'claim_open' }])
  })

  test('DHL tells the whole history each time: an event that is known adds nothing', async () => {
    const { tell, rows } = await connect('dhl')
    const event = (minutes: number, code: string) => ({ timestamp: ago(minutes), statusCode: code })
    const push = (events: object[]) => ({
      shipments: [{ id: '7777', status: events[0], events }],
    })
    const first = event(60, 'transit')
    await tell(push([first]))
    await tell(push([event(30, 'delivered'), first]))
    const [parcel] = await rows('shipments')
    expect(parcel).toMatchObject({ status: 'delivered' })
    expect(JSON.parse(parcel?.['events'] as string)).toHaveLength(2)
  })
})

describe('state', () => {
  test('goes forward only, for each parcel of an order by itself; what was delivered may travel back', async () => {
    const { tell, rows } = await connect('generic')
    const step = (code: string, status: string, minutes: number) => ({
      parcels: [{ carrier: 'dpd', code, order: '1', status, at: ago(minutes) }],
    })
    await tell(step('A', 'delivered', 30))
    await tell(step('B', 'in_transit', 40))
    await tell(step('A', 'out_for_delivery', 50))
    const states = async () =>
      (await rows('shipments'))
        .map(({ code, status }) => `${String(code)} ${String(status)}`)
        .toSorted()
    expect(await states()).toEqual(['A delivered', 'B in_transit'])
    await tell(step('A', 'returning', 10))
    expect(await states()).toEqual(['A returning', 'B in_transit'])
    await tell(step('A', 'delivered', 20))
    expect(await states()).toEqual(['A returning', 'B in_transit'])
  })
})

test('a flood is limited by its source, connection by connection, and others come through', async () => {
  const { connection, rows } = await connect('generic')
  const other = await connect('generic')
  const seen = new Map<string, number>()
  const limit = {
    limit: ({ key }: { key: string }) => {
      seen.set(key, (seen.get(key) ?? 0) + 1)
      return Promise.resolve({ success: (seen.get(key) ?? 0) <= 3 })
    },
  }
  const send = async (address: string, id: string, to = connection) => {
    const text = JSON.stringify({ orders: [{ id, changedAt: ago(5) }] })
    const request = new Request(to.address, {
      method: 'POST',
      body: text,
      headers: {
        'cf-connecting-ip': address,
        ...(await proofOf('generic', to.secret ?? '', text)),
      },
    })
    const context = createExecutionContext()
    const answer = await worker.fetch(request, { ...env, ADDRESS_LIMIT_600: limit }, context)
    await waitOnExecutionContext(context)
    return [answer.status, answer.headers.get('retry-after')]
  }
  for (const id of ['1', '2', '3']) expect(await send('192.0.2.1', id)).toEqual([200, null])
  expect(await send('192.0.2.1', '4')).toEqual([429, '60'])
  expect(await send('192.0.2.2', '5')).toEqual([200, null])
  expect(await send('192.0.2.1', '6', other.connection)).toEqual([200, null])
  expect((await rows('orders')).map(({ id }) => id)).toEqual(['1', '2', '3', '5'])
})
