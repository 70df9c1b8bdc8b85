import { DELIVERY_BUCKETS, type DeliveryBucket } from '#contract/delivery/figures.ts'
import type { ParcelStatus } from '#contract/delivery/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'
import { hasPattern, foldedWords } from '#worker/domain/cases/match-words.ts'
import { bucketOf } from '#worker/domain/delivery/promise.ts'
import type { IssueTime, JudgedParcel } from '#worker/domain/delivery/figures/said-seen.ts'
import type { IssueType } from '#contract/delivery/words.ts'

/*
 * Olist's orders as they stand in the database after they were told: how each was delivered, by the
 * product's own rules, and what its customers answered.
 */

export interface Delivered {
  orderId: string
  bucket: DeliveryBucket | null
  /** Days of its issue `late`; null where it has none. */
  daysLate: number | null
  carrier: string | null
  deliveredAt: number | null
  lateAt: number | null
  /** Of the answers that name the order. */
  answers: { score: number; comment: string | null; at: number }[]
}

interface Row {
  orderId: string
  state: 'open' | 'cancelled' | 'deleted'
  promised: string | null
  status: ParcelStatus | null
  deliveredAt: number | null
  carrier: string | null
  daysLate: number | null
  lateAt: number | null
}

/** @param timezone of the site */
export async function readDeliveries(db: SiteDb, timezone: string): Promise<Delivered[]> {
  const { rows } = await run<Row>(
    db,
    `/* readDeliveries */ SELECT orders.id AS orderId, state, promised, shipments.status,
        delivered_at AS deliveredAt, shipments.carrier AS carrier, days AS daysLate, seen_at AS lateAt
      FROM orders
      LEFT JOIN shipments ON shipments.site_id = ?1 AND shipments.order_id = orders.id
      LEFT JOIN delivery_issues ON delivery_issues.site_id = ?1
        AND delivery_issues.order_id = orders.id AND delivery_issues.type = 'late'
      WHERE orders.site_id = ?1`,
    [db.siteId],
  )
  const { rows: told } = await run<{
    orderRef: string
    score: number
    comment: string | null
    at: number
  }>(
    db,
    `/* readDeliveries */ SELECT order_ref AS orderRef, score, comment, answered_at AS at
      FROM answers WHERE site_id = ?1 AND order_ref IS NOT NULL AND score IS NOT NULL`,
    [db.siteId],
  )
  const answersOf = Map.groupBy(told, ({ orderRef }) => orderRef)
  return rows.map(({ state, status, promised, ...row }) => ({
    ...row,
    bucket: bucketOf({
      state,
      promised,
      timezone,
      status: status ?? 'unknown',
      deliveredAt: row.deliveredAt,
    }),
    answers: answersOf.get(row.orderId) ?? [],
  }))
}

/** Answers per raw score 0…10, by bucket. A late order is one by its issue, and must be by its day. */
export function histogramsOf(deliveries: readonly Delivered[]): Map<string, number[]> {
  const histograms = new Map<string, number[]>(
    DELIVERY_BUCKETS.map((bucket) => [bucket, Array<number>(11).fill(0)]),
  )
  for (const delivery of deliveries) {
    const bucket = bucketOfIssue(delivery)
    const counts = bucket === null ? undefined : histograms.get(bucket)
    if (counts) for (const { score } of delivery.answers) counts[score] = (counts[score] ?? 0) + 1
  }
  return histograms
}

/** The bucket that the kept issue says; where there is none, that of the delivery. */
function bucketOfIssue({ bucket, daysLate }: Delivered): DeliveryBucket | null {
  if (bucket === 'canceled' || daysLate === null) return bucket
  if (daysLate <= 3) return 'late_1_3'
  return daysLate <= 7 ? 'late_4_7' : 'late_8plus'
}

/** Orders whose issue and day of delivery do not say the same. */
export function disagreeing(deliveries: readonly Delivered[]): string[] {
  return deliveries
    .filter((delivery) => bucketOfIssue(delivery) !== delivery.bucket)
    .map(({ orderId }) => orderId)
}

/** Words by which customers of this shop name an issue, as rules of a case would have them. */
const SAID: Partial<Record<IssueType, string[]>> = {
  late: ['atraso', 'atrasado', 'atrasada', 'demora', 'demorou'],
  delivered_not_received: ['não recebi', 'não chegou', 'ainda não recebi'],
  wrong_item: ['errado', 'errada', 'produto diferente'],
  missing_item: ['faltou', 'faltando', 'incompleto'],
  damaged: ['quebrado', 'quebrada', 'danificado', 'danificada', 'amassado'],
}

/** Its parcels with what tracking saw and what customers wrote. Everybody in the files was asked. */
export function judgedParcels(deliveries: readonly Delivered[]): JudgedParcel[] {
  return deliveries
    .filter(({ carrier }) => carrier !== null)
    .map(({ carrier, lateAt, answers }) => ({
      carrier: carrier ?? '',
      wasAsked: true,
      hasAnswered: answers.length > 0,
      seen: lateAt === null ? [] : [{ issue: 'late', at: lateAt }],
      said: answers.flatMap(({ comment, at }) => issuesSaid(comment ?? '', at)),
    }))
}

function issuesSaid(comment: string, at: number): IssueTime[] {
  const words = foldedWords(comment)
  return (Object.keys(SAID) as (keyof typeof SAID)[])
    .filter((issue) => SAID[issue]?.some((pattern) => hasPattern(words, pattern)))
    .map((issue) => ({ issue, at }))
}

/** Answers per raw score 0…10 of a segment over all days, from the rollups as the dashboard reads them. */
export async function readHistogram(db: SiteDb, segment: string): Promise<number[]> {
  const cells = await listCells(db)
  const period = cutIntoWeeks('2016-01-01', '2018-12-31')
  const [sums = []] = await sumCells(db, { cells, periods: [period], filter: { segment } })
  return sums
    .map((counts) => counts.scores)
    .reduce((a, b) => a.map((n, score) => n + (b[score] ?? 0)), Array<number>(11).fill(0))
}
