import type { FunnelStage, Onward } from '#contract/digests/onward.ts'
import type { Counts } from '#worker/domain/digests/counts.ts'
import { shareOf, stateOf } from '#worker/domain/digests/views/shares.ts'

const DAY_MS = 86_400_000
/** From its Monday in UTC a week is over after so many days wherever the site is. */
export const WEEK_DAYS = 8
/** Who is silent for so long has ended their journey, whatever the frame of the stage. */
export const PAUSE_DAYS = 30
/** From this part of the frame on somebody is at risk of being lost. */
const AT_RISK = 0.8

/** A week of counters. */
export interface CountedWeek {
  /** Its Monday, Unix milliseconds in UTC. */
  from: number
  counts: Counts
}

/** A stage as it is on the map. */
export interface MapStage {
  id: string
  frameDays: number | null
  touchpoints: readonly { id: string }[]
}

/** Days that have passed for everybody of a week, 0 at least. @param until Unix milliseconds */
export function followedDays({ from }: CountedWeek, until: number): number {
  return Math.max(0, Math.floor((until - from) / DAY_MS) - WEEK_DAYS)
}

type Row = Omit<FunnelStage, 'strict' | 'eventual' | 'dropOff' | 'state'> & {
  strict: number
  eventual: number
}

/**
 * How far journeys got, by the week of their last answer: what became of those that answered in each
 * stage. Who was last heard of in a stage is dropped only when its frame has passed for everybody of the
 * week, at risk from 80 % of it on, and open before: they are in no drop-off rate.
 * Sources: fall-out with "eventual path" (Adobe Analytics); inactive from 80 % of a frame (Medallia).
 * @param weeks digests of the kind `path`
 * @param by `until` up to when answers are counted; `least` journeys below which no share is told
 */
export function buildFunnel(
  weeks: CountedWeek[],
  stages: readonly MapStage[],
  by: { until: number; least: number },
): Onward['funnel'] {
  const places = new Map(
    stages.flatMap(({ touchpoints }, place) => touchpoints.map(({ id }) => [id, place])),
  )
  const rows = stages.map(({ id, frameDays }): Row => ({
    ...emptyRow(id),
    frameDays: frameOf(frameDays),
  }))
  const sums = { journeys: 0, longer: 0 }
  for (const week of weeks) {
    const days = followedDays(week, by.until)
    for (const [key, [n = 0]] of Object.entries(week.counts)) {
      const parts = key.split('|')
      const visits = visitsOf(parts, places)
      sums.journeys += n
      if (parts.at(-1) === '+') sums.longer += n
      else countIn(rows, { visits, n, days })
    }
  }
  const first = rows[0]?.reached ?? 0
  return {
    ...sums,
    stages: rows.map((row, place) => toStage(row, { place, first, least: by.least })),
  }
}

/** Days after which somebody who was last heard of there is dropped. */
export function frameOf(frameDays: number | null): number {
  return frameDays ?? PAUSE_DAYS
}

function emptyRow(stage: string): Omit<Row, 'frameDays'> {
  const ends = { advanced: 0, dropped: 0, atRisk: 0, open: 0, back: 0, completed: 0 }
  return { stage, reached: 0, strict: 0, eventual: 0, ...ends }
}

/** The stages of a path by their place on the map, each stay once; what is on the map no more is passed over. */
function visitsOf(parts: string[], places: ReadonlyMap<string, number>): number[] {
  const all = parts.flatMap((id) => places.get(id) ?? [])
  return all.filter((place, index) => place !== all[index - 1])
}

function countIn(rows: Row[], { visits, n, days }: { visits: number[]; n: number; days: number }) {
  const begun = visits.indexOf(0)
  const last = visits.at(-1)
  for (const [place, row] of rows.entries()) {
    const latest = visits.lastIndexOf(place)
    if (latest < 0) continue
    row.reached += n
    if (begun >= 0 && visits.indexOf(place, begun) >= 0) row.eventual += n
    if (isRun(visits, place)) row.strict += n
    const end =
      place === last
        ? endOf(row.frameDays, { days, isLast: place === rows.length - 1 })
        : visits.slice(latest).some((other) => other > place)
          ? 'advanced'
          : 'back'
    row[end] += n
  }
}

/** Whether some stays in a row are the stages from the first to this one. */
function isRun(visits: number[], place: number): boolean {
  return visits.some((_, from) =>
    Array.from({ length: place + 1 }).every((__, step) => visits[from + step] === step),
  )
}

function endOf(frameDays: number, { days, isLast }: { days: number; isLast: boolean }) {
  if (isLast) return 'completed'
  if (days >= frameDays) return 'dropped'
  return days >= AT_RISK * frameDays ? 'atRisk' : 'open'
}

function toStage(
  { strict, eventual, ...row }: Row,
  { place, first, least }: { place: number; first: number; least: number },
): FunnelStage {
  const ended = row.advanced + row.dropped
  const isTold = place > 0 && first >= least
  return {
    ...row,
    strict: isTold ? shareOf(strict, first) : null,
    eventual: isTold ? shareOf(eventual, first) : null,
    dropOff: ended < least ? null : shareOf(row.dropped, ended),
    state: row.reached < least ? 'hidden' : stateOf(row.reached),
  }
}
