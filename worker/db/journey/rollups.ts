import { eq } from 'drizzle-orm'
import type { CurveQuery } from '#contract/journey.ts'
import { FILTERS, type FilterName } from '#contract/words.ts'
import type { Pieces } from '#worker/domain/days.ts'
import { run, runBatch, type Directory, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from './maps.ts'
import { openMonths } from '#worker/db/schema/site/collected.ts'

/** What was counted in one cell: answers per raw score 0…10, answers without one, and displays. */
export interface Counts {
  scores: number[]
  unscored: number
  shown: number
  dismissed: number
  abandoned: number
}

/** Parts of a cell that a reader may want to see alone. */
export type Filter = Pick<CurveQuery, FilterName>

const SCORES = Array.from({ length: 11 }, (_, score) => `n${score}`)
const COUNTED = [...SCORES, 'unscored', 'shown', 'dismissed', 'abandoned']
const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 3} IS NULL OR ${name} = ?${index + 3})`,
).join(' ')
const SUMS = COUNTED.map((column) => `coalesce(sum(${column}), 0)`).join(', ')

/**
 * A sum per wanted cell and range. Each is a seek into the key, so it reads the rows of that range
 * only; a GROUP BY over all of them would sort them first and read each row twice.
 */
function sumQuery(table: 'rollups' | 'rollup_months', column: 'day' | 'month'): string {
  return `/* sumCells ${table} */
  SELECT wanted.value ->> 0 AS position, (
    SELECT json_array(${SUMS}) FROM ${table}
    WHERE site_id = ?1 AND touchpoint_id = wanted.value ->> 1 AND scale = wanted.value ->> 2
      AND stage_id = wanted.value ->> 3
      AND ${column} BETWEEN wanted.value ->> 4 AND wanted.value ->> 5
      ${FILTERED}
  ) AS sums FROM json_each(?2) AS wanted`
}
const SUM_DAYS = sumQuery('rollups', 'day')
const SUM_MONTHS = sumQuery('rollup_months', 'month')

/**
 * Sums every cell over one or more periods, from months where they are complete and from days
 * elsewhere, in one round trip.
 * @param periods each cut into months and spans of days
 * @returns per period, one entry per cell, in the order given
 */
export async function sumCells(
  db: SiteDb,
  { cells, periods, filter }: { cells: Cell[]; periods: Pieces[]; filter: Filter },
): Promise<Counts[][]> {
  const wantedDays: unknown[][] = []
  const wantedMonths: unknown[][] = []
  periods.forEach(({ months, spans }, period) => {
    cells.forEach((cell, index) => {
      const key = [period * cells.length + index, cell.touchpointId, cell.scale, cell.stageId]
      for (const span of spans) wantedDays.push([...key, span.from, span.to])
      for (const month of months) wantedMonths.push([...key, month, month])
    })
  })
  const filters = FILTERS.map((name) => filter[name] ?? null)
  const results = await runBatch<{ position: number; sums: string }>(db, [
    { sql: SUM_DAYS, parameters: [db.siteId, JSON.stringify(wantedDays), ...filters] },
    { sql: SUM_MONTHS, parameters: [db.siteId, JSON.stringify(wantedMonths), ...filters] },
  ])
  const totals = Array.from({ length: periods.length * cells.length }, () => COUNTED.map(() => 0))
  for (const { position, sums } of results.flat()) {
    const total = totals[position]
    toNumbers(sums).forEach((count, column) => {
      if (total) total[column] = (total[column] ?? 0) + count
    })
  }
  return periods.map((_, period) =>
    totals.slice(period * cells.length, (period + 1) * cells.length).map(toCounts),
  )
}

/** Months of the site whose sums are not complete. */
export async function listOpenMonths(db: SiteDb): Promise<Set<string>> {
  const rows = await db.orm
    .select({ month: openMonths.month })
    .from(openMonths)
    .where(eq(openMonths.siteId, db.siteId))
  return new Set(rows.map((row) => row.month))
}

/** Every site's open months that ended before `month`: work for the hourly job. */
export async function listEndedMonths(directory: Directory, month: string) {
  const { rows } = await run<{ siteId: number; month: string }>(
    directory,
    '/* listEndedMonths */ SELECT site_id AS siteId, month FROM open_months WHERE month < ?1 LIMIT 50',
    [month],
  )
  return rows
}

/** Sums an ended month up again, from its days, and closes it. */
export async function closeMonth(db: SiteDb, month: string): Promise<void> {
  const columns = COUNTED.join(', ')
  const sums = COUNTED.map((column) => `sum(${column})`).join(', ')
  const key = 'touchpoint_id, scale, stage_id'
  await runBatch(db, [
    {
      sql: '/* closeMonth */ DELETE FROM rollup_months WHERE site_id = ?1 AND month = ?2',
      parameters: [db.siteId, month],
    },
    {
      sql: `/* closeMonth */
      INSERT INTO rollup_months (site_id, ${key}, month, channel, segment, persona, ${columns})
      SELECT site_id, ${key}, ?2, channel, segment, persona, ${sums} FROM rollups
      WHERE site_id = ?1 AND day BETWEEN ?2 || '-01' AND ?2 || '-31'
      GROUP BY ${key}, channel, segment, persona`,
      parameters: [db.siteId, month],
    },
    {
      sql: '/* closeMonth */ DELETE FROM open_months WHERE site_id = ?1 AND month = ?2',
      parameters: [db.siteId, month],
    },
  ])
}

function toCounts(columns: number[]): Counts {
  const [unscored = 0, shown = 0, dismissed = 0, abandoned = 0] = columns.slice(SCORES.length)
  return { scores: columns.slice(0, SCORES.length), unscored, shown, dismissed, abandoned }
}

/** The sums of one cell, as `json_array` wrote them: always numbers. */
function toNumbers(sums: string): number[] {
  const columns: unknown = JSON.parse(sums)
  return Array.isArray(columns) ? columns.map(Number) : []
}
