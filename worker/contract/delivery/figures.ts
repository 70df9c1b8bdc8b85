/*
 * How deliveries are counted: plain values, like those of words.ts. Nothing is imported here.
 */

/** How an order was delivered, against the day that was promised first. */
export const DELIVERY_BUCKETS = [
  'on_time',
  'late_1_3',
  'late_4_7',
  'late_8plus',
  'shipped_not_delivered',
  'canceled',
] as const
export type DeliveryBucket = (typeof DELIVERY_BUCKETS)[number]

/** Who named a day of delivery: the shop at checkout, or later the carrier. */
export const PROMISERS = ['shop', 'carrier'] as const
export type Promiser = (typeof PROMISERS)[number]
