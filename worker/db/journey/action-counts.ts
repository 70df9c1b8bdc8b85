import { FILTERS } from '#contract/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { addDays } from '#worker/domain/days.ts'
import type { Filter } from './rollups.ts'

/** Rows of counts that may be summed for a map, all its places together. */
const MOST_ROWS = 6000

/** A touchpoint while it stood in a stage. */
export interface CountedPlace {
  touchpointId: string
  stageId: string
}

/** What customers did there. */
export interface ActionCounts {
  /** Times per completed action; under '' how often the touchpoint was reached. */
  times: Record<string, number>
  /** The first day that was counted, where there were more rows than may be read; null for all. */
  countedFrom: string | null
}

const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 6} IS NULL OR ${name} = ?${index + 6})`,
).join(' ')

/*
 * A place's newest days as far as its share of rows goes: the day on which they are used up is left
 * out, since only a part of it would count. Each row is read twice: for that day, and for the sums.
 */
const COUNTS = `/* listActionCounts */
WITH place AS MATERIALIZED (
  SELECT key, value ->> 0 AS touchpoint, value ->> 1 AS stage, (
    SELECT day FROM action_counts
    WHERE site_id = ?1 AND touchpoint_id = value ->> 0 AND stage_id = value ->> 1
      AND day BETWEEN ?3 AND ?4
    ORDER BY day DESC LIMIT 1 OFFSET ?5
  ) AS cut FROM json_each(?2)
)
SELECT place.key AS position, place.cut AS cut, action, sum(n) AS n
FROM place CROSS JOIN action_counts ON site_id = ?1 AND touchpoint_id = place.touchpoint
  AND stage_id = place.stage AND day > coalesce(place.cut, '') AND day BETWEEN ?3 AND ?4
  ${FILTERED}
GROUP BY place.key, action`

/**
 * How often each place was reached and what was completed there, in their order.
 * @param range both days included
 */
export async function listActionCounts(
  db: SiteDb,
  {
    places,
    range,
    filter,
  }: { places: CountedPlace[]; range: { from: string; to: string }; filter: Filter },
): Promise<ActionCounts[]> {
  const counts = places.map((): ActionCounts => ({ times: {}, countedFrom: null }))
  if (places.length === 0) return counts
  const keys = places.map(({ touchpointId, stageId }) => [touchpointId, stageId])
  const { rows } = await run<{ position: number; cut: string | null; action: string; n: number }>(
    db,
    COUNTS,
    [
      db.siteId,
      JSON.stringify(keys),
      range.from,
      range.to,
      Math.max(1, Math.floor(MOST_ROWS / places.length)),
      ...FILTERS.map((name) => filter[name] ?? null),
    ],
  )
  for (const { position, cut, action, n } of rows) {
    const place = counts[position]
    if (!place) continue
    place.times[action] = n
    place.countedFrom = cut === null ? null : addDays(cut, 1)
  }
  return counts
}
