import { run, type SiteDb } from '#worker/db/connect.ts'
import type { SeriesStart } from '#worker/domain/journey/reworded.ts'

/** Revisions of a journey's questions that began another series than the one before them. */
export async function listSeriesStarts(db: SiteDb, journey: string): Promise<SeriesStart[]> {
  const { rows } = await run<SeriesStart>(
    db,
    `/* listSeriesStarts */ SELECT now.created_at AS at, surveys.scale AS scale,
        touchpoints.id AS touchpoint, touchpoints.stage_id AS stage
      FROM stages JOIN touchpoints ON touchpoints.site_id = ?1 AND touchpoints.stage_id = stages.id
        JOIN surveys ON surveys.site_id = ?1 AND surveys.touchpoint_id = touchpoints.id
        JOIN survey_revisions AS now ON now.site_id = ?1 AND now.survey_id = surveys.id
        JOIN survey_revisions AS before ON before.site_id = ?1 AND before.survey_id = surveys.id
          AND before.revision = now.revision - 1
      WHERE stages.site_id = ?1 AND stages.journey_id = ?2 AND surveys.revision > 1
        AND now.series > before.series
      ORDER BY now.created_at`,
    [db.siteId, journey],
  )
  return rows
}
