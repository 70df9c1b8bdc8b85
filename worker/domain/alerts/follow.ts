import type { Scale } from '#contract/words.ts'
import {
  BASELINE_POINTS,
  freezeBaseline,
  readPoint,
  type Baseline,
  type DayCounts,
  type Level,
} from './chart.ts'

/*
 * Follows the share of unhappy answers at a place, day by day: what is usual is frozen, an alert is
 * raised once a run, and ends when it is as usual again.
 */

/** One question scale at one touchpoint of a stage. */
export interface AlertPlace {
  stage: string
  touchpoint: string
  scale: Scale
}

/** One text for a place, to find it by. */
export function placeKey({ stage, touchpoint, scale }: AlertPlace): string {
  return JSON.stringify([stage, touchpoint, scale])
}

/** How a place stands after its last day. */
export interface AlertState {
  baseline: Baseline | null
  /** Points that a baseline is being made of; none once it is frozen. */
  points: DayCounts[]
  /** Days with too few answers to stand alone, added to the next one. */
  pending: { x: number; n: number }
  level: Level | null
  /** The alert that lasts, by the day on which it was raised. */
  open: string | null
  /** Points in a row that were as usual while it lasts, and the first of their days. */
  calm: { points: number; since: string | null }
}

/** An alert as it was raised. */
export interface RaisedAlert extends AlertPlace {
  /** The day by whose answers it was raised. */
  raisedOn: string
  /** Of that day, with small ones before it: unhappy answers among all. */
  x: number
  n: number
  /** What was usual, 0…1. */
  usual: number
  /** The moving average, 0…1. */
  average: number
  chart: 'day' | 'average' | 'both'
  /** By how many of its limit's widths it lay above what is usual; what is told first. */
  excess: number
}

/** An alert that is over. */
export interface EndedAlert extends AlertPlace {
  raisedOn: string
  /** The first of the days that were as usual again. */
  endedOn: string
  /** As usual again; or what is usual is learnt anew, since something was changed there. */
  why: 'calm' | 'anew'
}

/** Points in a row as usual after which an alert is over. */
const CALM_POINTS = 3

export const NEW_STATE: AlertState = {
  baseline: null,
  points: [],
  pending: { x: 0, n: 0 },
  level: null,
  open: null,
  calm: { points: 0, since: null },
}

/** What one day came to. */
export interface Followed {
  state: AlertState
  raised: Omit<RaisedAlert, keyof AlertPlace> | null
  ended: Omit<EndedAlert, keyof AlertPlace> | null
}

/**
 * Takes one day.
 * @param least answers that a point needs; a day with fewer is added to the next
 */
export function followDay(before: AlertState, { day, x, n }: DayCounts, least: number): Followed {
  const point = { day, x: before.pending.x + x, n: before.pending.n + n }
  if (point.n < least)
    return { state: { ...before, pending: { x: point.x, n: point.n } }, raised: null, ended: null }
  const state = { ...before, pending: { x: 0, n: 0 } }
  return state.baseline === null ? learn(state, point) : watch(state, point, state.baseline)
}

/** What is usual is learnt anew from this day on: something was changed there, or somebody said so. */
export function learnAnew({ open }: AlertState, day: string): Followed {
  return {
    state: NEW_STATE,
    raised: null,
    ended: open === null ? null : { raisedOn: open, endedOn: day, why: 'anew' },
  }
}

function learn(state: AlertState, point: DayCounts): Followed {
  const points = [...state.points, point]
  const baseline = points.length < BASELINE_POINTS ? null : freezeBaseline(points)
  const next = baseline ? { ...state, points: [], baseline } : { ...state, points }
  return { state: next, raised: null, ended: null }
}

function watch(state: AlertState, point: DayCounts, baseline: Baseline): Followed {
  const { level, limits, isOut } = readPoint(point, baseline, state.level)
  const next = { ...state, level }
  const isCalm = !isOut.point && !isOut.average
  if (state.open === null) {
    if (isCalm) return { state: next, raised: null, ended: null }
    const { day: raisedOn, x, n } = point
    const { share: usual } = baseline
    const excess = Math.max(
      (x / n - usual) / (limits.point - usual),
      (level.value - usual) / (limits.average - usual),
    )
    const chart = isOut.point && isOut.average ? 'both' : isOut.point ? 'day' : 'average'
    return {
      state: { ...next, open: raisedOn, calm: { points: 0, since: null } },
      raised: { raisedOn, x, n, usual, average: level.value, chart, excess },
      ended: null,
    }
  }
  const calm = isCalm
    ? { points: state.calm.points + 1, since: state.calm.since ?? point.day }
    : { points: 0, since: null }
  if (calm.points < CALM_POINTS || calm.since === null)
    return { state: { ...next, calm }, raised: null, ended: null }
  return {
    state: { ...next, open: null, calm: { points: 0, since: null } },
    raised: null,
    ended: { raisedOn: state.open, endedOn: calm.since, why: 'calm' },
  }
}

/** Alerts of a day that other systems are told of: no more than two a site, the strongest. */
export const MOST_TOLD = 2

/** Which of the alerts are told: what was raised before `since`, is only kept. */
export function toldOf<Alert extends Pick<RaisedAlert, 'raisedOn' | 'excess'>>(
  raised: readonly Alert[],
  since: string,
): Alert[] {
  return raised
    .filter(({ raisedOn }) => raisedOn >= since)
    .toSorted((a, b) => b.excess - a.excess)
    .slice(0, MOST_TOLD)
}
