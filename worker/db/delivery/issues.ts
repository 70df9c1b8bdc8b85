import { and, desc, eq, lt } from 'drizzle-orm'
import type { IssueQuery } from '#contract/delivery/issues.ts'
import type { Fault } from '#contract/delivery/words.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { deliveryIssues } from '#worker/db/schema/act/orders.ts'
import { commit } from '#worker/db/site/audit.ts'

export type StoredIssue = typeof deliveryIssues.$inferSelect

/** Issues that a filtered page looks through: others lie between them. */
const LOOKED_AT = 500

/**
 * A page of issues, newest first, by keyset. A page looks through five hundred issues at most, so it
 * may be short, and still not be the last.
 */
export async function listIssues(
  { orm, siteId }: SiteDb,
  { cursor, limit, ...filters }: IssueQuery,
): Promise<{ issues: StoredIssue[]; next: string | null }> {
  const rows = await orm
    .select()
    .from(deliveryIssues)
    .where(
      and(
        eq(deliveryIssues.siteId, siteId),
        cursor === undefined ? undefined : lt(deliveryIssues.id, cursor),
      ),
    )
    .orderBy(desc(deliveryIssues.id))
    .limit(LOOKED_AT)
  const fitting = rows.filter((row) => fits(row, filters))
  const issues = fitting.slice(0, limit)
  const isMore = fitting.length > limit || rows.length === LOOKED_AT
  const last = fitting.length > limit ? issues.at(-1) : rows.at(-1)
  return { issues, next: isMore ? (last?.id ?? null) : null }
}

function fits(
  issue: StoredIssue,
  { type, carrier, fault, state }: Omit<IssueQuery, 'cursor' | 'limit'>,
): boolean {
  return (
    (type === undefined || issue.type === type) &&
    (carrier === undefined || issue.carrier === carrier) &&
    (fault === undefined || issue.fault === fault) &&
    (state === undefined || (state === 'open') === (issue.closedAt === null))
  )
}

/** An issue of the site; null for none. */
export async function findIssue({ orm, siteId }: SiteDb, id: string): Promise<StoredIssue | null> {
  const [row] = await orm
    .select()
    .from(deliveryIssues)
    .where(and(eq(deliveryIssues.siteId, siteId), eq(deliveryIssues.id, id)))
  return row ?? null
}

/** Keeps whose doing an issue was, as an agent found. @returns it as it is now */
export async function confirmFault(
  db: ActingDb,
  known: StoredIssue,
  fault: Fault,
): Promise<StoredIssue> {
  const { orm, siteId, actor } = db
  const next = { fault, confirmedAt: actor.now }
  const details = { type: known.type, carrier: known.carrier, before: known.fault, fault }
  await commit(db, { action: 'issue.changed', target: known.id, details }, [
    orm
      .update(deliveryIssues)
      .set(next)
      .where(and(eq(deliveryIssues.siteId, siteId), eq(deliveryIssues.id, known.id))),
  ])
  return { ...known, ...next }
}
