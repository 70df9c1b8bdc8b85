import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { dayCount, mondayOf } from '#worker/domain/days.ts'
import type { DisplayCell } from './model/tally-displays.ts'

const DISPLAYS = ['shown', 'dismissed', 'abandoned'] as const
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

const KEY = 'touchpoint_id, scale, stage_id, week, channel, segment, persona'
const INTO = `/* setDisplays */ INSERT INTO rollups (site_id, ${KEY}, days) SELECT ?1,
  value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6`

/** A row for every week that has none yet. */
const MAKE_ROWS = `${INTO}, '{}' FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`
const SET_DAYS = `${INTO}, value ->> 7 FROM json_each(?2) WHERE true
ON CONFLICT (site_id, ${KEY}) DO UPDATE SET ${DISPLAYS.map(sumOfDays).join(', ')},
  days = json_set(days, ${DISPLAYS.map(listOfDays).join(', ')})`

/**
 * Sets the displays of rollup cells on their days, instead of adding to them, so that a repeat
 * changes nothing. Other days, and answers, stay as they are.
 */
export async function setDisplays(db: SiteDb, cells: DisplayCell[]): Promise<void> {
  const parameters = [db.siteId, JSON.stringify(toRows(cells))]
  await runBatch(
    db,
    [MAKE_ROWS, SET_DAYS].map((sql) => ({ sql, parameters })),
  )
}

/** The key of each cell's week, and its displays by weekday, null where none are told. */
function toRows(cells: DisplayCell[]) {
  const weeks = Map.groupBy(cells, (cell) => JSON.stringify(keyOf(cell)))
  return [...weeks].map(([key, days]) => [
    ...(JSON.parse(key) as string[]),
    Object.fromEntries(DISPLAYS.map((display) => [display, byWeekday(days, display)])),
  ])
}

function keyOf({ touchpointId, scale, stageId, day, channel, segment, persona }: DisplayCell) {
  return [touchpointId, scale, stageId, mondayOf(day), channel, segment, persona]
}

function byWeekday(cells: DisplayCell[], display: (typeof DISPLAYS)[number]) {
  const counts = Array<number | null>(7).fill(null)
  for (const cell of cells) counts[dayCount(mondayOf(cell.day), cell.day) - 1] = cell[display]
  return counts
}

/** A display's days in SQL: each as it is set, or else as it was. */
function daysAfter(display: string): string[] {
  return WEEKDAYS.map(
    (weekday) =>
      `coalesce(excluded.days ->> '$.${display}[${weekday}]', days ->> '$.${display}[${weekday}]', 0)`,
  )
}

function sumOfDays(display: string): string {
  return `${display} = ${daysAfter(display).join(' + ')}`
}

function listOfDays(display: string): string {
  return `'$.${display}', json_array(${daysAfter(display).join(', ')})`
}
