import { at } from './arrays.ts'
import { chiSquareUpperTail } from './distributions/chi-square.ts'
import { requireCounts } from './input-checks.ts'

export interface Observation {
  /** Time until the event, or until the observation ended; at least 0, any unit. */
  readonly time: number
  /** False where the event had not happened when the observation ended (censored). */
  readonly event: boolean
  /** Of so many who are alike, at least 0; 1 where it is left out. */
  readonly count?: number
}

export interface SurvivalStep {
  readonly time: number
  /** Still under observation just before this time. */
  readonly atRisk: number
  readonly events: number
  /** Share without the event after this time, 0…1. */
  readonly survival: number
  /** Greenwood's standard error of it; null where nobody is left. */
  readonly se: number | null
}

/**
 * Kaplan–Meier estimate: one step for each time with an event, ascending; empty without events.
 * Source: Kaplan & Meier 1958, JASA 53:457–481; Greenwood 1926 for the standard error.
 * @throws RangeError unless every time is finite and at least 0.
 */
export function kaplanMeier(observations: readonly Observation[]): SurvivalStep[] {
  let survival = 1
  let greenwood = 0
  return eventTable(observations).map(({ time, atRisk, events }) => {
    survival *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    const se = atRisk === events ? null : survival * Math.sqrt(greenwood)
    return { time, atRisk, events, survival, se }
  })
}

/** First time at which at most half are left; null where more than half never had the event. */
export function medianSurvival(steps: readonly SurvivalStep[]): number | null {
  // A product of shares may miss one half by rounding.
  return steps.find(({ survival }) => survival <= 0.5 + 1e-12)?.time ?? null
}

export interface LogRank {
  /** Events seen in the first group. */
  readonly observed: number
  /** Events expected in the first group if both had the same curve. */
  readonly expected: number
  readonly chiSquare: number
  /** P-value with one degree of freedom, 0…1. */
  readonly p: number
}

/**
 * Log-rank test that two groups have the same survival curve. Null where a group is empty; p = 1
 * where no event could have told them apart. Source: Mantel 1966; Peto & Peto 1972.
 * @throws RangeError unless every time is finite and at least 0.
 */
export function logRank(
  first: readonly Observation[],
  second: readonly Observation[],
): LogRank | null {
  const n = countOf(first)
  if (n === 0 || countOf(second) === 0) return null
  const leaving = first.toSorted((a, b) => a.time - b.time)
  let place = 0
  let gone = 0
  let expected = 0
  let variance = 0
  for (const { time, atRisk, events } of eventTable([...first, ...second])) {
    for (; place < leaving.length && at(leaving, place).time < time; place += 1)
      gone += at(leaving, place).count ?? 1
    const share = (n - gone) / atRisk
    expected += events * share
    if (atRisk === 1) continue
    variance += (events * share * (1 - share) * (atRisk - events)) / (atRisk - 1)
  }
  const observed = countOf(first.filter(({ event }) => event))
  const chiSquare = variance > 0 ? (observed - expected) ** 2 / variance : 0
  return { observed, expected, chiSquare, p: chiSquareUpperTail(chiSquare, 1) }
}

/** People of some observations. */
export function countOf(observations: readonly Observation[]): number {
  return observations.reduce((sum, { count = 1 }) => sum + count, 0)
}

function eventTable(
  observations: readonly Observation[],
): { time: number; atRisk: number; events: number }[] {
  requireCounts(
    'Times',
    observations.map(({ time }) => time),
  )
  const rows = new Map<number, { time: number; atRisk: number; events: number }>()
  let atRisk = countOf(observations)
  for (const { time, event, count = 1 } of observations.toSorted((a, b) => a.time - b.time)) {
    const row = rows.get(time) ?? { time, atRisk, events: 0 }
    rows.set(time, { ...row, events: row.events + (event ? count : 0) })
    atRisk -= count
  }
  return [...rows.values()].filter(({ events }) => events > 0)
}
