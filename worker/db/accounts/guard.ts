import { sql, type SQL } from 'drizzle-orm'
import type { Directory } from '#worker/db/connect.ts'
import { attempts } from '#worker/db/schema/directory/people.ts'

/**
 * Breaks the batch that it stands in off, with all its changes, unless a condition holds: what was
 * checked then still holds when it is acted on. SQLite raises no error outside of triggers but by a
 * constraint, so the row that would be written has no key.
 */
export function onlyIf({ orm }: Directory, condition: SQL) {
  return orm.insert(attempts).select(sql`SELECT NULL, 0, 0 WHERE NOT (${condition})`)
}

/** Runs a batch. @returns false if a guard or another constraint broke it off: nothing was changed */
export async function unbroken(batch: PromiseLike<unknown>): Promise<boolean> {
  try {
    await batch
    return true
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    if (!/constraint failed/i.test(`${message} ${String(cause)}`)) throw error
    return false
  }
}
