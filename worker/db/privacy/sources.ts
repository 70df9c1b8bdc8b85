import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'

/** Answers that one step empties. */
const STEP = 20_000

const NEXT = `/* emptySources */ SELECT max(id) AS last, count(*) AS n FROM (SELECT id FROM answers
  WHERE site_id = ?1 AND id <= ?2
    AND id > coalesce((SELECT sourceless_to FROM retention WHERE site_id = ?1), '')
  ORDER BY id LIMIT ${STEP})`

/**
 * Takes the code of their network from the next answers up to a key.
 * @returns whether all of them are through
 */
export async function emptySources(db: SiteDb, to: string): Promise<boolean> {
  const { rows } = await run<{ last: string | null; n: number }>(db, NEXT, [db.siteId, to])
  const { last = null, n = 0 } = rows[0] ?? {}
  if (last === null) return true
  await runBatch(db, [
    {
      sql: `/* emptySources */ UPDATE answers SET source = NULL WHERE site_id = ?1 AND id <= ?2
        AND id > coalesce((SELECT sourceless_to FROM retention WHERE site_id = ?1), '')
        AND source IS NOT NULL`,
      parameters: [db.siteId, last],
    },
    {
      sql: `/* emptySources */ INSERT INTO retention (site_id, forgotten_to, sourceless_to)
        VALUES (?1, '', ?2) ON CONFLICT (site_id) DO UPDATE SET sourceless_to = excluded.sourceless_to`,
      parameters: [db.siteId, last],
    },
  ])
  return n < STEP
}
