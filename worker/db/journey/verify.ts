import { run, type SiteDb } from '#worker/db/connect.ts'

/** A cell whose stored counts are not what its answers add up to. */
export interface Difference {
  touchpoint: string
  scale: string
  stage: string
  day: string
  channel: string
  segment: string
  persona: string
  /** Answers per raw score 0…10 and without one: stored and recounted. */
  stored: string
  recounted: string
}

const SCORES = Array.from({ length: 11 }, (_, score) => score)
const KEY = 'touchpoint_id, scale, stage_id, day, channel, segment, persona'
const STORED = [...SCORES.map((score) => `n${score}`), 'unscored'].join(" || ',' || ")
const RECOUNTED = [...SCORES.map((score) => `sum(score IS ${score})`), 'sum(score IS NULL)'].join(
  " || ',' || ",
)
const NOTHING = [...SCORES, 'unscored'].map(() => '0').join(',')

/**
 * Recounts every answer of the site and compares the sums with the rollups, in both directions.
 * Reads all of the site's answers once: a job for quiet hours. Displays are not recounted, since
 * their events are forgotten after a week.
 * @returns at most 100 differences; none when the rollups are right
 */
export async function findDifferences(db: SiteDb): Promise<Difference[]> {
  const { rows } = await run<Difference>(
    db,
    `/* findDifferences */
    WITH stored AS (SELECT ${KEY}, ${STORED} AS counts FROM rollups WHERE site_id = ?1),
    recounted AS (SELECT ${KEY}, ${RECOUNTED} AS counts FROM answers WHERE site_id = ?1 GROUP BY ${KEY})
    SELECT touchpoint_id AS touchpoint, scale, stage_id AS stage, day, channel, segment, persona,
      coalesce(stored.counts, '${NOTHING}') AS stored, coalesce(recounted.counts, '${NOTHING}') AS recounted
    FROM stored FULL JOIN recounted USING (${KEY})
    WHERE coalesce(stored.counts, '${NOTHING}') <> coalesce(recounted.counts, '${NOTHING}')
    LIMIT 100`,
    [db.siteId],
  )
  return rows
}
