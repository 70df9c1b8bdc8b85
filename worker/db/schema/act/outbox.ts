import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EndpointSettings } from '#contract/outbox/endpoints.ts'
import type {
  DisabledReason,
  EndpointKind,
  EndpointState,
  SendOutcome,
  Topic,
} from '#contract/outbox/words.ts'

/* What a site tells other systems: where to, what is still to be told, and what became of it. */

const siteId = () => integer('site_id').notNull()

/** Where messages go. */
export const endpoints = sqliteTable(
  'endpoints',
  {
    siteId: siteId(),
    id: text('id').notNull(),
    kind: text('kind').$type<EndpointKind>().notNull(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    settings: text('settings', { mode: 'json' }).$type<EndpointSettings>().notNull(),
    /** The token of a foreign system, sealed; null where there is none. */
    sealed: text('sealed'),
    topics: text('topics', { mode: 'json' }).$type<Topic[]>().notNull(),
    state: text('state').$type<EndpointState>().notNull(),
    reason: text('reason').$type<DisabledReason>(),
    /** Which of its derived secrets signs; the one before signs along until `rotatedAt` is a day old. */
    version: integer('version').notNull().default(1),
    rotatedAt: integer('rotated_at'),
    madeAt: integer('made_at').notNull(),
    madeByName: text('made_by_name').notNull(),
    /** It asked for a pause until then, Unix milliseconds; 0 for none. */
    pausedUntil: integer('paused_until').notNull().default(0),
    deliveredAt: integer('delivered_at'),
    failedAt: integer('failed_at'),
    failure: text('failure').$type<SendOutcome>(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.id] })],
)

/** `waiting` for its turn or next try · `sent` · `failed`: given up. */
export const MESSAGE_STATES = ['waiting', 'sent', 'failed'] as const

/** Messages, a row for each endpoint that one goes to. */
export const outbox = sqliteTable(
  'outbox',
  {
    siteId: siteId(),
    endpointId: text('endpoint_id').notNull(),
    /** `msg_…`, in the order of time, the same at all endpoints and over all tries. */
    id: text('id').notNull(),
    topic: text('topic').$type<Topic>().notNull(),
    /** What it is about: the id of an answer, case or incident. */
    subject: text('subject').notNull(),
    /** What is told, without words or people; null where the subject itself is read when it is sent. */
    body: text('body'),
    madeAt: integer('made_at').notNull(),
    state: text('state').$type<(typeof MESSAGE_STATES)[number]>().notNull().default('waiting'),
    tries: integer('tries').notNull().default(0),
    dueAt: integer('due_at').notNull(),
    /** Somebody is sending it until then; 0 for nobody. */
    claimedUntil: integer('claimed_until').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.endpointId, t.id] }),
    index('outbox_due')
      .on(t.siteId, t.endpointId, t.dueAt)
      .where(sql`state = 'waiting'`),
  ],
)

/** The log: every try of every message. */
export const sends = sqliteTable(
  'sends',
  {
    siteId: siteId(),
    endpointId: text('endpoint_id').notNull(),
    /** A UUIDv7, in the order of time. */
    id: text('id').notNull(),
    message: text('message').notNull(),
    topic: text('topic').$type<Topic | 'test'>().notNull(),
    subject: text('subject').notNull(),
    at: integer('at').notNull(),
    attempt: integer('attempt').notNull(),
    outcome: text('outcome').$type<SendOutcome>().notNull(),
    status: integer('status'),
    ms: integer('ms').notNull(),
    reply: text('reply').notNull(),
    nextAt: integer('next_at'),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.endpointId, t.id] })],
)
