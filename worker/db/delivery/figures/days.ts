import { run, type SiteDb } from '#worker/db/connect.ts'
import type { CountedDay, IssueCounts } from '#worker/domain/delivery/figures/carrier-figures.ts'

/** Parcels of days and carriers, counted: a row each. @param range local days, both included */
export async function readDays(
  db: SiteDb,
  { from, to }: { from: string; to: string },
): Promise<CountedDay[]> {
  const { rows } = await run<Omit<CountedDay, 'issues'> & { issues: string }>(
    db,
    `/* readDays */ SELECT day, carrier, parcels, delivered, promised, kept, estimated, met, asked, answered,
        troubled, seen, seen_answered AS seenAnswered, rated, sentiment, squares, unknown, issues
      FROM delivery_days WHERE site_id = ?1 AND day >= ?2 AND day <= ?3`,
    [db.siteId, from, to],
  )
  // As countParcels has written it.
  return rows.map((row) => ({ ...row, issues: JSON.parse(row.issues) as IssueCounts }))
}
