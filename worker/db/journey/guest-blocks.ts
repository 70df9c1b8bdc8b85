import { FILTERS, SCALES } from '#contract/words.ts'
import { firstWeekOfQuarter, mondayOf } from '#worker/domain/days.ts'
import {
  blocksOf,
  SCORES,
  type Block,
  type WeekCounts,
} from '#worker/domain/journey/guest-blocks.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from './maps.ts'
import { ANSWER_COUNTERS } from './rollups.ts'

const COUNTERS = [...ANSWER_COUNTERS, 'shown', 'spread', 'imported']
/** What a week is written as: a list in it for its scores, so that nobody has to cut them out. */
const COLUMNS = [
  'week',
  `json_array(${ANSWER_COUNTERS.slice(0, SCORES).join(', ')})`,
  'unscored',
  'shown',
  'spread',
  'imported',
  ...FILTERS,
].join(', ')

/**
 * The weeks of each cell, in their order. Grouped in the order of the key, and a seek for each cell:
 * so each row is read once.
 * @param names columns by which the weeks are told apart
 */
function weeksQuery(names: readonly string[]): string {
  const filters = FILTERS.map((name) => (names.includes(name) ? name : `'' AS ${name}`))
  const sums = COUNTERS.map((counter) => `sum(${counter}) AS ${counter}`)
  return `/* listGuestBlocks */
  SELECT cell.key AS position, (
    SELECT json_group_array(json_array(${COLUMNS})) FROM (
      SELECT week, ${[...filters, ...sums].join(', ')} FROM rollups
      WHERE site_id = ?1 AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
        AND stage_id = cell.value ->> 2 AND week BETWEEN ?3 AND ?4
      GROUP BY ${['week', ...names].join(', ')})
  ) AS weeks FROM json_each(?2) AS cell`
}
const WEEKS = weeksQuery([])
const SPLIT_WEEKS = weeksQuery(FILTERS)

/** A cell, and how many answers a guest needs to be told of it. */
type GuestCell = Cell & { least: number }

/**
 * The blocks of each cell over one or more ranges of whole weeks, in one round trip. They are the
 * same whatever the range: it is read from the beginning of its first quarter.
 * @param view `isSplit` tells channels, segments and personas apart, for a view with a filter
 * @returns per range, one list per cell, in the order given
 */
export async function listGuestBlocks(
  db: SiteDb,
  view: { cells: GuestCell[]; ranges: { from: string; to: string }[]; isSplit: boolean },
): Promise<Block[][][]> {
  const { cells, ranges, isSplit } = view
  const keys = JSON.stringify(cells.map((cell) => [cell.touchpointId, cell.scale, cell.stageId]))
  const results = await runBatch<{ position: number; weeks: string }>(
    db,
    ranges.map(({ from, to }) => ({
      sql: isSplit ? SPLIT_WEEKS : WEEKS,
      parameters: [db.siteId, keys, firstWeekOfQuarter(from), mondayOf(to)],
    })),
  )
  return results.map((rows) => {
    const weeksOf = new Map(rows.map(({ position, weeks }) => [position, weeks]))
    return cells.map((cell, position) =>
      blocksOf(toWeeks(cell, weeksOf.get(position) ?? '[]'), cell.least),
    )
  })
}

/** As the query wrote it. */
type WeekRow = [
  week: string,
  scores: number[],
  unscored: number,
  shown: number,
  spread: number,
  imported: number,
  ...filters: string[],
]
const BEFORE_FILTERS = 6

/** A year of a view with a filter is some ten thousand rows, so little is made of each. */
function toWeeks({ scale }: Cell, text: string): WeekCounts[] {
  const isScored = SCALES[scale].lowest !== null
  return (JSON.parse(text) as WeekRow[]).map((columns) => {
    const [week, scores, unscored, shown, spread, imported] = columns
    const answers = isScored ? sum(scores) : unscored
    // The loop gives it the word of every filter.
    const row = { week, answers, scores, shown, spread, imported } as WeekCounts
    FILTERS.forEach((name, index) => {
      row[name] = String(columns[BEFORE_FILTERS + index])
    })
    return row
  })
}

function sum(counts: number[]): number {
  let total = 0
  for (const count of counts) total += count
  return total
}
