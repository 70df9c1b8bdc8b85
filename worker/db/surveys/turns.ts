import type { StatedTurn } from '#contract/surveys/document.ts'
import { SLACK_MS } from '#worker/db/answers/pages.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { idBounds } from '#worker/domain/ids.ts'
import type { TurnCount, TurningSurvey } from '#worker/domain/insight/turns.ts'

/** Newest answers that a page looks at, over all of its touchpoints; each is two rows. */
const LOOKED_AT = 8000

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

/** Questions of a journey's stages that ever were asked in turn. */
export async function listTurning(db: SiteDb, journey: string): Promise<TurningSurvey[]> {
  const { rows } = await run<Omit<TurningSurvey, 'turns'> & { turns: string }>(
    db,
    `/* listTurning */ SELECT surveys.id, surveys.name, touchpoint_id AS touchpoint,
        stage_id AS stage, scale, state, turns
      FROM surveys
      JOIN touchpoints ON touchpoints.site_id = ?1 AND touchpoints.id = touchpoint_id
      JOIN stages ON stages.site_id = ?1 AND stages.id = stage_id AND journey_id = ?2
      WHERE surveys.site_id = ?1 AND turns <> '[]' ORDER BY touchpoint_id, surveys.id`,
    [db.siteId, journey],
  )
  return rows.map((row) => ({ ...row, turns: JSON.parse(row.turns) as StatedTurn[] }))
}

const COUNTS = `/* countTurns */ SELECT a.survey_id AS survey, a.sample AS share,
    a.score, count(*) AS n
  FROM (SELECT id FROM answers INDEXED BY answers_by_touchpoint
    WHERE site_id = ?1 AND touchpoint_id = ?2 AND id BETWEEN ?3 AND ?4 ORDER BY id DESC LIMIT ?7
  ) AS looked CROSS JOIN answers AS a ON a.site_id = ?1 AND a.id = looked.id
  WHERE a.day BETWEEN ?5 AND ?6 AND a.held <= 0 AND a.import_id = 0 AND a.score IS NOT NULL
  GROUP BY a.survey_id, a.sample, a.score`

/**
 * Answers of some days at these touchpoints by survey, share and score: the newest, as far as a page
 * may look back.
 * @returns what was counted, and at how many answers of each touchpoint it looked at most
 */
export async function countTurns(
  db: SiteDb,
  { touchpoints, from, to }: { touchpoints: string[]; from: string; to: string },
): Promise<{ counts: TurnCount[]; lookedAt: number }> {
  const first = idBounds(Math.max(0, Date.parse(from) - SLACK_MS), 0).first
  const { last } = idBounds(0, Date.parse(to) + SLACK_MS)
  const lookedAt = Math.floor(LOOKED_AT / Math.max(1, touchpoints.length))
  if (touchpoints.length === 0) return { counts: [], lookedAt }
  const results = await runBatch<TurnCount>(
    db,
    touchpoints.map((touchpoint) => ({
      sql: COUNTS,
      parameters: [db.siteId, touchpoint, first, last, from, to, lookedAt],
    })),
  )
  return { counts: results.flat(), lookedAt }
}
