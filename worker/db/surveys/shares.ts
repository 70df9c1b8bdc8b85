import type { StatedShare } from '#contract/surveys/document.ts'
import { SLACK_MS } from '#worker/db/answers/pages.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { idBounds } from '#worker/domain/ids.ts'
import type { SampledSurvey, ShareCount } from '#worker/domain/insight/weighted.ts'
import { sharesOf, type Shown } from '#worker/domain/surveys/shares.ts'

/** Newest answers that a page looks at, over all of its touchpoints; each is two rows. */
const LOOKED_AT = 8000

type Row = Omit<SampledSurvey, 'shares' | 'isInTurn'> & Shown & { shares: string }

/** The published questions of a journey's stages that have scores, with the shares that they stated. */
export async function listSampled(db: SiteDb, journey: string): Promise<SampledSurvey[]> {
  const { rows } = await run<Row>(
    db,
    `/* listSampled */ SELECT surveys.id, surveys.name, touchpoint_id AS touchpoint,
        stage_id AS stage, surveys.scale, state, turns AS shares, rate, plan ->> 'turn' AS turn,
        definition ->> 'sample' AS sample
      FROM surveys
      JOIN touchpoints ON touchpoints.site_id = ?1 AND touchpoints.id = touchpoint_id
      JOIN stages ON stages.site_id = ?1 AND stages.id = stage_id AND journey_id = ?2
      JOIN survey_revisions AS r ON r.site_id = ?1 AND survey_id = surveys.id
        AND r.revision = surveys.revision
      WHERE surveys.site_id = ?1 ORDER BY touchpoint_id, surveys.id`,
    [db.siteId, journey],
  )
  return rows.map(({ shares, rate, turn, sample, ...row }) => ({
    ...row,
    isInTurn: turn !== null,
    shares: sharesOf(JSON.parse(shares) as StatedShare[], { rate, turn, sample }),
  }))
}

const COUNTS = `/* countShares */ SELECT a.survey_id AS survey, a.sample AS share,
    a.score, count(*) AS n
  FROM json_each(?2) AS place CROSS JOIN answers AS a ON a.site_id = ?1 AND a.id IN (
    SELECT id FROM answers INDEXED BY answers_by_touchpoint WHERE site_id = ?1
      AND touchpoint_id = place.value AND id BETWEEN ?3 AND ?4 ORDER BY id DESC LIMIT ?7)
  WHERE a.day BETWEEN ?5 AND ?6 AND a.held <= 0 AND a.import_id = 0 AND a.score IS NOT NULL
  GROUP BY a.survey_id, a.sample, a.score`

/**
 * Answers of some days at these touchpoints by survey, share and score: the newest, as far as a page
 * may look back.
 * @returns what was counted, and at how many answers of each touchpoint it looked at most
 */
export async function countShares(
  db: SiteDb,
  { touchpoints, from, to }: { touchpoints: string[]; from: string; to: string },
): Promise<{ counts: ShareCount[]; lookedAt: number }> {
  const lookedAt = Math.floor(LOOKED_AT / Math.max(1, touchpoints.length))
  if (touchpoints.length === 0) return { counts: [], lookedAt }
  const first = idBounds(Math.max(0, Date.parse(from) - SLACK_MS), 0).first
  const { last } = idBounds(0, Date.parse(to) + SLACK_MS)
  const places = JSON.stringify(touchpoints)
  const parameters = [db.siteId, places, first, last, from, to, lookedAt]
  const { rows } = await run<ShareCount>(db, COUNTS, parameters)
  return { counts: rows, lookedAt }
}
