import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Counts, DigestKind } from '#worker/domain/digests/counts.ts'
import type { Facts } from '#worker/domain/digests/facts.ts'

/*
 * What pages of understanding are made of: counts that are more than a histogram, by journey and week.
 * The site's job keeps them; triggers (migrations/0029) note answers of which something has changed.
 */

/** Everything counted of one journey in one week, as one document of each kind. */
export const digests = sqliteTable(
  'digests',
  {
    siteId: integer('site_id').notNull(),
    journeyId: text('journey_id').notNull(),
    kind: text('kind').$type<DigestKind>().notNull(),
    /** Its Monday. */
    week: text('week').notNull(),
    counts: text('counts', { mode: 'json' }).$type<Counts>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.journeyId, t.kind, t.week] })],
)

/** How far answers were read. */
export const digestMarks = sqliteTable('digest_marks', {
  siteId: integer('site_id').primaryKey(),
  /** From here on answers are looked at again: the last hour, or what came late. */
  readTo: text('read_to').notNull().default(''),
  /** The highest key that was read. */
  seenTo: text('seen_to').notNull().default(''),
  /** Who wrote last: of two who step at once one does. */
  turn: text('turn').notNull().default(''),
  /** Answers per week as they were when it was last looked for late ones. */
  checked: text('checked', { mode: 'json' }).$type<Record<string, number>>().notNull().default({}),
})

/**
 * What each answer has added to the digests, so that it can be taken out again; by person, so that the
 * next answer of the same one finds it. It holds no words.
 */
export const walks = sqliteTable(
  'walks',
  {
    siteId: integer('site_id').notNull(),
    /** As the answer holds it: the respondent, or else the proved order; '' for nobody, or once forgotten. */
    who: text('who').notNull(),
    answerId: text('answer_id').notNull(),
    journeyId: text('journey_id').notNull(),
    /** Null where it has added nothing. */
    facts: text('facts', { mode: 'json' }).$type<Facts>(),
    /** How often it changed since it was counted. */
    stale: integer('stale').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.who, t.answerId] }),
    index('walks_stale')
      .on(t.siteId, t.who, t.answerId)
      .where(sql`stale <> 0`),
  ],
)
