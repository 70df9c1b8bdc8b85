import { integer, text } from 'drizzle-orm/sqlite-core'
import type { AuditDetails } from '#contract/site/audit.ts'
import type { ACTOR_KINDS, AuditAction } from '#contract/rights.ts'

/** The columns of an audit entry: a change is logged beside what it changes, in two tables. */
export const entryColumns = () => ({
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
})

/** The columns of a seal, which covers the entries after the seal before up to its own id. */
export const sealColumns = () => ({
  /** The id of the last entry that it covers. */
  id: text('id').notNull(),
  entries: integer('entries').notNull(),
  /** HMAC-SHA256, hexadecimal. */
  seal: text('seal').notNull(),
})
