import { sum } from '#worker/domain/stats/arrays.ts'
import { ewmaLimits, laneySigma } from '#worker/domain/stats/control-charts.ts'
import { chiSquareUpperTail } from '#worker/domain/stats/distributions/chi-square.ts'

/*
 * Whether the share of unhappy answers of a day is more than usual. See docs/method.md, "Alerts".
 */

/** A day, or some small ones together, with its unhappy answers among all. */
export interface DayCounts {
  /** The last of its days. */
  day: string
  /** Unhappy answers. */
  x: number
  n: number
}

/** What is usual, frozen. */
export interface Baseline {
  /** Unhappy among all, 0…1, and never 0: that none was unhappy does not mean that none ever is. */
  share: number
  /** Laney's σ_z where days vary more than by chance; else 1. */
  sigma: number
  /** Points and answers that it rests on, and the last of their days. */
  points: number
  n: number
  until: string
}

/** Weight of the newest point in the moving average, and limits in standard deviations. */
export const LAMBDA = 0.2
export const WIDTH = 3
/** Points of a baseline. */
export const BASELINE_POINTS = 20
/** A p-value below it says that days vary more than by chance. */
const OVERDISPERSED = 0.05

/**
 * Freezes what is usual. Days that vary more than by chance (dispersion test, Σz² against χ² with
 * k − 1 degrees of freedom) get Laney's wider limits.
 */
export function freezeBaseline(points: readonly DayCounts[]): Baseline | null {
  const n = sum(points.map((point) => point.n))
  const last = points.at(-1)
  if (points.length < BASELINE_POINTS || !last || n === 0) return null
  const share = Math.max(1, sum(points.map(({ x }) => x))) / n
  const squares = points.map((point) => (point.x / point.n - share) ** 2 * point.n)
  const spread = share * (1 - share)
  const isOver =
    spread > 0 && chiSquareUpperTail(sum(squares) / spread, points.length - 1) < OVERDISPERSED
  const sigma = isOver ? Math.max(1, laneySigma(points, share) ?? 1) : 1
  return { share, sigma, points: points.length, n, until: last.day }
}

/** Where the moving average of a stream stands. */
export interface Level {
  /** The average, 0…1. */
  value: number
  /** Points since the baseline. */
  step: number
}

export interface Reading {
  level: Level
  /** Upper limits, 0…1: of this point alone, and of the average. */
  limits: { point: number; average: number }
  /** Which of them it is beyond; an alert is raised by either. */
  isOut: { point: boolean; average: boolean }
}

/**
 * One more point: beyond the p-chart's upper limit of three standard deviations (p′ where days vary
 * more than by chance), or with an average beyond that of the EWMA, with its exact early limits; both
 * are wider by what is not known of the baseline. Only upwards: fewer unhappy answers are no alert.
 */
export function readPoint({ x, n }: DayCounts, baseline: Baseline, before: Level | null): Reading {
  const { share: centre, sigma } = baseline
  const share = x / n
  const spread = sigma * Math.sqrt(centre * (1 - centre))
  const sd = spread / Math.sqrt(n)
  // What is usual is known from so many answers only: limits that took it for certain would alarm too often.
  const unsure = (WIDTH * spread) / Math.sqrt(baseline.n)
  const step = (before?.step ?? 0) + 1
  const value = LAMBDA * share + (1 - LAMBDA) * (before?.value ?? centre)
  const point = centre + Math.hypot(WIDTH * sd, unsure)
  const { high } = ewmaLimits({ centre, sd, lambda: LAMBDA, width: WIDTH, step })
  const average = centre + Math.hypot(high - centre, unsure)
  return {
    level: { value, step },
    limits: { point: Math.min(1, point), average: Math.min(1, average) },
    isOut: { point: share > point, average: value > average },
  }
}
