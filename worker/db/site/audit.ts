import type { BatchItem } from 'drizzle-orm/batch'
import { and, desc, eq, gte, lt, lte } from 'drizzle-orm'
import type { AuditDetails, AuditEntry } from '#contract/site/audit.ts'
import type { AuditAction } from '#contract/rights.ts'
import { idBounds, timeOrderedId } from '#worker/domain/ids.ts'
import type {
  ActingDb,
  ActingDirectory,
  ActorStamp,
  Directory,
  SiteDb,
  SiteDirectory,
  SiteViews,
  Statement,
} from '#worker/db/connect.ts'
import { directoryLog } from '#worker/db/schema/directory/sites.ts'
import { auditLog } from '#worker/db/schema/site/kept.ts'

export interface Change {
  action: AuditAction
  /** What was changed, by its id. */
  target?: string
  /**
   * Its `name`, where it has one: it may be gone when the log is read. Also names of fields, roles,
   * counts. Never a secret, never a shopper's data.
   */
  details?: AuditDetails
}

/** What is changed, and what it is called in the audit log. */
export interface Named {
  id: string
  name: string
}

/** A statement that has not run yet: what a batch is made of. */
export type Query = BatchItem<'sqlite'>

/**
 * Makes a change and writes its audit entry, both or neither. Every management write goes this way,
 * so that none can be forgotten. A change lies in the directory or in the site's own tables, and its
 * entry with it.
 */
export async function commit(
  db: ActingDb | ActingDirectory,
  change: Change,
  queries: Query[],
): Promise<void> {
  await db.orm.batch([auditEntry(db, change), ...queries])
}

/**
 * The same for what somebody changes of their own account, who may belong to no site: then there is
 * no log that it could stand in.
 */
export async function commitOwn(
  db: ActingDirectory | Directory,
  change: Change,
  queries: [Query, ...Query[]],
): Promise<void> {
  if ('actor' in db) await commit(db, change, queries)
  else await db.orm.batch(queries)
}

/** The entry alone, for a batch that is more than `commit` can say. */
export function auditEntry(db: ActingDb | ActingDirectory, change: Change) {
  const log = db.holds === 'site' ? auditLog : directoryLog
  return db.orm.insert(log).values({ siteId: db.siteId, ...entryOf(db.actor, change) })
}

/** The entry as a statement, for a batch that is written in SQL. */
export function auditStatement(db: ActingDb | ActingDirectory, change: Change): Statement {
  return toStatement(auditEntry(db, change))
}

/** A query as a statement. */
export function toStatement(query: { toSQL: () => { sql: string; params: unknown[] } }): Statement {
  const { sql, params } = query.toSQL()
  return { sql, parameters: params }
}

/** The columns of an entry but for its site, for one whose number is not known yet. */
export function entryOf(actor: ActorStamp, { action, target = '', details = {} }: Change) {
  return {
    id: timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10))),
    at: actor.now,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action,
    target: target || null,
    details,
  }
}

export interface AuditFilter {
  action?: AuditAction | undefined
  actor?: string | undefined
  /** Unix milliseconds, both included. */
  from?: number | undefined
  to?: number | undefined
}

interface Keyset {
  limit: number
  before: string | undefined
}

/**
 * Entries of both logs, newest first, by keyset: ids are in the order of time in both, so the
 * newest of the two newest pages are the newest of all.
 * @param page `before` is the `next` of the page before
 */
export async function listAudit(
  { own, db }: SiteViews,
  filter: AuditFilter,
  page: Keyset,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const pages = await Promise.all([readLog(own, filter, page), readLog(db, filter, page)])
  const rows = pages.flat().toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const shown = rows.slice(0, page.limit)
  const next = rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null
  return { entries: shown.map(toEntry), next }
}

/** A page of one log, and one entry more to tell whether there are others. */
async function readLog(db: SiteDirectory | SiteDb, filter: AuditFilter, page: Keyset) {
  const log = db.holds === 'site' ? auditLog : directoryLog
  const bounds = idBounds(filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER / 64)
  return await db.orm
    .select()
    .from(log)
    .where(
      and(
        eq(log.siteId, db.siteId),
        filter.from === undefined ? undefined : gte(log.id, bounds.first),
        filter.to === undefined ? undefined : lte(log.id, bounds.last),
        page.before === undefined ? undefined : lt(log.id, page.before),
        filter.action ? eq(log.action, filter.action) : undefined,
        filter.actor ? eq(log.actorId, filter.actor) : undefined,
      ),
    )
    .orderBy(desc(log.id))
    .limit(page.limit + 1)
}

function toEntry(row: typeof auditLog.$inferSelect): AuditEntry {
  const { id, at, actorKind, actorId, actorName, action, target, details } = row
  return {
    id,
    at,
    actor: { kind: actorKind, id: actorId, name: actorName },
    action,
    target,
    details,
  }
}
