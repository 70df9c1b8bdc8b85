import type { CurveQuery } from '#contract/journey.ts'
import { FILTERS, type FilterName } from '#contract/words.ts'
import type { Weeks } from '#worker/domain/days.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from './maps.ts'

/** What was counted in one cell: answers per raw score 0…10, answers without one, and displays. */
export interface Counts {
  scores: number[]
  unscored: number
  shown: number
  dismissed: number
  abandoned: number
  /** What sampling adds to the variance of `shown`. */
  spread: number
  /** Of the scores those that an import brought. */
  imported: number
}

/** Parts of a cell that a reader may want to see alone. */
export type Filter = Pick<CurveQuery, FilterName>

const SCORES = 11
/** Counters of answers: per raw score, and without one. */
export const ANSWER_COUNTERS = [
  ...Array.from({ length: SCORES }, (_, score) => `n${score}`),
  'unscored',
]
/** All counters: columns with the week's total, and keys of `days`. */
export const COUNTERS = [
  ...ANSWER_COUNTERS,
  'shown',
  'dismissed',
  'abandoned',
  'spread',
  'imported',
]

const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 5} IS NULL OR ${name} = ?${index + 5})`,
).join(' ')

/** A counter's days of one week, added up in SQL. @param weekdays 0 for Monday … 6 for Sunday */
export function daysOf(counter: string, weekdays: number[]): string {
  return weekdays.map((weekday) => `coalesce(days ->> '$.${counter}[${weekday}]', 0)`).join(' + ')
}

/**
 * A sum per cell. Each is a seek into the key, so it reads the rows of its weeks only; a GROUP BY
 * over all of them would sort them first and read each row twice.
 * @param countOf what of a row counts, per counter
 */
function sumQuery(countOf: (counter: string) => string): string {
  const sums = COUNTERS.map((counter) => `coalesce(sum(${countOf(counter)}), 0)`).join(', ')
  return `/* sumCells */
  SELECT cell.key AS position, (
    SELECT json_array(${sums}) FROM rollups
    WHERE site_id = ?1 AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
      AND stage_id = cell.value ->> 2 AND week BETWEEN ?3 AND ?4
      ${FILTERED}
  ) AS sums FROM json_each(?2) AS cell`
}
const SUM_WEEKS = sumQuery((counter) => counter)

/** One statement to run, and how its sums count in their period. */
interface Part {
  period: number
  sign: 1 | -1
  sql: string
  from: string
  to: string
}

/**
 * Sums every cell over one or more periods, by whole weeks and the days of their edges, in one
 * round trip.
 * @returns per period, one entry per cell, in the order given
 */
export async function sumCells(
  db: SiteDb,
  { cells, periods, filter }: { cells: Cell[]; periods: Weeks[]; filter: Filter },
): Promise<Counts[][]> {
  const keys = cells.map((cell) => [cell.touchpointId, cell.scale, cell.stageId])
  const filters = FILTERS.map((name) => filter[name] ?? null)
  const parts = periods.flatMap((weeks, period) => partsOf(weeks, period))
  const results = await runBatch<{ position: number; sums: string }>(
    db,
    parts.map(({ sql, from, to }) => ({
      sql,
      parameters: [db.siteId, JSON.stringify(keys), from, to, ...filters],
    })),
  )
  const totals = periods.map(() => cells.map(() => COUNTERS.map(() => 0)))
  parts.forEach(({ period, sign }, part) => {
    for (const { position, sums } of results[part] ?? [])
      addTo(totals[period]?.[position] ?? [], toNumbers(sums), sign)
  })
  return totals.map((ofPeriod) => ofPeriod.map(toCounts))
}

function partsOf({ whole, edges }: Weeks, period: number): Part[] {
  const weeks: Part[] = whole ? [{ period, sign: 1, sql: SUM_WEEKS, ...whole }] : []
  const days = edges.map(({ week, weekdays, sign }) => {
    const sql = sumQuery((counter) => daysOf(counter, weekdays))
    return { period, sign, sql, from: week, to: week }
  })
  return [...weeks, ...days]
}

function addTo(total: number[], counts: number[], sign: 1 | -1): void {
  counts.forEach((count, column) => {
    total[column] = (total[column] ?? 0) + sign * count
  })
}

function toCounts(columns: number[]): Counts {
  const [unscored = 0, shown = 0, dismissed = 0, abandoned = 0, spread = 0, imported = 0] =
    columns.slice(SCORES)
  const scores = columns.slice(0, SCORES)
  return { scores, unscored, shown, dismissed, abandoned, spread, imported }
}

/** Sums of a row, as `json_array` wrote them: always numbers. */
export function toNumbers(sums: string): number[] {
  const columns: unknown = JSON.parse(sums)
  return Array.isArray(columns) ? columns.map(Number) : []
}
