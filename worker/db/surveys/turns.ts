import { run, type SiteDb } from '#worker/db/connect.ts'

/** The shares of the questions in turn, but for one, summed by their touchpoint. */
export async function sumTurns(
  db: SiteDb,
  except: string,
): Promise<{ touchpoint: string; shares: number }[]> {
  const { rows } = await run<{ touchpoint: string; shares: number }>(
    db,
    `/* sumTurns */ SELECT touchpoint_id AS touchpoint, total(plan ->> 'turn') AS shares FROM surveys
      WHERE site_id = ?1 AND id <> ?2 AND state IN ('live', 'paused') AND plan ->> 'turn' IS NOT NULL
      GROUP BY touchpoint_id`,
    [db.siteId, except],
  )
  return rows
}
