import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'

/* Maps while they are edited, and as they were when they were published. */

/** One row a journey that has ever been edited. */
export const mapDrafts = sqliteTable(
  'map_drafts',
  {
    siteId: integer('site_id').notNull(),
    journeyId: text('journey_id').notNull(),
    /** Number of the last edit. It goes on counting after a draft is over. */
    seq: integer('seq').notNull(),
    /** Number before the first edit of the draft. */
    since: integer('since').notNull(),
    /** The map as it would be published; null while nothing is drafted. */
    document: text('document', { mode: 'json' }).$type<MapDocument>(),
    /** The version that the draft began from. */
    baseVersion: integer('base_version').notNull(),
    changedAt: integer('changed_at').notNull(),
    /** Id of the last edit: by it a batch knows that its own were taken. */
    lastEdit: text('last_edit').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.journeyId] })],
)

/** Every edit of a draft in its order, until the draft is over. */
export const mapEdits = sqliteTable(
  'map_edits',
  {
    siteId: integer('site_id').notNull(),
    journeyId: text('journey_id').notNull(),
    seq: integer('seq').notNull(),
    edit: text('edit', { mode: 'json' }).$type<Edit>().notNull(),
    madeBy: text('made_by').notNull(),
    madeByName: text('made_by_name').notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.journeyId, t.seq] })],
)

/** Versions of maps, written once and never changed: answers name the one they were given under. */
export const mapVersions = sqliteTable(
  'map_versions',
  {
    siteId: integer('site_id').notNull(),
    journeyId: text('journey_id').notNull(),
    version: integer('version').notNull(),
    document: text('document', { mode: 'json' }).$type<MapDocument>().notNull(),
    /** The day from which it holds, in the site's time zone; null for the one before the first edit. */
    day: text('day'),
    publishedAt: integer('published_at').notNull(),
    publishedByName: text('published_by_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.journeyId, t.version] })],
)
