import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CostResult, CostRun } from '#worker/domain/delivery/figures/cost-run.ts'

/* Figures that are too dear to be counted while somebody waits. */

/** What goes with delivery issues: the last count, and the one under way; a row a site. */
export const issueCosts = sqliteTable('issue_costs', {
  siteId: integer('site_id').primaryKey(),
  /** When the last count ended; null before the first. */
  countedAt: integer('counted_at'),
  result: text('result', { mode: 'json' }).$type<CostResult>(),
  startedAt: integer('started_at'),
  /** Counts up with each step: of two who step at once, one does. */
  step: integer('step').notNull().default(0),
  /** Counts of customers who are alike, never a customer; null while no count is under way. */
  run: text('run', { mode: 'json' }).$type<CostRun>(),
})
