import { env } from 'cloudflare:workers'
import { mixedGroups, pastLimits, unboundSites } from './statements.ts'

/*
 * Every statement of every test that runs in workerd is looked at on its way to the database: those
 * of the Worker and of the queries called by tests, which all go through a session. What a test asks
 * by itself, `env.DB.prepare`, is not looked at.
 */

type Statement = D1PreparedStatement

const texts = new WeakMap<Statement, string>()
const faults = new Set<string>()
const seen = new Set<string>()

/** Texts that were judged, so that each is judged once. */
const judged = new Set<string>()

function judge(key: string, sql: string, look: () => string[]): void {
  if (judged.has(key)) return
  judged.add(key)
  for (const fault of look()) faults.add(`${fault}: ${sql.replaceAll(/\s+/g, ' ').slice(0, 300)}`)
}

/** The faults since the last call. */
export function takeFaults(): string[] {
  const taken = [...faults]
  faults.clear()
  return taken
}

/** Another file begins, in the same isolate. */
export function forgetStatements(): void {
  seen.clear()
}

/** The texts of all statements of this file so far. */
export function seenStatements(): string[] {
  return [...seen]
}

const session = Object.getPrototypeOf(env.DB.withSession()) as D1DatabaseSession
const statement = Object.getPrototypeOf(env.DB.prepare('SELECT 1')) as Statement
const { prepare, batch } = session
const { bind } = statement

session.prepare = function observedPrepare(this: D1DatabaseSession, sql) {
  seen.add(sql)
  judge(sql, sql, () => [...mixedGroups([sql]), ...unboundSites(sql)])
  const prepared = prepare.call(this, sql)
  texts.set(prepared, sql)
  return prepared
}

statement.bind = function observedBind(this: Statement, ...values) {
  const sql = texts.get(this)
  const bound = bind.apply(this, values)
  if (sql !== undefined) {
    texts.set(bound, sql)
    judge(`${values.length} ${sql}`, sql, () => pastLimits(sql, values.length))
  }
  return bound
}

session.batch = async function observedBatch<Row>(
  this: D1DatabaseSession,
  statements: Statement[],
) {
  const all = statements.map((one) => texts.get(one) ?? '')
  const text = all.join('; ')
  judge(`batch ${text}`, text, () => mixedGroups(all))
  return await batch.call<D1DatabaseSession, [Statement[]], Promise<D1Result<Row>[]>>(
    this,
    statements,
  )
}
