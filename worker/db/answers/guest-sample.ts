import { FILTERS } from '#contract/words.ts'
import { addDays } from '#worker/domain/days.ts'
import { answersOf, type Block, type Part } from '#worker/domain/journey/guest-blocks.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import { SHOWN_COLUMNS, SLACK_MS, type ShownRow } from './pages.ts'

/** Parts of blocks of one cell that a guest's view holds. */
interface CellParts {
  cell: Cell
  parts: { block: Block; part: Part }[]
}

/** Answers that a list holds at most. */
const LISTED = 50
/** Blocks are read, the newest first, until they hold so many answers: whole ones, so that none is cut. */
const ENOUGH = 200

/**
 * Each wanted span of weeks is a range of the index; its answers come in the order of the random
 * end of their keys, so that a list tells nothing of their times.
 */
const SAMPLE = `/* sampleAnswers */
SELECT ${SHOWN_COLUMNS.split(', ')
  .map((column) => `answers.${column}`)
  .join(', ')}
FROM json_each(?2) AS span CROSS JOIN answers INDEXED BY answers_by_touchpoint
  ON answers.site_id = ?1 AND answers.touchpoint_id = span.value ->> 0
  AND answers.id >= span.value ->> 5 AND answers.id <= span.value ->> 6
WHERE answers.scale = span.value ->> 1 AND answers.stage_id = span.value ->> 2
  AND answers.day BETWEEN span.value ->> 3 AND span.value ->> 4 AND answers.held <= 0
  AND (span.value ->> 7 IS NULL OR ${FILTERS.map((name) => `answers.${name}`).join(" || '/' || ")}
    IN (SELECT value FROM json_each(span.value -> 7)))
  AND (?3 = 0 OR answers.comment IS NOT NULL)
ORDER BY substr(answers.id, 25) LIMIT ${LISTED}`

/**
 * Some answers of what a guest may look at, in no order.
 * @param view `isSplit` if a filter is set; `commented` for those with a comment only
 */
export async function sampleAnswers(
  db: SiteDb,
  cells: CellParts[],
  view: { isSplit: boolean; commented: boolean },
): Promise<ShownRow[]> {
  const all = cells
    .flatMap(({ cell, parts }) => parts.map((each) => ({ cell, ...each })))
    .toSorted((a, b) => (a.block.last < b.block.last ? 1 : -1))
  let answers = 0
  const newest = all.filter(({ part }) => {
    const isWanted = answers < ENOUGH
    answers += answersOf(part.rows)
    return isWanted
  })
  const spans = newest.map((each) => spanOf(each, view.isSplit))
  const parameters = [db.siteId, JSON.stringify(spans), view.commented ? 1 : 0]
  const { rows } = await run<ShownRow>(db, SAMPLE, parameters)
  return rows
}

type Wanted = CellParts['parts'][number] & { cell: Cell }

function spanOf({ cell, block, part }: Wanted, isSplit: boolean): unknown[] {
  const to = addDays(block.last, 6)
  const { first, last } = idBounds(
    Math.max(0, Date.parse(block.first) - SLACK_MS),
    Date.parse(to) + SLACK_MS,
  )
  const values = part.rows.map((row) => FILTERS.map((name) => row[name]).join('/'))
  return [
    cell.touchpointId,
    cell.scale,
    cell.stageId,
    block.first,
    to,
    first,
    last,
    isSplit ? [...new Set(values)] : null,
  ]
}
