import { lte } from 'drizzle-orm'
import { run, type Directory } from '#worker/db/connect.ts'
import { guests } from '#worker/db/schema/directory/access.ts'
import { attempts, challenges, links, sessions } from '#worker/db/schema/directory/people.ts'

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

/** Forgets everything of sign-in that is over. */
export async function forgetExpired({ orm }: Directory, now: number): Promise<void> {
  await orm.batch([
    orm.delete(links).where(lte(links.expiresAt, now)),
    orm.delete(sessions).where(lte(sessions.expiresAt, now)),
    orm.delete(guests).where(lte(guests.expiresAt, now)),
    orm.delete(challenges).where(lte(challenges.expiresAt, now)),
    orm.delete(attempts).where(lte(attempts.resetsAt, now)),
  ])
}
