import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import { ANSWER_COUNTERS, daysOf } from '#worker/db/journey/rollups.ts'
import type { Weeks } from '#worker/domain/days.ts'
import type { ShownCell } from '#worker/domain/insight/sample.ts'

/** Answers with a score, as the response rate of the curve counts them. */
const SCORED = ANSWER_COUNTERS.filter((counter) => counter !== 'unscored')

function shownQuery(countOf: (counter: string) => string): string {
  const answered = SCORED.map((counter) => `(${countOf(counter)})`).join(' + ')
  return `/* listShown */ SELECT cell.key AS place, channel, segment, persona,
      sum(${countOf('shown')}) AS shown, sum(${countOf('spread')}) AS spread,
      sum(${answered} - (${countOf('imported')})) AS answered
    FROM json_each(?2) AS cell CROSS JOIN rollups
    ON site_id = ?1 AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
      AND stage_id = cell.value ->> 2 AND week BETWEEN ?3 AND ?4
    GROUP BY place, channel, segment, persona`
}

type Row = ShownCell & { place: number }

/** Displays and the answers they brought in these places, by channel, segment and persona. */
export async function listShown(
  db: SiteDb,
  { cells, weeks: { whole, edges } }: { cells: readonly Cell[]; weeks: Weeks },
): Promise<ShownCell[]> {
  const keys = cells.map(({ touchpointId, scale, stageId }) => [touchpointId, scale, stageId])
  const parts = [
    ...(whole ? [{ sign: 1, sql: shownQuery((counter) => counter), ...whole }] : []),
    ...edges.map(({ week, weekdays, sign }) => {
      const sql = shownQuery((counter) => daysOf(counter, weekdays))
      return { sign, sql, from: week, to: week }
    }),
  ]
  const results = await runBatch<Row>(
    db,
    parts.map(({ sql, from, to }) => ({
      sql,
      parameters: [db.siteId, JSON.stringify(keys), from, to],
    })),
  )
  const sums = new Map<string, ShownCell>()
  for (const [index, { sign }] of parts.entries()) {
    for (const { place, channel, segment, persona, ...counts } of results[index] ?? []) {
      const key = JSON.stringify([place, channel, segment, persona])
      const before = sums.get(key) ?? { shown: 0, spread: 0, answered: 0 }
      sums.set(key, {
        channel,
        segment,
        persona,
        shown: before.shown + sign * counts.shown,
        spread: before.spread + sign * counts.spread,
        answered: before.answered + sign * counts.answered,
      })
    }
  }
  return [...sums.values()]
}
