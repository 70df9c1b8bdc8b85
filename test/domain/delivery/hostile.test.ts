import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DELIVERY_LIMITS,
  ISSUES,
  PARCEL_STATUSES,
  REFUSALS,
  SENDER_NAMES,
  type Sender,
} from '#contract/delivery/words.ts'
import type { RawMessage, Read } from '#worker/domain/delivery/heard.ts'
import {
  ASKED_ABOUT,
  inpostTracking,
} from '#worker/domain/delivery/senders/carriers/inpost-tracking.ts'
import { isPing, READERS } from '#worker/domain/delivery/senders/readers.ts'
import { FACTS, payload } from './payloads.ts'

const TOPICS: Record<string, string[]> = {
  'x-shopify-topic': [
    'orders/updated',
    'orders/delete',
    'fulfillments/update',
    'refunds/create',
    'customers/redact',
    'fulfillment_events/create',
    'x',
  ],
  'shopify-topic': ['Order'],
  'x-wc-webhook-topic': ['order.updated', 'order.deleted', 'order.created'],
}
/** What stands in real messages, so that what is made by chance goes past the first look. */
const SAMPLES: Partial<Record<Sender, string[]>> = {
  shopify: [
    'shopify/order-450789469.json',
    'shopify/fulfillment.json',
    'shopify/fulfillment_event.json',
    'shopify/customers-redact.json',
  ],
  woocommerce: ['woocommerce/order-processing-727.json', 'published/woocommerce-order-723.json'],
  prestashop: ['published/prestashop-order.xml'],
  idosell: ['published/prestashop-order.xml'],
  base: ['published/base-orders.json'],
  aftership: ['aftership/delivered-001.json', 'aftership/exception-damaged.json'],
  easypost: ['easypost/event-body.json'],
  track17: ['published/track17-updated.json'],
}
const SENDER_SAMPLES = SENDER_NAMES.flatMap((sender) =>
  (SAMPLES[sender] ?? []).map((file): [Sender, string] => [sender, payload(file)]),
)

/** What any answer of a reader must be, whatever was read. */
function check(read: Read): void {
  if ('ping' in read) return
  if ('refusal' in read) {
    expect(REFUSALS).toContain(read.refusal)
    return
  }
  const { heard } = read
  expect(heard.same.length).toBeLessThanOrEqual(DELIVERY_LIMITS.reference)
  expect(heard.topic.length).toBeLessThanOrEqual(DELIVERY_LIMITS.reference)
  if (heard.at !== null) expectTime(heard.at)
  for (const order of heard.orders) {
    expectTime(order.changedAt)
    for (const time of [order.placedAt, order.refundedAt]) if (time !== undefined) expectTime(time)
    if (order.valueMinor !== undefined) expect(Number.isSafeInteger(order.valueMinor)).toBe(true)
    expectTexts([order.id, order.number, order.key, order.customer, order.postcode])
    expect(order.id).not.toBe('')
  }
  for (const parcel of heard.parcels) {
    expectTime(parcel.at)
    expectTexts([
      parcel.carrier,
      parcel.code,
      parcel.senderId,
      parcel.order,
      parcel.raw,
      parcel.place,
    ])
    if (parcel.status !== null) expect(Object.keys(PARCEL_STATUSES)).toContain(parcel.status)
    if (parcel.issue !== null) expect(Object.keys(ISSUES)).toContain(parcel.issue)
    if (parcel.url !== undefined) expect(parcel.url).toMatch(/^https:/i)
  }
  for (const { orders, customer } of heard.requests) expectTexts([...orders, customer])
}

function expectTime(time: number): void {
  expect(Number.isSafeInteger(time)).toBe(true)
}

function expectTexts(texts: (string | null | undefined)[]): void {
  for (const text of texts) {
    if (typeof text !== 'string') continue
    expect(text.length).toBeLessThanOrEqual(DELIVERY_LIMITS.reference)
    expect(text.isWellFormed()).toBe(true)
    expect(text.includes('\0')).toBe(false)
  }
}

