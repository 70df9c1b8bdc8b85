import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

/* What happens by the clock: how far a site's job has come, and whom it has asked. */

const siteId = () => integer('site_id').notNull()

/** How far the job of a site has come, and where its own links lead. */
export const clock = sqliteTable('clock', {
  siteId: siteId().primaryKey(),
  /** The key of the newest message whose orders are watched. */
  readTo: text('read_to').notNull().default(''),
  /** The short code that its links begin with; null until somebody has chosen a survey for them. */
  askCode: text('ask_code'),
  /** Where the dashboard is, as the last manager saw it: a job has no address of its own. */
  origin: text('origin').notNull().default(''),
  /** Days after which a parcel of each carrier is stalled, and when that was measured. */
  paces: text('paces', { mode: 'json' })
    .$type<Record<string, { days: number; at: number }>>()
    .notNull()
    .default({}),
})

/** Orders that are still under way, and when to look at each again. */
export const deliveryWatches = sqliteTable(
  'delivery_watches',
  { siteId: siteId(), orderId: text('order_id').notNull(), dueAt: integer('due_at').notNull() },
  (t) => [
    primaryKey({ columns: [t.siteId, t.orderId] }),
    index('delivery_watches_due').on(t.siteId, t.dueAt),
  ],
)

/** What customers are asked by the clock, once for each experience. */
export const orderAsks = sqliteTable(
  'order_asks',
  {
    siteId: siteId(),
    /** Counted up within the site: with the site's code, what the link is made of. */
    line: integer('line').notNull(),
    /** What it is about, so that it is asked once. */
    key: text('key').notNull(),
    kind: text('kind').$type<'arrived' | 'again'>().notNull(),
    surveyId: text('survey_id').notNull(),
    orderId: text('order_id').notNull(),
    carrier: text('carrier').notNull(),
    code: text('code').notNull(),
    /** The case whose end is asked about; null for none. */
    caseId: text('case_id'),
    lang: text('lang'),
    madeAt: integer('made_at').notNull(),
    /** From then on its link says that it is over. */
    endsAt: integer('ends_at').notNull(),
    answeredAt: integer('answered_at'),
    answerId: text('answer_id'),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.line] }),
    uniqueIndex('order_asks_by_key').on(t.siteId, t.key),
    index('order_asks_by_order')
      .on(t.siteId, t.orderId)
      .where(sql`order_id <> ''`),
  ],
)

/** Trials of how long after an experience to ask. All but its ends is fixed as one starts. */
export const askTrials = sqliteTable(
  'ask_trials',
  {
    siteId: siteId(),
    /** Counted up within the site: only the newest may be running. */
    id: integer('id').notNull(),
    /** The delays in days, rising. */
    days: text('days', { mode: 'json' }).$type<number[]>().notNull(),
    /** Answers with which it takes in nobody else. */
    planned: integer('planned').notNull(),
    /** The difference in points that was said to be found four times in five. */
    detectable: real('detectable').notNull(),
    startedAt: integer('started_at').notNull(),
    /** Scored answers so far, as they came. */
    answered: integer('answered').notNull().default(0),
    /** When it had its answers, and when somebody stopped it before that. */
    closedAt: integer('closed_at'),
    stoppedAt: integer('stopped_at'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** Whom a trial has taken in, with the delay that was drawn for them; asked or not. */
export const trialAsks = sqliteTable(
  'trial_asks',
  {
    siteId: siteId(),
    trial: integer('trial').notNull(),
    /** That of the ask, if one is made. */
    key: text('key').notNull(),
    days: integer('days').notNull(),
    /** When the experience was, Unix milliseconds. */
    since: integer('since').notNull(),
    /** Whether an agent asked after all, and not the trial. */
    byHand: integer('by_hand').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.trial, t.key] })],
)
