import type { Scale } from '#contract/words.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import type { WeekRow } from '#worker/domain/counts-drop.ts'

/** How far the counts of a site were put down. */
export interface DropState {
  /** The night that is under way, or the last one that came to its end; '' before the first. */
  night: string
  /** The week, by its Monday, that is next; '' where the night came to its end. */
  week: string
}

/** Where putting down stands. */
export async function readDrop(db: SiteDb): Promise<DropState> {
  const { rows } = await run<DropState>(
    db,
    '/* readDrop */ SELECT night, week FROM count_drops WHERE site_id = ?1',
    [db.siteId],
  )
  return rows[0] ?? { night: '', week: '' }
}

export async function storeDrop(db: SiteDb, { night, week }: DropState): Promise<void> {
  await run(
    db,
    `/* storeDrop */ INSERT INTO count_drops (site_id, night, week) VALUES (?1, ?2, ?3)
    ON CONFLICT (site_id) DO UPDATE SET night = excluded.night, week = excluded.week`,
    [db.siteId, night, week],
  )
}

/** Both ends of each cell: a step into the key each, however many weeks there are. */
const ENDS = `/* countedWeeks */ SELECT min((SELECT min(week) ${inCell()})) AS first,
    max((SELECT max(week) ${inCell()})) AS last
  FROM json_each(?2) AS cell`

/** The first and the last week that anything is counted in, by their Mondays; null for none. */
export async function countedWeeks(
  db: SiteDb,
  cells: Cell[],
): Promise<{ first: string; last: string } | null> {
  const { rows } = await run<{ first: string | null; last: string | null }>(db, ENDS, [
    db.siteId,
    keysOf(cells),
  ])
  const { first = null, last = null } = rows[0] ?? {}
  return first === null || last === null ? null : { first, last }
}

const WEEK = `/* listWeek */ SELECT touchpoint_id AS touchpointId, stage_id AS stageId, scale, channel,
    segment, persona, days
  FROM json_each(?2) AS cell CROSS JOIN rollups ON site_id = ?1
    AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
    AND stage_id = cell.value ->> 2 AND week = ?3`

/** What was counted in one week. @param week its Monday */
export async function listWeek(db: SiteDb, cells: Cell[], week: string): Promise<WeekRow[]> {
  const { rows } = await run<Omit<WeekRow, 'days' | 'scale'> & { days: string; scale: Scale }>(
    db,
    WEEK,
    [db.siteId, keysOf(cells), week],
  )
  // As the triggers have written it.
  return rows.map((row) => ({ ...row, days: JSON.parse(row.days) as WeekRow['days'] }))
}

function inCell(): string {
  return `FROM rollups WHERE site_id = ?1 AND touchpoint_id = cell.value ->> 0
    AND scale = cell.value ->> 1 AND stage_id = cell.value ->> 2`
}

function keysOf(cells: Cell[]): string {
  return JSON.stringify(
    cells.map(({ touchpointId, scale, stageId }) => [touchpointId, scale, stageId]),
  )
}
