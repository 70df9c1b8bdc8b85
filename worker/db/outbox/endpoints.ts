import { and, desc, eq, sql } from 'drizzle-orm'
import type { EndpointState } from '#contract/outbox/words.ts'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { endpoints, outbox, sends } from '#worker/db/schema/act/outbox.ts'
import { auditEntry, type Change, type Query } from '#worker/db/site/audit.ts'

export type Endpoint = typeof endpoints.$inferSelect
/** An endpoint with the number of its messages that wait; 100 stands for more. */
export type ListedEndpoint = Endpoint & { waiting: number }

const MOST_COUNTED = 100

/** The site's endpoints, the newest first. */
export async function listEndpoints(db: SiteDb): Promise<ListedEndpoint[]> {
  const [rows, waiting] = await Promise.all([
    db.orm
      .select()
      .from(endpoints)
      .where(eq(endpoints.siteId, db.siteId))
      .orderBy(desc(endpoints.madeAt), desc(endpoints.id)),
    run<{ id: string; n: number }>(
      db,
      `/* listEndpoints */ SELECT id, (SELECT count(*) FROM (SELECT 1 FROM outbox
        WHERE site_id = ?1 AND endpoint_id = endpoints.id AND state = 'waiting'
        LIMIT ${MOST_COUNTED})) AS n FROM endpoints WHERE site_id = ?1`,
      [db.siteId],
    ),
  ])
  const counts = new Map(waiting.rows.map(({ id, n }) => [id, n]))
  return rows.map((row) => ({ ...row, waiting: counts.get(row.id) ?? 0 }))
}

/** An endpoint; null for one that the site does not have. */
export async function findEndpoint({ orm, siteId }: SiteDb, id: string): Promise<Endpoint | null> {
  const [row] = await orm
    .select()
    .from(endpoints)
    .where(and(eq(endpoints.siteId, siteId), eq(endpoints.id, id)))
  return row ?? null
}

/** What is given of new endpoints; the rest begins empty. */
export type MadeEndpoint = Pick<
  Endpoint,
  'id' | 'kind' | 'name' | 'url' | 'settings' | 'sealed' | 'topics'
>

/** Stores new endpoints, all or none, with an entry for each. */
export async function createEndpoints(db: ActingDb, made: MadeEndpoint[]): Promise<Endpoint[]> {
  const rows = made.map((one) => ({
    ...one,
    siteId: db.siteId,
    state: 'on' as const,
    reason: null,
    version: 1,
    rotatedAt: null,
    madeAt: db.actor.now,
    madeByName: db.actor.name,
    pausedUntil: 0,
    deliveredAt: null,
    failedAt: null,
    failure: null,
  }))
  const queries = rows.flatMap((row) => [
    auditEntry(db, {
      action: 'endpoint.made',
      target: row.id,
      details: { name: row.name, kind: row.kind, topics: row.topics },
    }),
    db.orm.insert(endpoints).values(row),
  ])
  await inOneBatch(db, queries)
  return rows
}

/** Changes an endpoint. @param told what the log says of it: names of fields, never a secret */
export async function changeEndpoint(
  db: ActingDb,
  { id, name }: Pick<Endpoint, 'id' | 'name'>,
  { set, told }: { set: Partial<Endpoint>; told: Change['details'] },
): Promise<void> {
  await inOneBatch(db, [
    auditEntry(db, { action: 'endpoint.changed', target: id, details: { name, ...told } }),
    db.orm.update(endpoints).set(set).where(ownEndpoint(db, id)),
  ])
}

/** Gives an endpoint another secret. @returns its number */
export async function rotateSecret(
  db: ActingDb,
  { id, name, version }: Pick<Endpoint, 'id' | 'name' | 'version'>,
): Promise<number> {
  const next = version + 1
  await inOneBatch(db, [
    auditEntry(db, { action: 'endpoint.rotated', target: id, details: { name } }),
    db.orm
      .update(endpoints)
      .set({ version: next, rotatedAt: db.actor.now })
      .where(and(ownEndpoint(db, id), eq(endpoints.version, version))),
  ])
  return next
}

/** Deletes an endpoint with all that waits for it and its log. */
export async function deleteEndpoint(
  db: ActingDb,
  { id, name }: Pick<Endpoint, 'id' | 'name'>,
): Promise<void> {
  const { siteId, orm } = db
  await inOneBatch(db, [
    auditEntry(db, { action: 'endpoint.deleted', target: id, details: { name } }),
    orm.delete(outbox).where(and(eq(outbox.siteId, siteId), eq(outbox.endpointId, id))),
    orm.delete(sends).where(and(eq(sends.siteId, siteId), eq(sends.endpointId, id))),
    orm.delete(endpoints).where(ownEndpoint(db, id)),
  ])
}

/** The endpoints that are on: for each whether it is told of answers, and of cases. */
export function selectTold({ orm, siteId }: SiteDb) {
  return orm
    .select({
      answers: sql<number>`EXISTS (SELECT 1 FROM json_each(${endpoints.topics}) WHERE value = 'answer.created')`,
      cases: sql<number>`EXISTS (SELECT 1 FROM json_each(${endpoints.topics}) WHERE value = 'case.opened')`,
    })
    .from(endpoints)
    .where(and(eq(endpoints.siteId, siteId), eq(endpoints.state, 'on' satisfies EndpointState)))
}

function ownEndpoint({ siteId }: SiteDb, id: string) {
  return and(eq(endpoints.siteId, siteId), eq(endpoints.id, id))
}

async function inOneBatch({ orm }: ActingDb, queries: Query[]): Promise<void> {
  const [first, ...rest] = queries
  if (first) await orm.batch([first, ...rest])
}
