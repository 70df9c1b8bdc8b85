import type { Scale } from '#contract/words.ts'
import { csvLine, type Cell as CsvCell } from '#worker/domain/csv-line.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { scoresOf, sentimentOf } from '#worker/domain/scoring.ts'
import { dayStart } from '#worker/domain/time-zone.ts'

/* The files of counts that other programs read: one a week, and one of the places' names. */

/** What was counted of one week in one cell of one channel, segment and persona. */
export interface WeekRow {
  touchpointId: string
  stageId: string
  scale: Scale
  channel: string
  segment: string
  persona: string
  /** Each counter's seven days from Monday on: `n0`…`n10`, `unscored`, `shown` and so on. */
  days: Record<string, number[]>
}

/** A journey as far as a file names its places. */
export interface NamedJourney {
  id: string
  name: string
  kind: 'customer' | 'employee'
  stages: {
    id: string
    name: string
    touchpoints: { id: string; name: string }[]
  }[]
}

const SCORES = Array.from({ length: 11 }, (_, score) => `n${score}`)
const OTHERS = ['unscored', 'shown', 'dismissed', 'abandoned', 'imported']
const COUNTED = [...SCORES, ...OTHERS]
const PLACE = ['journey', 'stage', 'touchpoint', 'scale', 'channel', 'segment', 'persona']
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

/**
 * The counts of one week, a line a day and cell: how many answers with a score, the sum of their
 * sentiments (so that sums of lines stay means), then the counters. Days on which nothing was counted
 * have no line. Journeys of employees are left out: cells of so few people are no figures.
 * @param week its Monday
 * @returns null where there is no line
 */
export function weekFile(
  week: string,
  rows: WeekRow[],
  journeys: Pick<NamedJourney, 'id' | 'kind' | 'stages'>[],
): string | null {
  const journeyOf = new Map(
    journeys.flatMap(({ id, kind, stages }) =>
      kind === 'employee' ? [] : stages.map((stage) => [stage.id, id] as const),
    ),
  )
  const lines = rows.flatMap((row) => {
    const journey = journeyOf.get(row.stageId)
    if (journey === undefined) return []
    return WEEKDAYS.flatMap((weekday) => {
      const counts = COUNTED.map((counter) => row.days[counter]?.[weekday] ?? 0)
      if (counts.every((count) => count === 0)) return []
      const { stageId, touchpointId, scale, channel, segment, persona } = row
      const place = [journey, stageId, touchpointId, scale, channel, segment, persona]
      return [[addDays(week, weekday), ...place, ...summedOf(scale, counts), ...counts]]
    })
  })
  if (lines.length === 0) return null
  return fileOf(['day', ...PLACE, 'answers', 'sentiment_sum', ...COUNTED], lines)
}

/** Answers with a score, and the sum of their sentiments; null where the question has none. */
function summedOf(scale: Scale, counts: number[]): [number, number | null] {
  const scores = scoresOf(scale)
  const countOf = (score: number) => counts[score] ?? 0
  const answers = scores.reduce((sum, score) => sum + countOf(score), 0)
  if (scores.length === 0) return [0, null]
  const sum = scores.reduce((total, score) => total + countOf(score) * sentimentOf(scale, score), 0)
  return [answers, Math.round(sum * 1000) / 1000]
}

/** What the ids of the weeks' files are called, and in which order they stand. */
export function placesFile(journeys: NamedJourney[]): string {
  const lines = journeys.flatMap(({ id, name, kind, stages }) =>
    kind === 'employee'
      ? []
      : stages.flatMap((stage, order) =>
          stage.touchpoints.map((touchpoint, position) => [
            id,
            name,
            stage.id,
            stage.name,
            order,
            touchpoint.id,
            touchpoint.name,
            position,
          ]),
        ),
  )
  const columns = ['journey', 'journey_name', 'stage', 'stage_name', 'stage_order']
  return fileOf([...columns, 'touchpoint', 'touchpoint_name', 'touchpoint_order'], lines)
}

/** In one order whatever order it came in, so that what has not changed is the same text. */
function fileOf(columns: string[], lines: CsvCell[][]): string {
  const body = lines.map((cells) => csvLine(cells, ','))
  return [csvLine(columns, ','), ...body.toSorted()].join('')
}

/** When the counts of the days before are put down, on the clocks of the site. */
const NIGHT = 'T03:00Z'

/**
 * The night that is the last to have begun, and when the next one begins.
 * @param now Unix milliseconds
 * @returns `night` by the local day on which it began; `next` in Unix milliseconds
 */
export function nightDue(now: number, timezone: string): { night: string; next: number } {
  const today = localDay(now, timezone)
  const beginsOn = (day: string) => dayStart(`${day}${NIGHT}`, timezone)
  const isEarly = now < beginsOn(today)
  const night = isEarly ? addDays(today, -1) : today
  return { night, next: beginsOn(addDays(night, 1)) }
}
