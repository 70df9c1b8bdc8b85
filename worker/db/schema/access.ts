import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sites } from './map.ts'

/** One-time sign-in links. Only the SHA-256 of the token is kept; using it deletes the row. */
export const signinLinks = sqliteTable('signin_links', {
  tokenHash: text('token_hash').primaryKey(),
  siteId: integer('site_id')
    .notNull()
    .references(() => sites.id),
  expiresAt: integer('expires_at').notNull(),
})

/** Signed-in browsers, by the SHA-256 of their cookie. */
export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  siteId: integer('site_id')
    .notNull()
    .references(() => sites.id),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})