const anyHeaders = fc.record(
  Object.fromEntries(
    Object.entries(TOPICS).map(([name, topics]) => [name, fc.constantFrom(...topics)]),
  ),
  { requiredKeys: [] },
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.string().map((text) => `<a><id>${text}</id><order>${text}</order></a>`),
  fc.webQueryParameters(),
  fc.constantFrom('', '\ud800', '{"id":"\\ud800"}', '<!DOCTYPE a>', '{"__proto__":null}', '[[[]]]'),
)

function readAll(message: Omit<RawMessage, 'query'>): void {
  for (const sender of SENDER_NAMES) check(READERS[sender]({ ...message, query: {} }, FACTS))
  check(inpostTracking({ ...message, query: {} }, FACTS))
}

test('no reader throws, whatever text comes by whatever method', () => {
  fc.assert(
    fc.property(
      anyText,
      anyHeaders,
      fc.constantFrom('GET' as const, 'POST' as const, 'PUT' as const),
      (text, headers, method) => {
        readAll({ text, headers: headers as Record<string, string>, method })
      },
    ),
    { numRuns: 300 },
  )
})

/** One value of a message in the place of another, as many times as it stands there. */
const HOSTILE = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '-0',
  '1e400',
  '99999999999999999999999999',
  '"\\ud800"',
  '"\\u0000"',
  '"9999-99-99T99:99:99Z"',
  '"0000-00-00 00:00:00"',
  `"${'x'.repeat(5000)}"`,
  '{"__proto__":{"a":1}}',
  '[[[[[[1]]]]]]',
  '{"toString":1,"constructor":1}',
]

const anyChanges = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HOSTILE)), {
  minLength: 1,
  maxLength: 12,
})

function changed(sample: string, changes: [nth: number, value: string][]): string {
  let text = sample
  for (const [nth, value] of changes) {
    const places = [...text.matchAll(/:\s*("(?:[^"\\]|\\.)*"|[\w.+-]+|\[\]|\{\})/g)]
    const place = places[nth % Math.max(1, places.length)]
    if (place)
      text = `${text.slice(0, place.index)}:${value}${text.slice(place.index + place[0].length)}`
  }
  return text
}

test('so are answers of a sender that is asked', () => {
  const steps = [1, 2, 3].map((day) => ({
    status: 'delivered',
    datetime: `2026-11-0${day}T08:00:00.000+01:00`,
  }))
  const answer = { tracking_number: '62000000', status: 'delivered', tracking_details: steps }
  const headers = { [ASKED_ABOUT]: '62000000' }
  fc.assert(
    fc.property(anyChanges, (changes) => {
      const text = changed(JSON.stringify(answer), changes)
      check(inpostTracking({ text, headers, query: {}, method: 'GET' }, FACTS))
    }),
    { numRuns: 300 },
  )
})

test('real messages with hostile values in any place are read or refused, and nothing breaks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SENDER_SAMPLES),
      anyChanges,
      anyHeaders,
      ([sender, sample], changes, headers) => {
        const text = changed(sample, changes)
        const message = { text, headers: headers as Record<string, string>, query: {} }
        check(READERS[sender]({ ...message, method: 'POST' }, FACTS))
      },
    ),
    { numRuns: 1500 },
  )
})

test('a message cut off anywhere is refused or read, and nothing breaks', () => {
  for (const [sender, sample] of SENDER_SAMPLES)
    for (let end = 0; end < sample.length; end += 97)
      check(
        READERS[sender](
          {
            text: sample.slice(0, end),
            headers: { 'x-shopify-topic': 'orders/updated', 'x-wc-webhook-topic': 'order.updated' },
            query: {},
            method: 'POST',
          },
          FACTS,
        ),
      )
})

