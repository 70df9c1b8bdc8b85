import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

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
