import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { KeyScope } from '#contract/rights.ts'
import { sites } from './sites.ts'

/*
 * How a site is found by what a caller holds: a key, a share link, a guest's cookie, a checker's link,
 * a short code.
 */

const siteId = () =>
  integer('site_id')
    .notNull()
    .references(() => sites.id)

/** Keys of programs and pages. */
export const keys = sqliteTable(
  'keys',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    kind: text('kind').$type<'publishable' | 'secret'>().notNull(),
    /** What it is found by: a publishable key itself, the SHA-256 of a secret one. */
    lookup: text('lookup').notNull(),
    last4: text('last4').notNull(),
    name: text('name').notNull(),
    scopes: text('scopes', { mode: 'json' }).$type<KeyScope[]>().notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    usedAt: integer('used_at'),
    revokedAt: integer('revoked_at'),
    /** The account that made it; null where that is not known. */
    madeBy: text('made_by'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] }), uniqueIndex('keys_by_lookup').on(t.lookup)],
)

/** Read-only links for people without an account. */
export const shares = sqliteTable(
  'shares',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    slugHash: text('slug_hash').notNull(),
    name: text('name').notNull(),
    journeys: text('journeys', { mode: 'json' }).$type<string[]>().notNull(),
    comments: integer('comments', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
    /** The account that made it: it ends when its maker may no longer make any. */
    madeBy: text('made_by'),
    /** When an opening was last noted in the log, Unix milliseconds. */
    openedAt: integer('opened_at').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] }), uniqueIndex('shares_by_slug').on(t.slugHash)],
)

/** Browsers that opened a share link, by the SHA-256 of their cookie. */
export const guests = sqliteTable(
  'guests',
  {
    tokenHash: text('token_hash').primaryKey(),
    siteId: siteId(),
    shareId: text('share_id').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('guests_by_share').on(t.siteId, t.shareId, t.expiresAt)],
)

/** Checks of an installation; one runs at a time for a site. */
export const checks = sqliteTable('checks', {
  siteId: siteId().primaryKey(),
  /** The 32 digits of the checker's link. */
  token: text('token').notNull().unique(),
  expiresAt: integer('expires_at').notNull(),
})

/** Short codes, by which the site of a hosted page is found. What they stand for: `codes`. */
export const shortCodes = sqliteTable(
  'short_codes',
  { code: text('code').primaryKey(), siteId: siteId() },
  (t) => [index('short_codes_by_site').on(t.siteId)],
)
