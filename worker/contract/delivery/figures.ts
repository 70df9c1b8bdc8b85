import type { IssueType } from './words.ts'

/*
 * How deliveries are counted: plain values, like those of words.ts.
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

/** Beside the kinds of issues, what is watched of a carrier: bad answers, whatever they name. */
export const BAD = 'bad'
export type StreamIssue = IssueType | typeof BAD

/** Sentiment at and below which an answer is a bad one. */
export const BAD_SENTIMENT = -50

/** Days that the page of carriers looks back, today included; the second is usual. */
export const FIGURE_DAYS = [7, 28, 90] as const

/** How closely a carrier and issue are watched. */
export const WATCH_STATES = ['watched', 'too-few-answers', 'too-common', 'no-baseline'] as const
export type WatchState = (typeof WATCH_STATES)[number]
