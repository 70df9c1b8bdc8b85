import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FindingKind, SUBJECT_KINDS } from '#contract/words.ts'
import { entryColumns, sealColumns } from '#worker/db/schema/entry-columns.ts'

/* What a site's people did, and what setting it up told. */

const siteId = () => integer('site_id').notNull()

/** One entry a change of the site's tables; triggers refuse to change or delete any. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    siteId: siteId(),
    ...entryColumns(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** What proves a part of `audit_log`: a keyed hash over its entries and the seal before. */
export const auditSeals = sqliteTable(
  'audit_seals',
  { siteId: siteId(), ...sealColumns() },
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

/** Keys that the shop signs tokens with. Their secrets are derived, so that none is stored. */
export const signingKeys = sqliteTable(
  'signing_keys',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** How far retention has come. No row means that it has not begun. */
export const retention = sqliteTable('retention', {
  siteId: siteId().primaryKey(),
  /** Answers up to this key have lost their words and people. */
  forgottenTo: text('forgotten_to').notNull(),
})
