import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'

/** What the queries of one request or run cost: rows are what D1 bills. */
export interface Meter {
  rowsRead: number
  rowsWritten: number
  /** Statements that were made, each of a batch; D1 limits them by invocation. */
  queries: number
}

/** An open database: what the directory and a site's own tables have in common. */
interface Connection {
  readonly session: Session
  readonly orm: DrizzleD1Database
  readonly meter: Meter
}

type Session = Pick<D1DatabaseSession, 'prepare' | 'batch'>

/** The tables of `schema/directory`: what is found before the site is known, or spans sites. */
export interface Directory extends Connection {
  readonly holds: 'directory'
}

/** What the directory holds of one site. */
export interface SiteDirectory extends Directory {
  readonly siteId: number
}

/**
 * One site's own tables, those of `schema/site`. It is no `Directory`, nor is that one: a site may
 * live in a database of its own, so no statement may need both.
 */
export interface SiteDb extends Connection {
  readonly holds: 'site'
  readonly siteId: number
}

/** Both views of one site, for what needs the one and then the other. */
export interface SiteViews {
  readonly own: SiteDirectory
  readonly db: SiteDb
}

/** Who acts, as the audit log names them. `now` is the request's clock, in Unix milliseconds. */
export interface ActorStamp {
  readonly kind: 'user' | 'key' | 'share' | 'system'
  readonly id: string
  readonly name: string
  readonly now: number
}

/** A site's own tables for somebody known: what every management write needs, for its entry. */
export interface ActingDb extends SiteDb {
  readonly actor: ActorStamp
}

/** The same for what the directory holds of the site. */
export interface ActingDirectory extends SiteDirectory {
  readonly actor: ActorStamp
}

/**
 * Opens the database for one request or run. Reads go to any replica that has seen its writes.
 */
export function openDirectory(d1: D1Database): Directory {
  const meter = { rowsRead: 0, rowsWritten: 0, queries: 0 }
  const session = counted(d1.withSession(), meter)
  return { holds: 'directory', session, orm: drizzle(asDatabase(session)), meter }
}

/** What the directory holds of one site; `siteId` comes from a session or key, never from a body. */
export function siteDirectory(directory: Directory, siteId: number): SiteDirectory {
  return { ...directory, siteId }
}

/** The same for somebody who acts there. */
export function actingDirectory(
  directory: Directory,
  siteId: number,
  actor: ActorStamp,
): ActingDirectory {
  return { ...siteDirectory(directory, siteId), actor }
}

/** One site's own tables; `siteId` comes from a session or a site key, never from a body. */
export function siteDb({ session, orm, meter }: Directory, siteId: number): SiteDb {
  return { holds: 'site', session, orm, meter, siteId }
}

/** Both views of one site. */
export function siteViews(directory: Directory, siteId: number): SiteViews {
  return { own: siteDirectory(directory, siteId), db: siteDb(directory, siteId) }
}

/** One site's own tables for somebody who acts there. */
export function actingDb(directory: Directory, siteId: number, actor: ActorStamp): ActingDb {
  return { ...siteDb(directory, siteId), actor }
}

/**
 * Runs one statement that drizzle cannot express, and counts its rows.
 * The row type is the caller's promise about its own SQL.
 */
export async function run<Row>(
  db: Directory | SiteDb,
  statement: string,
  parameters: unknown[],
): Promise<{ rows: Row[]; written: number; changed: number }> {
  const { results, meta } = await db.session
    .prepare(statement)
    .bind(...parameters)
    .all<Row>()
  count(db, meta)
  return { rows: results, written: meta.rows_written, changed: meta.changes }
}

/** SQL, and what stands for ?1, ?2 … in it. */
export interface Statement {
  sql: string
  parameters: unknown[]
}

/** Several statements in one transaction and one round trip. */
export async function runBatch<Row>(
  db: Directory | SiteDb,
  statements: Statement[],
): Promise<Row[][]> {
  const results = await db.session.batch<Row>(
    statements.map(({ sql, parameters }) => db.session.prepare(sql).bind(...parameters)),
  )
  for (const result of results) count(db, result.meta)
  return results.map((result) => result.results)
}

function count({ meter }: Connection, meta: D1Meta): void {
  meter.rowsRead += meta.rows_read
  meter.rowsWritten += meta.rows_written
}

/** Every statement here is made to be run once, so those made are those run, also by drizzle. */
function counted(session: D1DatabaseSession, meter: Meter): Session {
  return {
    prepare: (sql) => {
      meter.queries += 1
      return session.prepare(sql)
    },
    batch: (statements) => session.batch(statements),
  }
}

/** A session has the two methods that drizzle's D1 driver calls: prepare and batch. */
function asDatabase(session: Session): D1Database {
  return session as unknown as D1Database
}
