import { sql } from 'drizzle-orm'
import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Role, WayIn } from '#contract/rights.ts'
import { sites } from './sites.ts'

/*
 * Who may come in. Tokens are stored as SHA-256 only: they are 256 random bits, so a reader of the
 * database can neither use nor guess them. Times are Unix milliseconds.
 */

const siteId = () =>
  integer('site_id')
    .notNull()
    .references(() => sites.id)

/**
 * A person. One account for all sites of this deployment, once the address is proved; until then one
 * for each site that has invited it.
 */
export const users = sqliteTable(
  'users',
  {
    id: text('id').primaryKey(),
    /** In lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    createdAt: integer('created_at').notNull(),
    /** The only site it can belong to; 0 for an account of all sites. */
    homeSiteId: integer('home_site_id').notNull().default(0),
    /** When the address was first proved; null for one that nobody proved, or before this was noted. */
    provedAt: integer('proved_at'),
  },
  (t) => [uniqueIndex('users_by_email').on(t.email, t.homeSiteId)],
)

/** Who is what on which site. */
export const members = sqliteTable(
  'members',
  {
    siteId: siteId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').$type<Role>().notNull(),
    /** For viewers: whether they may read what people wrote. */
    comments: integer('comments', { mode: 'boolean' }).notNull().default(false),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.userId] }),
    index('members_by_user').on(t.userId, t.siteId),
  ],
)

/** One-time links; using one deletes it. A set-up link knows neither person nor site. */
export const links = sqliteTable(
  'links',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** Names an invitation in lists; says nothing of the token. */
    id: text('id').notNull(),
    purpose: text('purpose').$type<'set-up' | 'sign-in' | 'invitation'>().notNull(),
    email: text('email'),
    siteId: integer('site_id').references(() => sites.id),
    role: text('role').$type<Role>(),
    comments: integer('comments', { mode: 'boolean' }).notNull().default(false),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** For invitations: it was mailed and never shown, so whoever opens it has the address. */
    proves: integer('proves', { mode: 'boolean' }).notNull().default(false),
    /** SHA-256 of the cookie of the browser that asked for it; null opens it in any. */
    browserHash: text('browser_hash'),
    /** For invitations: the account that made it. */
    madeBy: text('made_by'),
  },
  (t) => [
    index('links_by_site')
      .on(t.siteId, t.id)
      .where(sql`site_id IS NOT NULL`),
  ],
)

/** Signed-in browsers. */
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** Names the session in lists; says nothing of the token. */
    id: text('id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** The site it looks at. */
    siteId: integer('site_id').references(() => sites.id),
    way: text('way').$type<WayIn>().notNull(),
    device: text('device').notNull(),
    createdAt: integer('created_at').notNull(),
    /** To the hour: a row written per call would cost more than it tells. */
    seenAt: integer('seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** When its person last showed a passkey, opened a link or signed in at Access. */
    factorAt: integer('factor_at').notNull().default(0),
  },
  (t) => [index('sessions_by_user').on(t.userId)],
)

/** Passkeys by their WebAuthn credential id (base64url). */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    publicKey: blob('public_key', { mode: 'buffer' }).$type<Uint8Array>().notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports', { mode: 'json' }).$type<string[]>().notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    name: text('name').notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('passkeys_by_user').on(t.userId)],
)

/** Challenges that were answered, until they are over: each can be answered once. */
export const challenges = sqliteTable('challenges', {
  challenge: text('challenge').primaryKey(),
  /** Whose passkey was added; null at sign-in. */
  userId: text('user_id'),
  expiresAt: integer('expires_at').notNull(),
})

/** Exact counters of tries: `bucket` is what is limited, hashed, in a window that ends. */
export const attempts = sqliteTable('attempts', {
  bucket: text('bucket').primaryKey(),
  tries: integer('tries').notNull(),
  resetsAt: integer('resets_at').notNull(),
})
