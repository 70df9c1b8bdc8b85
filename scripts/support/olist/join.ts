/** A row of one of the Olist files, by column name. */
export type OlistRow = ReadonlyMap<string, string>

export const BUCKETS = [
  'on_time',
  'late_1_3',
  'late_4_7',
  'late_8plus',
  'shipped_not_delivered',
  'canceled',
] as const
export type Bucket = (typeof BUCKETS)[number]

export const JOINED_COLUMNS = [
  'review_id',
  'order_id',
  'review_score',
  'review_comment_message',
  'review_answer_timestamp',
  'order_status',
  'delivery_bucket',
] as const

const DAY_MS = 86_400_000

/**
 * How an order was delivered. Lateness is the date of delivery minus the promised date, both
 * without their time. Canceled orders count as such even where a parcel came. Null where neither
 * holds: orders still being processed, and delivered ones without a date.
 */
export function bucketOf(order: OlistRow): Bucket | null {
  const status = order.get('order_status')
  if (status === 'canceled') return 'canceled'
  if (status === 'shipped') return 'shipped_not_delivered'
  const delivered = order.get('order_delivered_customer_date')?.slice(0, 10)
  const promised = order.get('order_estimated_delivery_date')?.slice(0, 10)
  if (status !== 'delivered' || !delivered || !promised) return null
  const lateness = Math.round((Date.parse(delivered) - Date.parse(promised)) / DAY_MS)
  if (lateness <= 0) return 'on_time'
  if (lateness <= 3) return 'late_1_3'
  return lateness <= 7 ? 'late_4_7' : 'late_8plus'
}

/** Puts each review beside its order; reviews of orders without a bucket are counted and left out. */
export function joinReviews(
  reviews: Iterable<OlistRow>,
  orders: Iterable<OlistRow>,
): { rows: string[][]; leftOut: number } {
  const orderOf = new Map<string | undefined, OlistRow>()
  for (const order of orders) orderOf.set(order.get('order_id'), order)
  const rows: string[][] = []
  let leftOut = 0
  for (const review of reviews) {
    const order = orderOf.get(review.get('order_id'))
    const bucket = order ? bucketOf(order) : null
    if (order && bucket)
      rows.push(JOINED_COLUMNS.map((name) => joined(name, { review, order, bucket })))
    else leftOut += 1
  }
  return { rows, leftOut }
}

function joined(
  name: (typeof JOINED_COLUMNS)[number],
  { review, order, bucket }: { review: OlistRow; order: OlistRow; bucket: Bucket },
): string {
  if (name === 'delivery_bucket') return bucket
  return review.get(name) ?? order.get(name) ?? ''
}
