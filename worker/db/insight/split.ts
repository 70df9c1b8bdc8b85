import { FILTERS, type Channel, type FilterName } from '#contract/words.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import { ANSWER_COUNTERS, daysOf, toNumbers, type Filter } from '#worker/db/journey/rollups.ts'
import type { Weeks } from '#worker/domain/days.ts'
import type { SplitCell } from '#worker/domain/insight/why.ts'

/** Counters of answers with a score; after them, what tells a response rate. */
const COUNTED = [
  ...ANSWER_COUNTERS.filter((counter) => counter !== 'unscored'),
  'shown',
  'spread',
  'imported',
]
const TOLD_BESIDE = 3
const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 5} IS NULL OR ${name} = ?${index + 5})`,
).join(' ')

function splitQuery(by: readonly FilterName[], countOf: (counter: string) => string): string {
  const sums = COUNTED.map((counter) => `sum(${countOf(counter)})`).join(', ')
  const names = FILTERS.map((name) => (by.includes(name) ? name : `'' AS ${name}`)).join(', ')
  return `/* listSplit */ SELECT cell.key AS place, ${names}, json_array(${sums}) AS counts
    FROM json_each(?2) AS cell CROSS JOIN rollups
    ON site_id = ?1 AND touchpoint_id = cell.value ->> 0 AND scale = cell.value ->> 1
      AND stage_id = cell.value ->> 2 AND week BETWEEN ?3 AND ?4 ${FILTERED}
    GROUP BY ${['place', ...by].join(', ')}`
}

/** What was counted, and in which stage. */
interface PlacedSplit extends SplitCell {
  stage: string
  channel: Channel
}

interface Row extends Pick<PlacedSplit, FilterName> {
  place: number
  counts: string
}

/**
 * Answers per raw score and displays in these places, by what rollups tell apart, in each period: rows
 * of its weeks only, in one round trip.
 * @param by what is told apart; all of it without. Of the rest values are ''
 */
export async function listSplit(
  db: SiteDb,
  {
    cells,
    periods,
    filter,
    by = FILTERS,
  }: {
    cells: readonly Cell[]
    periods: Weeks[]
    filter: Filter
    by?: readonly FilterName[]
  },
): Promise<PlacedSplit[][]> {
  const keys = cells.map(({ touchpointId, scale, stageId }) => [touchpointId, scale, stageId])
  const filters = FILTERS.map((name) => filter[name] ?? null)
  const wholeWeeks = splitQuery(by, (counter) => counter)
  const parts = periods.flatMap(({ whole, edges }, period) => [
    ...(whole ? [{ period, sign: 1, sql: wholeWeeks, ...whole }] : []),
    ...edges.map(({ week, weekdays, sign }) => {
      const sql = splitQuery(by, (counter) => daysOf(counter, weekdays))
      return { period, sign, sql, from: week, to: week }
    }),
  ])
  const results = await runBatch<Row>(
    db,
    parts.map(({ sql, from, to }) => ({
      sql,
      parameters: [db.siteId, JSON.stringify(keys), from, to, ...filters],
    })),
  )
  const sums = periods.map(() => new Map<string, { cell: Cell; row: Row; counts: number[] }>())
  for (const [index, { period, sign }] of parts.entries())
    for (const row of results[index] ?? []) {
      const cell = cells[row.place]
      const { place, channel, segment, persona } = row
      const key = JSON.stringify([place, channel, segment, persona])
      const before = sums[period]?.get(key)?.counts
      const counts = toNumbers(row.counts).map(
        (count, column) => (before?.[column] ?? 0) + sign * count,
      )
      if (cell) sums[period]?.set(key, { cell, row, counts })
    }
  return sums.map((ofPeriod) => [...ofPeriod.values()].map(toCell))
}

function toCell({ cell, row, counts }: { cell: Cell; row: Row; counts: number[] }): PlacedSplit {
  const { channel, segment, persona } = row
  const [shown = 0, spread = 0, imported = 0] = counts.slice(-TOLD_BESIDE)
  return {
    stage: cell.stageId,
    touchpoint: cell.touchpointId,
    scale: cell.scale,
    channel,
    segment,
    persona,
    scores: counts.slice(0, -TOLD_BESIDE),
    shown,
    spread,
    imported,
  }
}
