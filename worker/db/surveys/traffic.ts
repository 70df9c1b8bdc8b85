import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { ANSWER_COUNTERS } from '#worker/db/journey/rollups.ts'

/** What was counted at a touchpoint. */
export interface Traffic {
  /** Times it was reached, as the shop's page told. */
  reached: number
  /** Times anything was asked there, and answers to that. */
  shown: number
  answers: number
  /** Of both together, those of the segments in question. */
  inSegments: number
}

const ANSWERS = ANSWER_COUNTERS.join(' + ')
const TRAFFIC = `/* findTraffic */ SELECT
    (SELECT coalesce(sum(n), 0) FROM action_counts WHERE site_id = ?1 AND touchpoint_id = ?2
      AND action = '' AND day >= ?3) AS reached,
    coalesce(sum(shown), 0) AS shown, coalesce(sum(${ANSWERS} - imported), 0) AS answers,
    coalesce(sum(shown + ${ANSWERS}) FILTER
      (WHERE ?4 IS NULL OR segment IN (SELECT value FROM json_each(?4))), 0) AS inSegments
  FROM rollups WHERE site_id = ?1 AND touchpoint_id = ?2 AND week >= ?3`

/**
 * What happened at a touchpoint since a Monday, whatever was asked there.
 * @param segments those that are asked; null for all
 */
export async function findTraffic(
  db: SiteDb,
  { touchpoint, since, segments }: { touchpoint: string; since: string; segments: string[] | null },
): Promise<Traffic> {
  const list = segments === null ? null : JSON.stringify(segments)
  const { rows } = await run<Traffic>(db, TRAFFIC, [db.siteId, touchpoint, since, list])
  return rows[0] ?? { reached: 0, shown: 0, answers: 0, inSegments: 0 }
}

/** A live survey whose plan the hourly job has to follow. */
export interface PlannedSurvey {
  id: string
  name: string
  touchpoint: string
  endsAfter: number | null
  endsOn: string | null
  perMonth: number | null
  rate: number | null
  steadySince: number | null
}

/** Live surveys that end some day, or whose sample is steady. */
export async function listPlanned(db: SiteDb): Promise<PlannedSurvey[]> {
  const { rows } = await run<PlannedSurvey>(
    db,
    `/* listPlanned */ SELECT id, name, touchpoint_id AS touchpoint, rate,
        steady_since AS steadySince, plan ->> 'endsAfter' AS endsAfter, plan ->> 'endsOn' AS endsOn,
        plan ->> 'perMonth' AS perMonth
      FROM surveys WHERE site_id = ?1 AND state = 'live'
        AND coalesce(plan ->> 'endsAfter', plan ->> 'endsOn', steady_since) IS NOT NULL`,
    [db.siteId],
  )
  return rows
}

/** How many answers were given to a survey, as far as `most`; reads that many rows of its touchpoint. */
export async function countAnswers(
  db: SiteDb,
  { id, touchpoint, most }: { id: string; touchpoint: string; most: number },
): Promise<number> {
  const { rows } = await run<{ n: number }>(
    db,
    `/* countAnswers */ SELECT count(*) AS n FROM (SELECT 1 FROM answers WHERE site_id = ?1
      AND touchpoint_id = ?2 AND survey_id = ?3 AND import_id = 0 LIMIT ?4)`,
    [db.siteId, touchpoint, id, most],
  )
  return rows[0]?.n ?? 0
}

/** Answers of any question at a touchpoint, by the rollups: no survey of it has more. */
export async function answersAtMost(db: SiteDb, touchpoint: string): Promise<number> {
  const { rows } = await run<{ n: number }>(
    db,
    `/* answersAtMost */ SELECT coalesce(sum(${ANSWERS}), 0) AS n FROM rollups
      WHERE site_id = ?1 AND touchpoint_id = ?2`,
    [db.siteId, touchpoint],
  )
  return rows[0]?.n ?? 0
}

/** Answers of a steady sample: since its thirty days began, and of the last days by their share. */
export interface SteadyCounts {
  got: number
  answers: number
  weighted: number
}

/** Newest answers of a touchpoint that are looked at for a steady sample. */
const LOOKED_AT = 20_000

/** @param bounds keys of answers: from when the running thirty days, and the last days, began */
export async function countSteady(
  db: SiteDb,
  { id, touchpoint }: Pick<PlannedSurvey, 'id' | 'touchpoint'>,
  bounds: { start: string; recent: string },
): Promise<SteadyCounts> {
  const { rows } = await run<SteadyCounts>(
    db,
    `/* countSteady */ SELECT count(*) FILTER (WHERE id >= ?4) AS got,
        count(*) FILTER (WHERE id >= ?5) AS answers,
        coalesce(sum(1 / sample) FILTER (WHERE id >= ?5), 0) AS weighted
      FROM (SELECT id, survey_id, sample FROM answers WHERE site_id = ?1 AND touchpoint_id = ?2
        AND id >= min(?4, ?5) ORDER BY id DESC LIMIT ${LOOKED_AT})
      WHERE survey_id = ?3`,
    [db.siteId, touchpoint, id, bounds.start, bounds.recent],
  )
  return rows[0] ?? { got: 0, answers: 0, weighted: 0 }
}

/** Sets the share that a steady sample asks from now on, and widens what it states of it. */
export async function setRate(
  db: ActingDb,
  { id, rate }: { id: string; rate: number },
): Promise<void> {
  await run(
    db,
    `/* setRate */ UPDATE surveys SET rate = ?3, turns = CASE
        WHEN turns ->> '$[#-1].most' IS NULL
        THEN json_insert(turns, '$[#]', json_object('since', ?4, 'share', min(rate, ?3), 'most', max(rate, ?3)))
        ELSE json_set(turns, '$[#-1].share', min(turns ->> '$[#-1].share', ?3),
          '$[#-1].most', max(turns ->> '$[#-1].most', ?3)) END
      WHERE site_id = ?1 AND id = ?2 AND steady_since IS NOT NULL`,
    [db.siteId, id, rate, db.actor.now],
  )
}
