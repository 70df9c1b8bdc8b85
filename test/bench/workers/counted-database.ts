import type {
  D1Database,
  D1DatabaseSession,
  D1Meta,
  D1PreparedStatement,
  D1Result,
} from '@cloudflare/workers-types'

/** What one request asked of D1. */
export interface Counts {
  /** Calls that wait for the database: a batch is one. */
  trips: number
  rowsRead: number
  rowsWritten: number
}

type Counted = Pick<D1PreparedStatement, 'bind' | 'all' | 'run' | 'first' | 'raw'> & {
  inner: D1PreparedStatement
}

/**
 * A D1 that counts every row and round trip of whoever uses it, also those of the queries that
 * drizzle runs, which hand out no counts themselves.
 */
export function countDatabase(database: D1Database, counts: Counts): D1Database {
  const wrapped = {
    ...wrapSession(database, counts),
    withSession: (constraint?: string) => wrapSession(database.withSession(constraint), counts),
  }
  return wrapped as unknown as D1Database
}

function wrapSession(session: D1Database | D1DatabaseSession, counts: Counts) {
  return {
    prepare: (sql: string) => wrapStatement(session.prepare(sql), sql, counts),
    batch: async (statements: Counted[]) => {
      const results = await session.batch(statements.map(({ inner }) => inner))
      counts.trips += 1
      for (const result of results) count(result.meta, counts)
      return results
    },
  }
}

function wrapStatement(inner: D1PreparedStatement, sql: string, counts: Counts): Counted {
  const all = async <Row>(): Promise<D1Result<Row>> => {
    const result = await inner.all<Row>()
    counts.trips += 1
    count(result.meta, counts)
    return result
  }
  const raw = async () => {
    if (!/^\s*select/i.test(sql))
      return (await all<object>()).results.map((row) => Object.values(row))
    // Columns of one name would fall together in `all`, so a read is simply done twice.
    await all()
    return await inner.raw()
  }
  const first = async (column?: string) => {
    const [row] = (await all<Record<string, unknown>>()).results
    return (column === undefined ? row : row?.[column]) ?? null
  }
  const counted = {
    inner,
    bind: (...values: unknown[]) => wrapStatement(inner.bind(...values), sql, counts),
    all,
    run: all,
    first,
    raw,
  }
  return counted as unknown as Counted
}

function count(meta: D1Meta, counts: Counts): void {
  counts.rowsRead += meta.rows_read
  counts.rowsWritten += meta.rows_written
}
