import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Summary } from '#contract/insight/summary.ts'
import type { Scale } from '#contract/words.ts'
import type { AlertState, EndedAlert, RaisedAlert } from '#worker/domain/alerts/follow.ts'

/*
 * Alerts: where the share of unhappy answers is followed day by day, and what came of it; and the week in
 * words. The site's job fills them.
 */

const place = () => ({
  touchpointId: text('touchpoint_id').notNull(),
  scale: text('scale').$type<Scale>().notNull(),
  stageId: text('stage_id').notNull(),
})

/** Where each place stands after its last day. */
export const alertStreams = sqliteTable(
  'alert_streams',
  {
    siteId: integer('site_id').notNull(),
    ...place(),
    state: text('state', { mode: 'json' }).$type<AlertState>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.touchpointId, t.scale, t.stageId] })],
)

/** Once a site: the last local day that was taken, and how often that was stored. */
export const alertWatch = sqliteTable('alert_watch', {
  siteId: integer('site_id').primaryKey(),
  through: text('through').notNull(),
  seq: integer('seq').notNull(),
})

export const alerts = sqliteTable(
  'alerts',
  {
    siteId: integer('site_id').notNull(),
    /** Local days, both; null while it lasts. */
    raisedOn: text('raised_on').notNull(),
    ...place(),
    x: integer('x').notNull(),
    n: integer('n').notNull(),
    usual: real('usual').notNull(),
    average: real('average').notNull(),
    chart: text('chart').$type<RaisedAlert['chart']>().notNull(),
    /** 1 where other systems were to be told of it. */
    told: integer('told').notNull(),
    endedOn: text('ended_on'),
    why: text('why').$type<EndedAlert['why']>(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.raisedOn, t.touchpointId, t.scale, t.stageId] })],
)

/** Once a site that has its counts put into a bucket: how far that is. */
export const countDrops = sqliteTable('count_drops', {
  siteId: integer('site_id').primaryKey(),
  /** The local day of the night that is under way, or was the last to come to its end. */
  night: text('night').notNull(),
  /** The week, by its Monday, to go on with; '' where the night came to its end. */
  week: text('week').notNull(),
})

/** Once a site: its last week in words and figures. */
export const summaries = sqliteTable('summaries', {
  siteId: integer('site_id').primaryKey(),
  /** Its Monday. */
  week: text('week').notNull(),
  body: text('body', { mode: 'json' }).$type<Summary>().notNull(),
})
