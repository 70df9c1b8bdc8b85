import { run, type SiteDb } from '#worker/db/connect.ts'

/** The last week in which a touchpoint had an answer while it stood in a stage. */
export interface LastAnswered {
  stage: string
  touchpoint: string
  /** Its Monday. */
  week: string
}

const ANSWERS = 'n0 + n1 + n2 + n3 + n4 + n5 + n6 + n7 + n8 + n9 + n10 + unscored'

/**
 * When each place of a journey was last answered; places without an answer are left out. A seek to
 * the end of each cell's weeks.
 */
export async function listLastAnswered(db: SiteDb, journeyId: string): Promise<LastAnswered[]> {
  const { rows } = await run<LastAnswered>(
    db,
    `/* listLastAnswered */ SELECT stage, touchpoint, max(week) AS week FROM (
      SELECT placements.stage_id AS stage, placements.touchpoint_id AS touchpoint,
        (SELECT week FROM rollups WHERE site_id = ?1
          AND touchpoint_id = placements.touchpoint_id AND scale = asked.scale
          AND stage_id = placements.stage_id AND ${ANSWERS} > 0
          ORDER BY week DESC LIMIT 1) AS week
      FROM placements
      JOIN stages ON stages.site_id = placements.site_id AND stages.id = placements.stage_id
      JOIN (SELECT DISTINCT touchpoint_id, scale FROM surveys WHERE site_id = ?1) AS asked
        ON asked.touchpoint_id = placements.touchpoint_id
      WHERE placements.site_id = ?1 AND stages.journey_id = ?2)
    WHERE week IS NOT NULL GROUP BY stage, touchpoint`,
    [db.siteId, journeyId],
  )
  return rows
}
