import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ImportMap } from '#contract/imports.ts'
import type { ImportTargetName } from '#contract/delivery/words.ts'
import type { ImportState } from '#contract/words.ts'

/* Files of answers that came in, and how their columns were read. */

/** One import of a file. Its answers carry its number, and lie between two keys. */
export const imports = sqliteTable(
  'imports',
  {
    siteId: integer('site_id').notNull(),
    /** Counts up within the site from 1. */
    id: integer('id').notNull(),
    state: text('state').$type<ImportState>().notNull(),
    /** Name of the file; null where nobody told it. */
    file: text('file'),
    /** What stands before every `answer_id`. */
    namespace: text('namespace'),
    /** The kept map that it is read by; null for a file of our own columns. */
    map: text('map'),
    /** Id and name of whoever began it. */
    madeBy: text('made_by').notNull(),
    madeByName: text('made_by_name').notNull(),
    madeAt: integer('made_at').notNull(),
    /** When the file was over, or the import cancelled or undone. */
    endedAt: integer('ended_at'),
    /** Line of the file on which the next piece starts; 0 for its beginning. */
    line: integer('line').notNull().default(0),
    rows: integer('rows').notNull().default(0),
    /** Answers of these rows; what is in none of the next three was a duplicate. */
    answers: integer('answers').notNull().default(0),
    /** Counted in the transaction that stores them. */
    accepted: integer('accepted').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    /** All keys of its answers lie from here to there. */
    first: text('first').notNull().default('g'),
    last: text('last').notNull().default(''),
    /** Undoing has come up to this key, and has taken out so many answers. */
    position: text('position').notNull().default(''),
    undone: integer('undone').notNull().default(0),
    /** What the file holds. */
    target: text('target').$type<ImportTargetName>().notNull().default('answers'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** Maps by which files were read, for the next file with such columns. */
export const importMaps = sqliteTable(
  'import_maps',
  {
    siteId: integer('site_id').notNull(),
    /** Made of its content, so that it is kept once and never changes. */
    id: text('id').notNull(),
    map: text('map', { mode: 'json' }).$type<ImportMap>().notNull(),
    usedAt: integer('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)
