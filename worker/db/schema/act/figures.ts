import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { StreamIssue } from '#contract/delivery/words.ts'
import type { Stream } from '#worker/domain/delivery/figures/watch-site.ts'

/*
 * Figures of deliveries: what is still to be counted, what was counted by day and carrier, and what is
 * watched for incidents. The site's job fills them; a page reads nothing else.
 */

const siteId = () => integer('site_id').notNull()

/** Parcels of which something has changed since they were counted; triggers and the job fill it. */
export const parcelNews = sqliteTable(
  'parcel_news',
  {
    siteId: siteId(),
    carrier: text('carrier').notNull(),
    code: text('code').notNull(),
    orderId: text('order_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.carrier, t.code, t.orderId] })],
)

/** Answers about deliveries that have not been looked at for incidents yet; triggers fill it. */
export const answerNews = sqliteTable(
  'answer_news',
  { siteId: siteId(), answerId: text('answer_id').notNull() },
  (t) => [primaryKey({ columns: [t.siteId, t.answerId] })],
)

/** A parcel as it was counted last: 1 for yes. */
export const countedParcels = sqliteTable(
  'counted_parcels',
  {
    siteId: siteId(),
    carrier: text('carrier').notNull(),
    code: text('code').notNull(),
    orderId: text('order_id').notNull(),
    /** The local day of the first that was told of it. */
    day: text('day').notNull(),
    delivered: integer('delivered').notNull(),
    /** Delivered with a day known that was promised first, and by it. */
    promised: integer('promised').notNull(),
    kept: integer('kept').notNull(),
    /** The same against the carrier's own first estimate. */
    estimated: integer('estimated').notNull(),
    met: integer('met').notNull(),
    asked: integer('asked').notNull(),
    answered: integer('answered').notNull(),
    /** −100…100 of the newest answer about the delivery; null for none with a score. */
    sentiment: integer('sentiment'),
    /** Steps whose code no vocabulary knows. */
    unknown: integer('unknown').notNull(),
    /** `[[type, said at, seen at]]`, Unix milliseconds or null. */
    issues: text('issues', { mode: 'json' }).notNull(),
    /** The end of the day that was promised first, Unix milliseconds; null for no plan. */
    due: integer('due'),
    /** Told of only after it. */
    toldLate: integer('told_late'),
    /** What nobody planned and was seen, `[kind]`; null until it was looked at against its plan. */
    adhoc: text('adhoc', { mode: 'json' }),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.carrier, t.code, t.orderId] }),
    index('counted_parcels_by_day').on(t.siteId, t.day),
  ],
)

/** Parcels of a local day and carrier, counted: a row is all that a page reads of them. */
export const deliveryDays = sqliteTable(
  'delivery_days',
  {
    siteId: siteId(),
    day: text('day').notNull(),
    carrier: text('carrier').notNull(),
    parcels: integer('parcels').notNull(),
    delivered: integer('delivered').notNull(),
    promised: integer('promised').notNull(),
    kept: integer('kept').notNull(),
    estimated: integer('estimated').notNull(),
    met: integer('met').notNull(),
    asked: integer('asked').notNull(),
    answered: integer('answered').notNull(),
    /** With any issue, said or seen; with one that tracking saw, and of those the answered. */
    troubled: integer('troubled').notNull(),
    seen: integer('seen').notNull(),
    seenAnswered: integer('seen_answered').notNull(),
    /** Answers with a score, their sum and the sum of their squares. */
    rated: integer('rated').notNull(),
    sentiment: integer('sentiment').notNull(),
    squares: integer('squares').notNull(),
    unknown: integer('unknown').notNull(),
    /** By type: `[said only, seen only, both, seen of silent, [hours by which customers were first]]`. */
    issues: text('issues', { mode: 'json' }).notNull(),
    /** Sums against the plan of each parcel; null until all of the day were looked at. */
    plan: text('plan', { mode: 'json' }),
    /** Not delivered, by when they are due: `[[due, parcels, rated, sentiment, squares]]`. */
    waiting: text('waiting', { mode: 'json' }).notNull().default([]),
    /** Parcels with each unplanned step, `{ kind: parcels }`. */
    adhoc: text('adhoc', { mode: 'json' }).notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.day, t.carrier] }),
    index('delivery_days_unplanned')
      .on(t.siteId, t.day)
      .where(sql`plan IS NULL`),
  ],
)

/** What is watched for incidents: where each stream stands. */
export const incidentStreams = sqliteTable(
  'incident_streams',
  {
    siteId: siteId(),
    carrier: text('carrier').notNull(),
    issue: text('issue').$type<StreamIssue>().notNull(),
    stream: text('stream', { mode: 'json' }).$type<Stream>().notNull(),
    /** When its incident ends unless somebody answers, Unix milliseconds; null for none. */
    silentAt: integer('silent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.carrier, t.issue] }),
    index('incident_streams_by_end')
      .on(t.siteId, t.silentAt)
      .where(sql`silent_at IS NOT NULL`),
  ],
)

/** Once a site: when its baselines were frozen, and how often its streams were stored. */
export const incidentWatch = sqliteTable('incident_watch', {
  siteId: integer('site_id').primaryKey(),
  frozenAt: integer('frozen_at'),
  seq: integer('seq').notNull(),
})

export const incidents = sqliteTable(
  'incidents',
  {
    siteId: siteId(),
    /** Made of the answer that raised it, so in the order of time. */
    id: text('id').notNull(),
    carrier: text('carrier').notNull(),
    issue: text('issue').$type<StreamIssue>().notNull(),
    /** Unix milliseconds, as all of these. */
    startedAt: integer('started_at').notNull(),
    alarmedAt: integer('alarmed_at').notNull(),
    /** null while it lasts. */
    endedAt: integer('ended_at'),
    endSureAt: integer('end_sure_at'),
    isSilent: integer('is_silent').notNull().default(0),
    answers: integer('answers').notNull(),
    named: integer('named').notNull(),
    /** The usual share, 0…1. */
    usual: real('usual').notNull(),
    /** Days between two false alarms of its stream. */
    falseDays: real('false_days'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)
