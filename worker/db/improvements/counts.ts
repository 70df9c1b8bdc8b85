import { addDays } from '#worker/domain/days.ts'
import type { Spans } from '#worker/domain/improvements/counting.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import { daysOf } from '#worker/db/journey/rollups.ts'

/** A cell, and the days of which its answers are wanted. */
export interface Asked {
  cell: Cell
  spans: Spans
}

/** Answers per raw score 0…10: in all, and of each day that was told alone. */
export interface Counted {
  scores: number[]
  byDay: Map<string, number[]>
}

const SCORES = Array.from({ length: 11 }, (_, score) => `n${score}`)
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]
const SEEK = `site_id = ?1 AND touchpoint_id = wanted.value ->> 0 AND scale = wanted.value ->> 1
  AND stage_id = wanted.value ->> 2`

function sums(countOf: (counter: string) => string): string {
  return `json_array(${SCORES.map((name) => `coalesce(sum(${countOf(name)}), 0)`).join(', ')})`
}

const WEEKS = `/* countSpans */ SELECT (SELECT ${sums((name) => name)} FROM rollups
  WHERE ${SEEK} AND week BETWEEN wanted.value ->> 3 AND wanted.value ->> 4) AS sums
  FROM json_each(?2) AS wanted`
const DAYS = `/* countSpans */ SELECT (SELECT json_array(${WEEKDAYS.map((weekday) =>
  sums((name) => daysOf(name, [weekday])),
).join(', ')}) FROM rollups
  WHERE ${SEEK} AND week = wanted.value ->> 3) AS sums
  FROM json_each(?2) AS wanted`

/** Counts many cells over times of their own, in one round trip: a seek for each week or run of weeks. */
export async function countSpans(db: SiteDb, asked: Asked[]): Promise<Counted[]> {
  const weeks = asked.flatMap(({ cell, spans }, index) =>
    spans.weeks.map((span) => ({ cell, index, ...span })),
  )
  const days = asked.flatMap(({ cell, spans }, index) =>
    spans.days.map((span) => ({ cell, index, from: span.week, to: span.week, ...span })),
  )
  const counted = asked.map((): Counted => ({ scores: SCORES.map(() => 0), byDay: new Map() }))
  if (asked.length === 0) return counted
  const [ofWeeks = [], ofDays = []] = await runBatch<{ sums: string }>(db, [
    { sql: WEEKS, parameters: [db.siteId, keysOf(weeks)] },
    { sql: DAYS, parameters: [db.siteId, keysOf(days)] },
  ])
  weeks.forEach(({ index }, row) => {
    add(counted[index], readSums(ofWeeks[row]?.sums).flat(), 1)
  })
  days.forEach(({ index, week, weekdays, sign }, row) => {
    const sums = readSums(ofDays[row]?.sums)
    for (const weekday of weekdays) {
      const scores = sums[weekday] ?? []
      add(counted[index], scores, sign)
      if (sign === 1) counted[index]?.byDay.set(addDays(week, weekday), scores)
    }
  })
  return counted
}

function keysOf(wanted: { cell: Cell; from: string; to: string }[]): string {
  return JSON.stringify(
    wanted.map(({ cell, from, to }) => [cell.touchpointId, cell.scale, cell.stageId, from, to]),
  )
}

function add(counted: Counted | undefined, scores: number[], sign: 1 | -1): void {
  counted?.scores.forEach((count, score) => {
    counted.scores[score] = count + sign * (scores[score] ?? 0)
  })
}

/** What `json_array` wrote: a list of numbers, or one of such lists. */
function readSums(sums: string | undefined): number[][] {
  const read: unknown = JSON.parse(sums ?? '[]')
  if (!Array.isArray(read)) return []
  return read.some(Array.isArray) ? read.map((one: unknown) => numbers(one)) : [numbers(read)]
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}
