import type { BatchItem } from 'drizzle-orm/batch'
import { and, desc, eq, gte, lt, lte } from 'drizzle-orm'
import type { AuditDetails, AuditEntry } from '#contract/site/audit.ts'
import type { AuditAction } from '#contract/words.ts'
import { idBounds, timeOrderedId } from '#worker/domain/ids.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { auditLog } from '#worker/db/schema/kept.ts'

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

type Query = BatchItem<'sqlite'>

/**
 * Makes a change and writes its audit entry, both or neither. Every management write goes this way,
 * so that none can be forgotten.
 */
export async function commit(db: ActingDb, change: Change, queries: Query[]): Promise<void> {
  await db.orm.batch([auditEntry(db, change), ...queries])
}

/** The entry alone, for a batch that is more than `commit` can say. */
export function auditEntry(db: ActingDb, { action, target = '', details = {} }: Change) {
  const { actor } = db
  return db.orm.insert(auditLog).values({
    siteId: db.siteId,
    id: timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10))),
    at: actor.now,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action,
    target: target || null,
    details,
  })
}

export interface AuditFilter {
  action?: AuditAction | undefined
  actor?: string | undefined
  /** Unix milliseconds, both included. */
  from?: number | undefined
  to?: number | undefined
}

/**
 * Entries, newest first, by keyset.
 * @param page `before` is the `next` of the page before
 */
export async function listAudit(
  db: ActingDb,
  filter: AuditFilter,
  page: { limit: number; before: string | undefined },
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const bounds = idBounds(filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER / 64)
  const rows = await db.orm
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.siteId, db.siteId),
        filter.from === undefined ? undefined : gte(auditLog.id, bounds.first),
        filter.to === undefined ? undefined : lte(auditLog.id, bounds.last),
        page.before === undefined ? undefined : lt(auditLog.id, page.before),
        filter.action ? eq(auditLog.action, filter.action) : undefined,
        filter.actor ? eq(auditLog.actorId, filter.actor) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(page.limit + 1)
  const shown = rows.slice(0, page.limit)
  const next = rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null
  return { entries: shown.map(toEntry), next }
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
