import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Judging } from '#contract/improvements/words.ts'
import type { Scale } from '#contract/words.ts'

/** What was changed for customers, and how that is judged. Verdicts are counted, never kept. */
export const improvements = sqliteTable(
  'improvements',
  {
    siteId: integer('site_id').notNull(),
    journeyId: text('journey_id').notNull(),
    id: text('id').notNull(),
    stageId: text('stage_id').notNull(),
    /** Null for all touchpoints of the stage. */
    touchpointId: text('touchpoint_id'),
    /** The solution of the map that it is. */
    solutionId: text('solution_id'),
    name: text('name').notNull(),
    pain: text('pain'),
    scale: text('scale').$type<Scale>().notNull(),
    /** Days in the site's time zone, like all below. */
    startsOn: text('starts_on').notNull(),
    plannedEnd: text('planned_end').notNull(),
    washoutDays: integer('washout_days').notNull(),
    /** Points that a change must have to matter. */
    worthwhile: integer('worthwhile').notNull(),
    judging: text('judging').$type<Judging>().notNull(),
    /** A stage that the change does not touch. */
    controlId: text('control_id'),
    madeByName: text('made_by_name').notNull(),
    madeAt: integer('made_at').notNull(),
    /** The day on which it was stopped before its planned end. */
    stoppedOn: text('stopped_on'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.journeyId, t.id] })],
)
