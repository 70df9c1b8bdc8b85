import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FunnelStep } from '#contract/surveys/words.ts'
import type { Channel, Kind, WithheldReason } from '#contract/words.ts'

/* How often people were asked, whatever way: for one budget over all of it. */

/** Who was asked when, and who was not on a day. A row for each way in which the person is known. */
export const asks = sqliteTable(
  'asks',
  {
    siteId: integer('site_id').notNull(),
    /**
     * Number of the thirty days it was in, so that old ones are one range of the key. Below zero, the
     * number of a day: a mark that the budget has kept back the survey that `id` names.
     */
    period: integer('period').notNull(),
    /** A keyed hash of the respondent, or of the customer that the shop has signed. */
    who: text('who').notNull(),
    id: text('id').notNull(),
    /** Unix milliseconds. */
    at: integer('at').notNull(),
    surveyId: text('survey_id').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.period, t.who, t.id] })],
)

/** Asks that the budget kept back, per local day. */
export const withheldAsks = sqliteTable(
  'withheld_asks',
  {
    siteId: integer('site_id').notNull(),
    day: text('day').notNull(),
    surveyId: text('survey_id').notNull(),
    reason: text('reason').$type<WithheldReason>().notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.day, t.surveyId, t.reason] })],
)

/** Page views that were counted, by where they ended for a survey, per local day. */
export const askFunnel = sqliteTable(
  'ask_funnel',
  {
    siteId: integer('site_id').notNull(),
    surveyId: text('survey_id').notNull(),
    day: text('day').notNull(),
    step: text('step').$type<FunnelStep>().notNull(),
    /** Counted page views, and all that they stand for. */
    n: integer('n').notNull(),
    views: integer('views').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.surveyId, t.day, t.step] })],
)
