import { insertAnswers } from '#worker/db/answers/store.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { patiently } from '#scripts/support/patiently.ts'
import type { DemoData } from './model/generate.ts'
import type { DisplayCell } from './model/tally-displays.ts'

/** Rows a statement: their JSON stays below 1 MB. */
const ANSWERS_AT_ONCE = 1000
const CELLS_AT_ONCE = 4000

/** Stores demo data; what is there already stays as it is. @returns how many answers were new */
export async function storeDemo(db: SiteDb, { answers, displays }: DemoData): Promise<number> {
  let added = 0
  for (const part of parts(answers, ANSWERS_AT_ONCE))
    added += (await patiently(() => insertAnswers(db, part))).size
  for (const part of parts(displays, CELLS_AT_ONCE)) await patiently(() => setDisplays(db, part))
  return added
}

/** Sets the displays of rollup cells, instead of adding to them, so that a repeat changes nothing. */
async function setDisplays(db: SiteDb, cells: DisplayCell[]): Promise<void> {
  const rows = cells.map((cell) => [
    cell.touchpointId,
    cell.scale,
    cell.stageId,
    cell.day,
    cell.channel,
    cell.segment,
    cell.persona,
    cell.shown,
    cell.dismissed,
    cell.abandoned,
  ])
  await run(
    db,
    `/* setDisplays */
    INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona,
      shown, dismissed, abandoned)
    SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, value ->> 9
    FROM json_each(?2) WHERE true
    ON CONFLICT (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona) DO UPDATE
    SET shown = excluded.shown, dismissed = excluded.dismissed, abandoned = excluded.abandoned
    WHERE (shown, dismissed, abandoned) IS NOT (excluded.shown, excluded.dismissed, excluded.abandoned)`,
    [db.siteId, JSON.stringify(rows)],
  )
}

function parts<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
