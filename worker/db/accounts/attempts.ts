import { run, type Directory } from '#worker/db/connect.ts'

/**
 * Counts a try, exactly: one statement on a database with a single writer, so no two tries can see
 * the same number.
 * @param bucket what is limited; a new window begins with the first try after the last one ended
 * @returns the number of this try in its window, and when the window ends (Unix milliseconds)
 */
export async function countTry(
  directory: Directory,
  bucket: string,
  { now, windowMs }: { now: number; windowMs: number },
): Promise<{ tries: number; resetsAt: number }> {
  const { rows } = await run<{ tries: number; resets_at: number }>(
    directory,
    `/* countTry */
    INSERT INTO attempts (bucket, tries, resets_at) VALUES (?1, 1, ?2 + ?3)
    ON CONFLICT (bucket) DO UPDATE SET
      tries = iif(resets_at <= ?2, 1, tries + 1),
      resets_at = iif(resets_at <= ?2, ?2 + ?3, resets_at)
    RETURNING tries, resets_at`,
    [bucket, now, windowMs],
  )
  const [row] = rows
  if (!row) throw new Error('A counted try returned no row')
  return { tries: row.tries, resetsAt: row.resets_at }
}

/** Rows that one statement deletes: it ends in time, however many have come in. */
const SLICE = 20_000
/** Statements of one table and run: with five tables and a look, within a free plan's fifty. */
const SLICES = 8

/** Steps that forget what is over of signing in, a table each: each may fail by itself. */
export function forgettingExpired(directory: Directory, now: number): (() => Promise<void>)[] {
  return [
    ['links', 'token_hash', 'expires_at'],
    ['sessions', 'token_hash', 'expires_at'],
    ['guests', 'token_hash', 'expires_at'],
    ['challenges', 'challenge', 'expires_at'],
    ['attempts', 'bucket', 'resets_at'],
  ].map(([table, key, end]) => async () => {
    const statement = `/* forgetExpired */ DELETE FROM ${table} WHERE ${key} IN
      (SELECT ${key} FROM ${table} WHERE ${end} <= ?1 LIMIT ${SLICE})`
    for (let slice = 0; slice < SLICES; slice += 1)
      if ((await run(directory, statement, [now])).changed < SLICE) return
  })
}
