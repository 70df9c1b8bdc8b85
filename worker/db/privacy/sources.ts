import { run, type SiteDb } from '#worker/db/connect.ts'

/** Answers that one step empties. */
const STEP = 20_000

/**
 * Takes the code of their network from answers between two keys; no trigger looks at it.
 * @returns whether all of them are through
 */
export async function emptySources(
  db: SiteDb,
  { first, last }: { first: string; last: string },
): Promise<boolean> {
  const { changed } = await run(
    db,
    `/* emptySources */ UPDATE answers SET source = NULL WHERE site_id = ?1 AND id IN (
      SELECT id FROM answers WHERE site_id = ?1 AND id >= ?2 AND id <= ?3 AND source IS NOT NULL
      ORDER BY id LIMIT ${STEP})`,
    [db.siteId, first, last],
  )
  return changed < STEP
}
