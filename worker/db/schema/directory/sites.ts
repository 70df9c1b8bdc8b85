import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AskBudget } from '#contract/collect/asks.ts'
import type { CountWhy } from '#contract/surveys/funnel.ts'
import type { Look } from '#contract/site/look.ts'
import type { AddressLimit } from '#contract/words.ts'
import { entryColumns, sealColumns } from '#worker/db/schema/entry-columns.ts'

/** A shop, with its settings: what is read before its own tables are. */
export const sites = sqliteTable('sites', {
  id: integer('id').primaryKey(),
  /** The publishable key it was made with, which names it for good; see `keys` for all of them. */
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  timezone: text('timezone').notNull(),
  /** Origins whose pages may send answers: `https://shop.example`. */
  origins: text('origins', { mode: 'json' }).$type<string[]>().notNull(),
  /** Both stand in each journey now. The release before reads them, should it come back. */
  segments: text('segments', { mode: 'json' })
    .$type<string[]>()
    .notNull()
    .$default(() => ['b2c', 'b2b']),
  personas: text('personas', { mode: 'json' })
    .$type<{ id: string; name: string }[]>()
    .notNull()
    .$default(() => []),
  /** Language of a question when the visitor's own is not there. */
  language: text('language').notNull(),
  cooldownDays: integer('cooldown_days').notNull().default(0),
  /** How often somebody known is asked; null for no bound. */
  askBudget: text('ask_budget', { mode: 'json' }).$type<AskBudget>(),
  /** Whether pages tell why nobody was asked, and until when; null for never so far. */
  countWhy: text('count_why', { mode: 'json' }).$type<CountWhy>(),
  /** How the card looks; null for its own looks. */
  look: text('look', { mode: 'json' }).$type<Look>(),
  paused: integer('paused', { mode: 'boolean' }).notNull().default(false),
  /** Months after which answers lose their words and people; null keeps them. */
  retentionMonths: integer('retention_months').default(24),
  maskComments: integer('mask_comments', { mode: 'boolean' }).notNull().default(true),
  honourGpc: integer('honour_gpc', { mode: 'boolean' }).notNull().default(true),
  /** Answers and events a minute that one address may send. */
  addressLimit: integer('address_limit').$type<AddressLimit>().notNull().default(120),
  /** Rows a day above which displays are sampled the next day. */
  sampleAbove: integer('sample_above').notNull().default(50_000),
  /** Whether its counts are put into the deployment's bucket at night. */
  dropsCounts: integer('drops_counts', { mode: 'boolean' }).notNull().default(false),
  createdAt: integer('created_at').notNull(),
  /** When it was ended: from then on its job deletes what it holds, and the site last. */
  endedAt: integer('ended_at'),
})

/** When each site's job is due, by who has it now. One row a site. */
export const dueSites = sqliteTable(
  'due_sites',
  {
    siteId: integer('site_id')
      .primaryKey()
      .references(() => sites.id),
    /** Unix milliseconds. While a run has the site, the end of its lease. */
    dueAt: integer('due_at').notNull(),
    /** Until then the site belongs to the run that took it; 0 for none. */
    leasedUntil: integer('leased_until').notNull().default(0),
    /** Runs that took the site since one last came to its end. */
    tries: integer('tries').notNull().default(0),
  },
  (t) => [index('due_sites_by_time').on(t.dueAt)],
)

/** One entry a change in the directory; triggers refuse to change or delete any. */
export const directoryLog = sqliteTable(
  'directory_log',
  {
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    ...entryColumns(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** What proves a part of `directory_log`: a keyed hash over its entries and the seal before. */
export const directorySeals = sqliteTable(
  'directory_seals',
  {
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    ...sealColumns(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)
