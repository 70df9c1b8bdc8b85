import { expect, test } from 'vitest'
import { bucketOf, type OlistRow } from '#scripts/support/olist/join.ts'
import { olistMessages } from '#scripts/support/olist/messages.ts'
import { OLIST_TIMEZONE } from '#scripts/support/olist/olist-site.ts'
import {
  disagreeing,
  histogramsOf,
  readDeliveries,
} from '#scripts/support/olist/read-deliveries.ts'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { CostReport } from '#contract/delivery/costs/costs.ts'
import { storeAnswer } from '#worker/db/answers/store.ts'
import { signedMessage } from '#test/routes/cases/signed-message.ts'
import { signIn } from '#test/support/calls.ts'
import { numbers } from '#test/support/costs.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite } from '#test/support/site-factory.ts'

/*
 * Orders in the form of Olist's files, made up: the licence of the real ones keeps them out of the
 * project. `npm run olist` does the same with those, and compares with the known figures.
 */

const DAY = 86_400_000
const STATUSES = [
  'delivered',
  'delivered',
  'delivered',
  'shipped',
  'canceled',
  'invoiced',
  'created',
]

function files(count: number) {
  const random = numbers(11)
  const time = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ')
  const orders: OlistRow[] = []
  const customers: OlistRow[] = []
  const items: OlistRow[] = []
  for (let index = 0; index < count; index += 1) {
    // Half of them around the days on which clocks changed in São Paulo.
    const from = Date.parse(index % 2 === 0 ? '2017-10-05' : '2018-02-08')
    const placed = from + Math.floor(random() * 10 * DAY)
    const promised = placed + (2 + Math.floor(random() * 6)) * DAY
    const delivered = placed + Math.floor((1 + random() * 18) * DAY)
    const status = STATUSES[Math.floor(random() * STATUSES.length)] ?? ''
    const [order, customer] = [`order${index}`, `customer${index}`]
    orders.push(
      new Map([
        ['order_id', order],
        ['customer_id', customer],
        ['order_status', status],
        ['order_purchase_timestamp', time(placed)],
        ['order_delivered_carrier_date', random() < 0.9 ? time(placed + DAY / 2) : ''],
        // One in twenty was delivered nobody knows when.
        [
          'order_delivered_customer_date',
          ['delivered', 'canceled'].includes(status) && random() < 0.95 ? time(delivered) : '',
        ],
        ['order_estimated_delivery_date', `${time(promised).slice(0, 10)} 00:00:00`],
      ]),
    )
    customers.push(
      new Map([
        ['customer_id', customer],
        ['customer_unique_id', `person${Math.floor(index / 2)}`],
        ['customer_zip_code_prefix', '01310'],
      ]),
    )
    items.push(
      new Map([
        ['order_id', order],
        ['price', '10.10'],
        ['freight_value', '2.90'],
      ]),
    )
  }
  return { orders, customers, items }
}

test('orders told by signed messages come to the buckets that their files say, and to issues', async () => {
  const site = await makeSite({ timezone: OLIST_TIMEZONE })
  const manager = await signIn(site, { role: 'manager' })
  const made = await (
    await manager('/api/connections', {
      method: 'POST',
      body: JSON.stringify({ sender: 'generic', name: 'Olist' }),
    })
  ).json<MadeConnection>()
  const sample = files(400)
  for (const message of olistMessages(sample))
    expect((await signedMessage(made.address, made.secret ?? '', message)).status).toBe(200)

  const scores = new Map<string, number[]>()
  for (const [index, row] of sample.orders.entries()) {
    const bucket = bucketOf(row)
    const score = (index % 5) + 1
    if (bucket !== null) {
      const counts = scores.get(bucket) ?? Array<number>(11).fill(0)
      counts[score] = (counts[score] ?? 0) + 1
      scores.set(bucket, counts)
    }
    const orderRef = row.get('order_id') ?? ''
    const place = { touchpointId: 'parcel', stageId: 'delivery' }
    await storeAnswer(site.db, newAnswer({ ...place, score, orderRef, reference: 'imported' }))
  }
  const deliveries = await readDeliveries(site.db, OLIST_TIMEZONE)
  const wanted = new Map(sample.orders.map((row) => [row.get('order_id'), bucketOf(row)]))
  expect(deliveries).toHaveLength(400)
  for (const { orderId, bucket } of deliveries) expect(bucket, orderId).toBe(wanted.get(orderId))
  expect(disagreeing(deliveries)).toEqual([])
  expect(Object.fromEntries(histogramsOf(deliveries))).toEqual(Object.fromEntries(scores))
  expect(scores.size).toBe(6)

  let report = await (
    await manager('/api/delivery/costs', { method: 'POST', body: JSON.stringify({ again: true }) })
  ).json<CostReport>()
  while (report.running)
    report = await (
      await manager('/api/delivery/costs', { method: 'POST', body: '{}' })
    ).json<CostReport>()
  const [late] = report.counted?.costs ?? []
  expect(late).toMatchObject({ issue: 'late', carrier: 'olist' })
  expect(late?.atDelivery.difference).toBeTypeOf('number')
  expect(report.counted?.customers).toBeLessThanOrEqual(200)
})
