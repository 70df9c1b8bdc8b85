/// <reference types="vite/types/importMeta.d.ts" />
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type {
  MadeConnection,
  MessagePage,
  ReplayReport,
  TestReport,
} from '#contract/delivery/connections.ts'
import { DELIVERY_LIMITS, SENDER_NAMES, SENDERS, type Sender } from '#contract/delivery/words.ts'
import { fetchWorker } from '#test/support/calls.ts'
import { tellWorker } from '#test/support/senders.ts'
import { connect } from './support.ts'

/* Messages through the real address, with the signature that their sender makes. */

const FILES = import.meta.glob<string>('../../corpora/payloads/*/*.{json,xml}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const file = (path: string) => FILES[`../../corpora/payloads/${path}`] ?? ''

const SHOPIFY = { 'x-shopify-event-id': '98880550-7158-44d4-b7cd-2c97c8a091b5' }
const topic = (name: string) => ({ ...SHOPIFY, 'x-shopify-topic': name })
const WOO = { 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-delivery-id': 'd1' }

/**
 * Each recorded file: its sender, headers, answer, and what it leaves of orders and parcels. Those of
 * AfterShip say that they were sent a year ago, so they are kept and not taken over.
 */
const RECORDED: [string, Sender, Record<string, string>, number, number, number][] = [
  ['shopify/order-450789469.json', 'shopify', topic('orders/updated'), 200, 1, 1],
  ['shopify/fulfillment.json', 'shopify', topic('fulfillments/update'), 200, 0, 1],
  ['shopify/fulfillment_event.json', 'shopify', topic('fulfillment_events/create'), 200, 0, 1],
  ['shopify/customers-redact.json', 'shopify', topic('customers/redact'), 200, 0, 0],
  ['published/shopify-refund.json', 'shopify', topic('refunds/create'), 200, 1, 0],
  ['woocommerce/order-processing-727.json', 'woocommerce', WOO, 200, 1, 0],
  ['published/woocommerce-order-723.json', 'woocommerce', WOO, 200, 1, 0],
  ['aftership/delivered-001.json', 'aftership', {}, 200, 0, 0],
  ['aftership/exception-damaged.json', 'aftership', {}, 200, 0, 0],
  ['easypost/event-body.json', 'easypost', {}, 200, 0, 0],
  ['easypost/webhooks-create.json', 'easypost', {}, 202, 0, 0],
  ['easypost/trackers-create.json', 'easypost', {}, 202, 0, 0],
  ['easypost/trackers-list.json', 'easypost', {}, 202, 0, 0],
  ['easypost/trackers-retrieve.json', 'easypost', {}, 202, 0, 0],
  ['easypost/events-retrieve.json', 'easypost', {}, 202, 0, 0],
  ['easypost/events-list.json', 'easypost', {}, 202, 0, 0],
  ['easypost/claim-create.json', 'easypost', {}, 200, 0, 0],
  ['published/easypost-tracker.json', 'easypost', {}, 202, 0, 0],
  ['published/easypost-claim.json', 'easypost', {}, 200, 0, 0],
  ['published/track17-updated.json', 'track17', {}, 200, 0, 1],
  ['published/prestashop-order.xml', 'prestashop', { 'content-type': 'text/xml' }, 200, 1, 1],
]

describe('a recorded message', () => {
  test.each(RECORDED)('%s of %s is taken', async (...[path, sender, headers, status, ...left]) => {
    const { connection, rows } = await connect(sender)
    const text = file(path)
    let answered = 0
    const written = await writtenDuring(async () => {
      answered = (await tellWorker(connection, text, { headers })).status
    })
    // The budget of one order or parcel; more of them are as many times that.
    expect(written).toBeLessThanOrEqual(4 * Math.max(1, left[0] + left[1]))
    expect([answered, (await rows('orders')).length, (await rows('shipments')).length]).toEqual([
      status,
      ...left,
    ])
    expect(await rows('messages')).toMatchObject([{ repeats: 0 }])
    // The same again changes nothing but its count.
    const before = JSON.stringify([await rows('orders'), await rows('shipments')])
    const again = await tellWorker(connection, text, { headers })
    expect([again.status, again.headers.get('x-wayfelt-ignored')]).toEqual([status, 'duplicate'])
    expect(await rows('messages')).toMatchObject([{ repeats: 1 }])
    expect(JSON.stringify([await rows('orders'), await rows('shipments')])).toBe(before)
    // And with another secret nothing is kept but the count.
    const other = await connect(sender)
    const foreign = { ...other.connection, address: `${other.connection.url}/another` }
    const target = SENDERS[sender].proof === 'path' ? foreign : other.connection
    const refused = await tellWorker(target, text, { headers, wrong: 'd3Jvbmc=' })
    expect(refused.status).toBe(401)
    for (const table of ['messages', 'orders', 'shipments', 'delivery_issues'])
      expect(await other.rows(table), table).toEqual([])
    expect(await other.rows('connections')).toMatchObject([{ refusals: 1 }])
  })

  test('is in the list above, for every file that there is', () => {
    const others = [
      'woocommerce/signatures.json',
      'easypost/signatures.json',
      'standard-webhooks/vectors.json',
      // It sends nothing: it is asked.
      'published/base-orders.json',
      // Several messages in one file: below.
      'carriers/inpost-shipx.json',
      'shopify/fulfillments-failure.json',
    ]
    const names = Object.keys(FILES).map((path) => path.replace('../../corpora/payloads/', ''))
    expect(names.toSorted()).toEqual([...RECORDED.map(([path]) => path), ...others].toSorted())
  })

  test('of InPost is believed from its own network only', async () => {
    const { connection, rows } = await connect('inpost')
    const messages = JSON.parse(file('carriers/inpost-shipx.json')) as unknown[]
    for (const one of messages)
      expect((await tellWorker(connection, JSON.stringify(one))).status).toBe(200)
    expect(await rows('messages')).toHaveLength(messages.length)
    const headers = { 'cf-connecting-ip': '203.0.113.9' }
    const elsewhere = await tellWorker(connection, JSON.stringify(messages[0]), { headers })
    expect([elsewhere.status, await elsewhere.json()]).toEqual([
      401,
      { ok: false, reason: 'wrong-address' },
    ])
  })

  test('of InPost that first came without its number gives it to the parcel afterwards', async () => {
    const { connection, rows } = await connect('inpost', { asksBack: false })
    const messages = JSON.parse(file('carriers/inpost-shipx.json')) as unknown[]
    const day = at(60).slice(0, 10)
    for (const index of [2, 1]) {
      const text = JSON.stringify(messages[index]).replace('2020-03-20', day)
      expect((await tellWorker(connection, text)).headers.get('x-wayfelt-ignored')).toBeNull()
    }
    expect(await rows('shipments')).toMatchObject([{ code: '602677439331630337653846' }])
  })

  test('of Shopify is one fulfilment: a list of them is refused', async () => {
    const { connection, rows } = await connect('shopify')
    const text = file('shopify/fulfillments-failure.json')
    const headers = topic('fulfillments/update')
    expect((await tellWorker(connection, text, { headers })).status).toBe(400)
    const [one] = JSON.parse(text) as unknown[]
    expect((await tellWorker(connection, JSON.stringify(one), { headers })).status).toBe(200)
    expect(await rows('shipments')).toMatchObject([{ order_id: '450789469' }])
  })

  test('of AfterShip is taken over while it is fresh: order, promise, parcel and lateness', async () => {
    const { connection, rows } = await connect('aftership')
    const fresh = file('aftership/delivered-001.json').replace(
      '1763800000',
      `${Math.floor(Date.now() / 1000)}`,
    )
    expect((await tellWorker(connection, fresh)).headers.get('x-wayfelt-ignored')).toBeNull()
    expect(await rows('orders')).toMatchObject([{ id: '1001', promised: '2026-11-20' }])
    expect(await rows('shipments')).toMatchObject([{ status: 'delivered', order_id: '1001' }])
    expect(await rows('delivery_issues')).toMatchObject([{ type: 'late', days: 1 }])
  })

  test('of Base is never believed: it is asked, and whoever calls is somebody else', async () => {
    const { connection, rows } = await connect('base')
    expect((await tellWorker(connection, file('published/base-orders.json'))).status).toBe(401)
    expect(await rows('messages')).toEqual([])
  })
})

/** Rows that a message writes on its way, as the database counts them. */
async function writtenBy(connection: MadeConnection, message: unknown): Promise<number> {
  return await writtenDuring(async () => {
    expect((await tellWorker(connection, JSON.stringify(message))).status).toBe(200)
  })
}

async function writtenDuring(call: () => Promise<void>): Promise<number> {
  const session = Object.getPrototypeOf(env.DB.withSession()) as D1DatabaseSession
  const { batch } = session
  let written = 0
  session.batch = async function counted<T>(
    this: D1DatabaseSession,
    statements: D1PreparedStatement[],
  ) {
    const results = await batch.call<
      D1DatabaseSession,
      [D1PreparedStatement[]],
      Promise<D1Result<T>[]>
    >(this, statements)
    for (const { meta } of results) written += meta.rows_written
    return results
  }
  try {
    await call()
  } finally {
    session.batch = batch
  }
  return written
}

const ORDER = {
  id: '820982911946154508',
  number: '2026/11/234',
  email: 'anna@example.pl',
  changedAt: new Date(Date.now() - 60_000).toISOString(),
  value: '149.90',
  currency: 'PLN',
}
const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const PARCEL = { carrier: 'InPost', code: '6200', order: ORDER.id }
const moved = { ...PARCEL, status: 'in_transit', at: at(50) }

describe('the answer to a sender', () => {
  test('says nobody is there, ended, too large, malformed or unproved, and keeps nothing', async () => {
    const { browser, connection, rows } = await connect('generic')
    const unknown = { ...connection, address: 'https://wayfelt.example/v1/in/ZZZZ2222' }
    expect((await tellWorker(unknown, '{}')).status).toBe(404)
    expect((await tellWorker(connection, '{"orders":')).status).toBe(400)
    const misspelt = await tellWorker(connection, JSON.stringify({ ordres: [] }))
    expect([misspelt.status, await misspelt.json()]).toEqual([
      400,
      { ok: false, reason: 'malformed' },
    ])
    const large = `{"topic":"${'x'.repeat(DELIVERY_LIMITS.messageBytes)}"}`
    expect((await tellWorker(connection, large)).status).toBe(413)
    const unsigned = await fetchWorker(new URL(connection.url).pathname, {
      method: 'POST',
      body: '{}',
    })
    expect([unsigned.status, await unsigned.json()]).toEqual([
      401,
      { ok: false, reason: 'no-signature' },
    ])
    expect(await rows('messages')).toEqual([])
    expect(await rows('connections')).toMatchObject([{ refusals: 3, refusal: 'no-signature' }])
    await browser(`/api/connections/${connection.id}`, { method: 'DELETE' })
    expect((await tellWorker(connection, JSON.stringify({ orders: [ORDER] }))).status).toBe(410)
    expect(await rows('messages')).toEqual([])
  })

  test('to the first call of WooCommerce is yes, unsigned, and it leaves nothing', async () => {
    const { connection, rows } = await connect('woocommerce')
    const ping = await fetchWorker(new URL(connection.address).pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'webhook_id=42',
    })
    expect(ping.status).toBe(200)
    expect([await rows('messages'), await rows('orders')]).toEqual([[], []])
  })

  test('an old secret is worth nothing once it was renewed', async () => {
    const { browser, connection } = await connect('generic')
    const text = JSON.stringify({ orders: [ORDER] })
    const renewed = await browser(`/api/connections/${connection.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ renew: true }),
    })
    const now: MadeConnection = await renewed.json()
    expect((await tellWorker(connection, text)).status).toBe(401)
    expect((await tellWorker(now, text)).status).toBe(200)
  })
})

describe('what a message tells', () => {
  test('keeps ids that JavaScript cannot count, in the table and in the answers of the API', async () => {
    const { browser, connection, rows } = await connect('shopify')
    const id = '820982911946154511'
    const text = `{"id":${id},"name":"#9999","email":"a@b.example","created_at":"${at(10)}","updated_at":"${at(5)}"}`
    expect((await tellWorker(connection, text, { headers: topic('orders/create') })).status).toBe(
      200,
    )
    expect(await rows('orders')).toMatchObject([{ id, number: '9999' }])
    expect((await rows('orders'))[0]?.['email_hash']).not.toContain('@')
    expect(await (await browser('/api/orders')).json()).toMatchObject({ orders: [{ id }] })
    expect(await (await browser(`/api/orders/${id}`)).json()).toMatchObject({ id, number: '9999' })
  })

  test('costs four rows of writing at most, for one order or one step of a parcel', async () => {
    const { connection } = await connect('generic')
    const first = await writtenBy(connection, { orders: [ORDER] })
    const steps = [
      await writtenBy(connection, { parcels: [moved] }),
      await writtenBy(connection, { parcels: [{ ...moved, status: 'delivered', at: at(30) }] }),
    ]
    const again = { ...ORDER, id: '77', number: '2026/11/235', replaces: ORDER.id }
    expect(await writtenBy(connection, { orders: [again] })).toBe(4)
    const damaged = { ...PARCEL, status: 'in_transit', issue: 'damaged', at: at(20) }
    expect(await writtenBy(connection, { parcels: [damaged] })).toBeLessThanOrEqual(4)
    expect(first).toBeLessThanOrEqual(4)
    expect(Math.max(...steps)).toBeLessThanOrEqual(4)
  })

  test('of InPost costs three rows at most where it is only a hint, two once others wait, one again', async () => {
    const { connection } = await connect('inpost')
    const hint = (code: string, minutes: number) => ({
      event_ts: at(minutes),
      event: 'shipment_status_changed',
      payload: { shipment_id: 49, status: 'delivered', tracking_number: code },
    })
    const first = hint('620000000000000000000001', 9)
    // The message, the parcel to be asked about, and when the connection is due.
    expect(await writtenBy(connection, first)).toBe(3)
    expect(await writtenBy(connection, hint('620000000000000000000001', 8))).toBe(2)
    expect(await writtenBy(connection, hint('620000000000000000000002', 7))).toBe(2)
    expect(await writtenBy(connection, first)).toBe(1)
  })

  test('that nobody knew is read again once it is: dry first, then for real, and twice is once', async () => {
    const { browser, connection, rows, site } = await connect('aftership')
    const text = file('aftership/delivered-001.json')
    expect((await tellWorker(connection, text)).status).toBe(200)
    // As it is where the mapping did not know it at the time.
    for (const table of ['orders', 'shipments', 'delivery_issues'])
      await env.DB.prepare(`DELETE FROM ${table} WHERE site_id = ?`).bind(site.db.siteId).run()
    await env.DB.prepare(
      "UPDATE messages SET outcome = 'unknown', unknown = '[\"Odd\"]' WHERE site_id = ?",
    )
      .bind(site.db.siteId)
      .run()
    const replay = async (dry: boolean) =>
      await (
        await browser(`/api/connections/${connection.id}/replays`, {
          method: 'POST',
          body: JSON.stringify({ dry }),
        })
      ).json<ReplayReport>()
    expect(await replay(true)).toMatchObject({ read: 1, known: 1, parcels: 1, next: null })
    expect([await rows('shipments'), await rows('orders')]).toEqual([[], []])
    const log = async () =>
      await (await browser(`/api/connections/${connection.id}/messages`)).json<MessagePage>()
    expect((await log()).messages).toMatchObject([{ outcome: 'unknown', unknown: ['Odd'] }])
    await replay(false)
    const after = [await rows('shipments'), await rows('orders'), await rows('delivery_issues')]
    expect(after[0]).toMatchObject([{ status: 'delivered', order_id: '1001' }])
    expect((await log()).messages).toMatchObject([{ outcome: 'applied', unknown: [] }])
    await replay(false)
    expect([await rows('shipments'), await rows('orders'), await rows('delivery_issues')]).toEqual(
      after,
    )
  })

  test('in a header is read again with it: the topic of Shopify', async () => {
    const { browser, connection } = await connect('shopify')
    const headers = topic('orders/updated')
    await tellWorker(connection, file('shopify/order-450789469.json'), { headers })
    const again = await browser(`/api/connections/${connection.id}/replays`, {
      method: 'POST',
      body: JSON.stringify({ dry: true }),
    })
    expect(await again.json()).toMatchObject({ read: 1, known: 1, orders: 1, asked: 0 })
  })

  test('of a parcel with an unknown code is listed by that code, and moves it no further', async () => {
    const { browser, connection, rows } = await connect('generic')
    const odd = { ...PARCEL, vocabulary: 'inpost', raw: 'eaten_by_dog', at: at(20) }
    expect((await tellWorker(connection, JSON.stringify({ parcels: [moved, odd] }))).status).toBe(
      200,
    )
    expect(await rows('shipments')).toMatchObject([{ status: 'in_transit' }])
    expect(await (await browser('/api/connections')).json()).toMatchObject({
      connections: [{ unknown: [{ code: 'eaten_by_dog', n: 1 }], last: { outcome: 'applied' } }],
    })
  })
})

describe('a test message', () => {
  test.each(SENDER_NAMES)(
    'of %s is let in and understood, and nothing is stored',
    async (sender) => {
      const { browser, connection, rows } = await connect(sender)
      const response = await browser(`/api/connections/${connection.id}/test`, { method: 'POST' })
      expect(response.status).toBe(200)
      const report: TestReport = await response.json()
      expect(report).toMatchObject({ refusal: null, isKnown: true, unknown: [] })
      const { tells } = SENDERS[sender]
      expect(report.orders > 0 || tells === 'parcels').toBe(true)
      expect(report.parcels.length > 0 || tells === 'orders').toBe(true)
      for (const table of ['messages', 'orders', 'shipments']) expect(await rows(table)).toEqual([])
      expect(await rows('connections')).toMatchObject([{ refusals: 0 }])
    },
  )
})
