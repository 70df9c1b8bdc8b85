import { addDays, localDay, mondayOf } from '#worker/domain/days.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { ANSWER_COUNTERS } from '#worker/db/journey/rollups.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { WHO } from './news.ts'

/** An outbox delivers for seven days; one more is for clocks. */
const LATE_MS = 8 * 86_400_000
const WEEK = 7

/** One statement, so that what comes in meanwhile is no difference. */
const LATE = `/* findLate */ SELECT turn, coalesce(checked ->> '$.late', 0) AS known,
    EXISTS (SELECT 1 FROM walks INDEXED BY walks_stale WHERE site_id = ?1 AND stale <> 0) AS stale,
    coalesce((SELECT sum(${ANSWER_COUNTERS.join(' + ')})
      FROM json_each(?2) AS cell CROSS JOIN json_each(?3) AS asked CROSS JOIN rollups
        ON site_id = ?1 AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
        AND stage_id = cell.value ->> 2 AND week = asked.value), 0)
    - coalesce((SELECT sum(counts ->> '$.n[0]') FROM json_each(?3) AS asked CROSS JOIN digests
        ON site_id = ?1 AND journey_id = '' AND kind = 'n' AND week = asked.value), 0)
    - (SELECT count(*) FROM answers WHERE site_id = ?1 AND id > read_to AND held <= 0 AND day >= ?4
      AND NOT EXISTS (SELECT 1 FROM walks WHERE walks.site_id = ?1 AND walks.who = ${WHO('answers')}
        AND walks.answer_id = answers.id)) AS late
  FROM digest_marks WHERE site_id = ?1`
const LOOK_BACK = `/* findLate */ UPDATE digest_marks SET read_to = min(read_to, ?3),
  checked = json_object('late', ?4) WHERE site_id = ?1 AND turn = ?2`

/** A row of `LATE`. */
interface Looked {
  turn: string
  known: number
  stale: number
  late: number
}
const NOTHING: Looked = { turn: '', known: 0, stale: 0, late: 0 }

/** Queries that a look for late answers takes. */
export const LATE_QUERIES = 4

/**
 * Looks whether answers came in behind what was read: the rollups of the last days then count more than
 * the digests. Where they do, reading goes back to the first moment that they may be of. A difference
 * that stayed after such a look is not looked for again; below 0 it is of cells that are asked no more.
 * @param now Unix milliseconds
 * @returns whether there is more to read
 */
export async function findLate(db: SiteDb, now: number, timezone: string): Promise<boolean> {
  const cells = (await listCells(db)).map(({ touchpointId, scale, stageId }) => [
    touchpointId,
    scale,
    stageId,
  ])
  const first = mondayOf(localDay(now - LATE_MS, timezone))
  const weeks = JSON.stringify([first, addDays(first, WEEK), addDays(first, 2 * WEEK)])
  const { rows } = await run<Looked>(db, LATE, [db.siteId, JSON.stringify(cells), weeks, first])
  const [{ turn, known, stale, late } = NOTHING] = rows
  if (stale !== 0 || late === known) return false
  const back = idBounds(Math.max(0, now - LATE_MS - 86_400_000), now).first
  await run(db, LOOK_BACK, [db.siteId, turn, late > known ? back : 'g', late])
  return late > known
}
