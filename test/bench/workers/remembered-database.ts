import type {
  D1Database,
  D1DatabaseSession,
  D1PreparedStatement,
  D1Result,
} from '@cloudflare/workers-types'

/** What D1 answered to one call, as the text it came in. */
interface Reply {
  sql: string
  text: string
}

/** Everything that one request asked of D1, in the order of the calls. */
export interface Recording {
  replies: Reply[]
  /** Statements; those of a batch are counted one by one. */
  queries: number
  rowsRead: number
  rowsWritten: number
}

type Way = 'all' | 'raw' | 'first'
/** Answers a call of some statements; a batch has several. */
type Answerer = (statements: Statement[], way: Way) => Promise<unknown>

interface Statement {
  sql: string
  values: unknown[]
}

/** A D1 that asks the real one and keeps what it answered. */
export function recordingDatabase(database: D1Database, recording: Recording): D1Database {
  const session = database.withSession()
  return asDatabase(async (statements, way) => {
    const slot = { sql: statements.map(({ sql }) => sql).join(';'), text: '' }
    recording.replies.push(slot)
    const answer = await ask(session, statements, way)
    for (const { meta } of answer.results) {
      recording.queries += 1
      recording.rowsRead += meta.rows_read
      recording.rowsWritten += meta.rows_written
    }
    slot.text = JSON.stringify(answer.value)
    return answer.value
  })
}

/**
 * A D1 that answers from memory, for the same request again: only our own JavaScript is left to
 * measure, and the reading of the rows' JSON, which the platform does in the Worker as well.
 */
export function rememberedDatabase({ replies }: Recording): D1Database {
  const rest = replies.values()
  return asDatabase((statements) => {
    const { value: reply } = rest.next()
    if (!reply || !reply.sql.startsWith(statements[0]?.sql ?? '-'))
      throw new Error(`Another query than the recorded one: ${statements[0]?.sql}`)
    return Promise.resolve(JSON.parse(reply.text) as unknown)
  })
}

async function ask(
  session: D1DatabaseSession,
  statements: Statement[],
  way: Way,
): Promise<{ value: unknown; results: D1Result<Record<string, unknown>>[] }> {
  const prepared = statements.map(({ sql, values }) => session.prepare(sql).bind(...values))
  const results = await session.batch<Record<string, unknown>>(prepared)
  if (way === 'all') return { value: statements.length > 1 ? results : results[0], results }
  if (way === 'first') return { value: results[0]?.results[0] ?? null, results }
  // Columns of one name fall together in a row, so a read is done again; writes return few columns.
  const isRead = /^\s*select/i.test(statements[0]?.sql ?? '')
  const rows = results[0]?.results ?? []
  return { value: isRead ? await prepared[0]?.raw() : rows.map(Object.values), results }
}

function asDatabase(answer: Answerer): D1Database {
  const statement = (sql: string, values: unknown[]): unknown => ({
    sql,
    values,
    bind: (...bound: unknown[]) => statement(sql, bound),
    all: async () => await answer([{ sql, values }], 'all'),
    run: async () => await answer([{ sql, values }], 'all'),
    raw: async () => await answer([{ sql, values }], 'raw'),
    first: async (column?: string) => {
      const row = (await answer([{ sql, values }], 'first')) as Record<string, unknown> | null
      return column === undefined ? row : (row?.[column] ?? null)
    },
  })
  const session = {
    prepare: (sql: string) => statement(sql, []) as D1PreparedStatement,
    batch: async (statements: unknown[]) => {
      const results = await answer(statements as Statement[], 'all')
      return Array.isArray(results) ? results : [results]
    },
  }
  return { ...session, withSession: () => session } as unknown as D1Database
}