test('bodies as large as may be, of nothing but one thing, are read or refused', () => {
  const size = DELIVERY_LIMITS.messageBytes
  const headers = { 'x-shopify-topic': 'orders/updated', 'x-wc-webhook-topic': 'order.updated' }
  const bodies = [
    '['.repeat(size),
    '{"a":'.repeat(size / 5),
    `{"id":1,"name":"x","fulfillments":[${'{},'.repeat(200_000)}{}]}`,
    `{"status":"SUCCESS","orders":[${'1,'.repeat(400_000)}1]}`,
    `{"id":"${'9'.repeat(size)}"}`,
    `{"id":${'9'.repeat(size)}}`,
    '<a>'.repeat(size / 3),
    '<'.repeat(size),
    `<a>${'&amp;'.repeat(size / 5)}</a>`,
    'a=1&'.repeat(size / 4),
    ' '.repeat(size),
    `{"event":"tracking_update","msg":{"checkpoints":[${'{"tag":"InTransit"},'.repeat(40_000)}{}]}}`,
  ]
  for (const text of bodies) readAll({ text, headers, method: 'POST' })
})

test('no message leaves anything behind in what all objects share', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const body =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":1,"order":{"id":1,"__proto__":{"polluted":1}}}'
  readAll({ text: body, headers: {}, method: 'POST' })
  readAll({ text: '<__proto__><polluted>1</polluted></__proto__>', headers: {}, method: 'POST' })
  readAll({ text: '__proto__=1&__proto__[polluted]=1&constructor=2', headers: {}, method: 'POST' })
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})

test('ids beyond what a number holds survive every sender that writes numbers', () => {
  for (let index = 0n; index < 20n; index += 1n) {
    const id = `${9_007_199_254_740_993n + index * 1_000_000_007n}`
    const orderOf = (sender: Sender, text: string, headers: Record<string, string> = {}) => {
      const read = READERS[sender]({ text, headers, query: {}, method: 'POST' }, FACTS)
      return 'heard' in read ? (read.heard.orders[0]?.id ?? read.heard.parcels[0]?.senderId) : read
    }
    expect(
      orderOf('shopify', `{"id":${id},"name":"#1"}`, { 'x-shopify-topic': 'orders/paid' }),
    ).toBe(id)
    expect(
      orderOf('woocommerce', `{"id":${id},"status":"processing"}`, {
        'x-wc-webhook-topic': 'order.updated',
      }),
    ).toBe(id)
    expect(orderOf('prestashop', `{"order":{"id":${id},"reference":"A"}}`)).toBe(id)
    expect(orderOf('idosell', `{"order_id":${id}}`)).toBe(id)
    expect(orderOf('base', `{"status":"SUCCESS","orders":[{"order_id":${id}}]}`)).toBe(id)
    expect(orderOf('generic', `{"orders":[{"id":${id},"changedAt":1763800000}]}`)).toBe(id)
    const shipment = `{"event":"shipment_confirmed","payload":{"shipment_id":${id}}}`
    expect(orderOf('inpost', shipment)).toBe(id)
  }
})

test('a ping is told apart before anything is proved, and a message is none', () => {
  const post = { headers: {}, query: {}, method: 'POST' as const }
  const get = { ...post, text: '', method: 'GET' as const }
  expect(isPing('woocommerce', { ...post, text: 'webhook_id=42' })).toBe(true)
  expect(isPing('woocommerce', { ...post, text: '{"id":727}' })).toBe(false)
  expect(isPing('woocommerce', { ...post, text: `webhook_id=${'4'.repeat(300)}` })).toBe(false)
  for (const sender of ['inpost', 'dhl', 'idosell', 'prestashop'] as const) {
    expect(isPing(sender, get)).toBe(true)
    expect(isPing(sender, { ...post, text: '{}' })).toBe(false)
  }
  expect(isPing('idosell', { ...get, query: { order_id: '1' } })).toBe(false)
  for (const sender of ['shopify', 'aftership', 'easypost', 'generic'] as const)
    expect(isPing(sender, get)).toBe(false)
})
