import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'

/** Rows that the queries of one request touched: what D1 bills. */
export interface Meter {
  rowsRead: number
  rowsWritten: number
}

/** The whole deployment's database: only for what must be found before the site is known. */
export interface Directory {
  readonly session: D1DatabaseSession
  readonly orm: DrizzleD1Database
  readonly meter: Meter
}

/** One site's view of the database. Every named query takes one, so none can forget the site. */
export interface SiteDb extends Directory {
  readonly siteId: number
}

/** Who acts, as the audit log names them. `now` is the request's clock, in Unix milliseconds. */
export interface ActorStamp {
  readonly kind: 'user' | 'key' | 'share' | 'system'
  readonly id: string
  readonly name: string
  readonly now: number
}

/** A site's view for somebody known: what every management write needs, for its audit entry. */
export interface ActingDb extends SiteDb {
  readonly actor: ActorStamp
}

/**
 * Opens the database for one request. Reads go to any replica that has seen this request's writes.
 */
export function openDirectory(d1: D1Database): Directory {
  const session = d1.withSession()
  return { session, orm: drizzle(asDatabase(session)), meter: { rowsRead: 0, rowsWritten: 0 } }
}

/** The view of one site; `siteId` comes from a session or a site key, never from a body. */
export function siteDb(directory: Directory, siteId: number): SiteDb {
  return { ...directory, siteId }
}

/** The view of one site for somebody who acts there. */
export function actingDb(directory: Directory, siteId: number, actor: ActorStamp): ActingDb {
  return { ...siteDb(directory, siteId), actor }
}

/**
 * Runs one statement that drizzle cannot express, and counts its rows.
 * The row type is the caller's promise about its own SQL.
 */
export async function run<Row>(
  db: Directory,
  statement: string,
  parameters: unknown[],
): Promise<{ rows: Row[]; written: number }> {
  const result = await db.session
    .prepare(statement)
    .bind(...parameters)
    .all<Row>()
  count(db, result.meta)
  return { rows: result.results, written: result.meta.rows_written }
}

/** Several statements in one transaction and one round trip. */
export async function runBatch<Row>(
  db: Directory,
  statements: { sql: string; parameters: unknown[] }[],
): Promise<Row[][]> {
  const results = await db.session.batch<Row>(
    statements.map(({ sql, parameters }) => db.session.prepare(sql).bind(...parameters)),
  )
  for (const result of results) count(db, result.meta)
  return results.map((result) => result.results)
}

function count(db: Directory, meta: D1Meta): void {
  db.meter.rowsRead += meta.rows_read
  db.meter.rowsWritten += meta.rows_written
}

/** A session has the two methods that drizzle's D1 driver calls: prepare and batch. */
function asDatabase(session: D1DatabaseSession): D1Database {
  return session as unknown as D1Database
}
