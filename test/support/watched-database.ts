/** What is told; `before` and `after` of each statement that is run by itself. */
interface Watch {
  /** Called for each statement that is made, also for one of a batch. */
  made?: (sql: string) => void
  /** May throw: then it is not run. */
  before?: (sql: string, values: unknown[]) => void | Promise<void>
  after?: (meta: D1Meta) => void
}

/** A database whose sessions tell of their statements. */
export function watched(database: D1Database, watch: Watch): D1Database {
  return put(database, {
    withSession: () => {
      const session = database.withSession()
      return put(session, { prepare: (sql: string) => prepare(session, sql, watch) })
    },
  })
}

function prepare(session: D1DatabaseSession, sql: string, watch: Watch): D1PreparedStatement {
  watch.made?.(sql)
  const statement = session.prepare(sql)
  return put(statement, {
    bind: (...values: unknown[]) => {
      const bound = statement.bind(...values)
      return put(bound, {
        all: async () => {
          await watch.before?.(sql, values)
          const result = await bound.all()
          watch.after?.(result.meta)
          return result
        },
      })
    },
  })
}

/** The same object with some of its methods put in the place of its own. */
function put<Target extends object>(target: Target, methods: Record<string, unknown>): Target {
  return new Proxy(target, {
    get: (_, name) => {
      if (typeof name === 'string' && name in methods) return methods[name]
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
