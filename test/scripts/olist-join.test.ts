import { expect, test } from 'vitest'
import { agrees, compare, type Golden } from '#scripts/support/olist/golden.ts'
import { bucketOf, joinReviews, type OlistRow } from '#scripts/support/olist/join.ts'

function order(id: string, status: string, delivered = ''): OlistRow {
  return new Map([
    ['order_id', id],
    ['order_status', status],
    ['order_delivered_customer_date', delivered],
    ['order_estimated_delivery_date', '2020-05-10 00:00:00'],
  ])
}

function review(id: string, orderId: string): OlistRow {
  return new Map([
    ['review_id', id],
    ['order_id', orderId],
    ['review_score', '4'],
    ['review_comment_message', 'Made up,\nfor a "test"'],
    ['review_answer_timestamp', '2020-05-12 10:00:00'],
  ])
}

test.each([
  ['2020-05-01 23:59:59', 'on_time'],
  ['2020-05-10 23:59:59', 'on_time'],
  ['2020-05-11 00:00:01', 'late_1_3'],
  ['2020-05-13 12:00:00', 'late_1_3'],
  ['2020-05-14 00:00:00', 'late_4_7'],
  ['2020-05-17 23:00:00', 'late_4_7'],
  ['2020-05-18 00:00:00', 'late_8plus'],
])('puts a delivery on %s into %s', (delivered, bucket) => {
  expect(bucketOf(order('o', 'delivered', delivered))).toBe(bucket)
})

test('takes the status before the dates, and leaves out orders that are neither here nor there', () => {
  expect(bucketOf(order('o', 'canceled', '2020-05-01 00:00:00'))).toBe('canceled')
  expect(bucketOf(order('o', 'shipped'))).toBe('shipped_not_delivered')
  for (const status of [
    'processing',
    'unavailable',
    'invoiced',
    'created',
    'approved',
    'delivered',
  ])
    expect(bucketOf(order('o', status))).toBeNull()
})

test('keeps a review for each of its orders, and counts what it leaves out', () => {
  const orders = [order('o1', 'shipped'), order('o2', 'canceled'), order('o3', 'created')]
  const reviews = [review('r1', 'o1'), review('r1', 'o2'), review('r2', 'o3'), review('r3', 'gone')]
  const { rows, leftOut } = joinReviews(reviews, orders)
  expect(rows.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
    ['r1', 'o1', 'shipped_not_delivered'],
    ['r1', 'o2', 'canceled'],
  ])
  expect(leftOut).toBe(2)
})

test('sees a single answer too many', () => {
  const golden: Golden = {
    buckets: [
      {
        bucket: 'on_time',
        hist_1_5: [1, 0, 0, 0, 3],
        n: 4,
        top2: 0.75,
        wilson: [0.300641837738671, 0.954413061502136],
        mean: 4,
        sentiment: 50,
        agreement: 0,
      },
    ],
    mwu_on_time_vs_late: { U: 0, z: 0, p: 1, auc: 0 },
    newcombe_on_time_minus_late_top2: [0, 0, 0],
  }
  const failed = (counts: number[]) =>
    compare(golden, () => counts)
      .filter((check) => check.name.startsWith('on_time ') && !agrees(check))
      .map(({ name }) => name)
  expect(failed([0, 1, 0, 0, 0, 3])).not.toContain('on_time histogram')
  expect(failed([0, 1, 0, 0, 0, 3])).not.toContain('on_time top-2 share')
  expect(failed([0, 1, 0, 0, 0, 4])).toEqual(
    expect.arrayContaining(['on_time histogram', 'on_time n', 'on_time mean']),
  )
})
