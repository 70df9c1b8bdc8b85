import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AuditDetails } from '#contract/site/audit.ts'
import type { ACTOR_KINDS, AuditAction, FindingKind, SUBJECT_KINDS } from '#contract/words.ts'
import { sites } from './map.ts'

/* What a site's people did, and what setting it up told. */

const siteId = () =>
  integer('site_id')
    .notNull()
    .references(() => sites.id)

/** One entry a change; triggers refuse to change or delete any. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    siteId: siteId(),
    /** A UUIDv7: in the order of time. */
    id: text('id').notNull(),
    at: integer('at').notNull(),
    actorKind: text('actor_kind').$type<(typeof ACTOR_KINDS)[number]>().notNull(),
    actorId: text('actor_id').notNull(),
    /** As it was called then. */
    actorName: text('actor_name').notNull(),
    action: text('action').$type<AuditAction>().notNull(),
    target: text('target'),
    details: text('details', { mode: 'json' }).$type<AuditDetails>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** Erasures of people. `subject` is there only while the erasure runs. */
export const erasures = sqliteTable(
  'erasures',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    kind: text('kind').$type<(typeof SUBJECT_KINDS)[number]>().notNull(),
    subject: text('subject'),
    /** Answers up to this key have been looked at. */
    position: text('position').notNull().default(''),
    scanned: integer('scanned').notNull().default(0),
    erased: integer('erased').notNull().default(0),
    total: integer('total').notNull(),
    createdAt: integer('created_at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** Checks of an installation; one runs at a time for a site. */
export const checks = sqliteTable('checks', {
  siteId: siteId().primaryKey(),
  /** The 32 digits of the checker's link. */
  token: text('token').notNull().unique(),
  expiresAt: integer('expires_at').notNull(),
})

/** What the widget told during a check: the last word of each kind and origin. */
export const findings = sqliteTable(
  'findings',
  {
    siteId: siteId(),
    kind: text('kind').$type<FindingKind>().notNull(),
    origin: text('origin').notNull(),
    at: integer('at').notNull(),
    detail: text('detail').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.kind, t.origin] })],
)

/** Answers given during a check: shown on the install page, counted nowhere. */
export const testAnswers = sqliteTable(
  'test_answers',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    at: integer('at').notNull(),
    surveyId: text('survey_id').notNull(),
    score: integer('score'),
    comment: text('comment'),
    origin: text('origin'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)
