import { FILTERS } from '#contract/words.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import { daysOf, type Filter } from '#worker/db/journey/rollups.ts'
import type { Weeks } from '#worker/domain/days.ts'
import type { ChannelScores } from '#worker/domain/insight/standouts/places.ts'

const SCORES = Array.from({ length: 11 }, (_, score) => `n${score}`)
const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 5} IS NULL OR ${name} = ?${index + 5})`,
).join(' ')

function scoresQuery(countOf: (counter: string) => string): string {
  const sums = SCORES.map((counter) => `sum(${countOf(counter)})`).join(', ')
  return `/* listScores */ SELECT cell.key AS place, channel, json_array(${sums}) AS scores
    FROM json_each(?2) AS cell CROSS JOIN rollups
    ON site_id = ?1 AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
      AND stage_id = cell.value ->> 2 AND week BETWEEN ?3 AND ?4 ${FILTERED}
    GROUP BY place, channel`
}

type Row = Pick<ChannelScores, 'channel'> & { place: number; scores: string }

/** Answers by raw score in these places, by channel. */
export async function listScores(
  db: SiteDb,
  {
    cells,
    weeks: { whole, edges },
    filter,
  }: { cells: readonly Cell[]; weeks: Weeks; filter: Filter },
): Promise<ChannelScores[]> {
  const keys = cells.map(({ touchpointId, scale, stageId }) => [touchpointId, scale, stageId])
  const parts = [
    ...(whole ? [{ sign: 1, sql: scoresQuery((counter) => counter), ...whole }] : []),
    ...edges.map(({ week, weekdays, sign }) => {
      const sql = scoresQuery((counter) => daysOf(counter, weekdays))
      return { sign, sql, from: week, to: week }
    }),
  ]
  const filters = FILTERS.map((name) => filter[name] ?? null)
  const results = await runBatch<Row>(
    db,
    parts.map(({ sql, from, to }) => ({
      sql,
      parameters: [db.siteId, JSON.stringify(keys), from, to, ...filters],
    })),
  )
  const sums = new Map<string, ChannelScores>()
  for (const [index, { sign }] of parts.entries()) {
    for (const { place, channel, scores } of results[index] ?? []) {
      const cell = cells[place]
      if (!cell) continue
      const key = `${place} ${channel}`
      const before = sums.get(key)?.scores ?? []
      // As `json_array` wrote them: always numbers.
      const counts = (JSON.parse(scores) as number[]).map(
        (count, score) => (before[score] ?? 0) + sign * count,
      )
      sums.set(key, { ...cell, channel, scores: counts })
    }
  }
  return [...sums.values()]
}
