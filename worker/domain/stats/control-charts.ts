import { sum } from './arrays.ts'
import {
  requireCounts,
  requireFinite,
  requirePositive,
  requireShare,
  requireSuccesses,
} from './input-checks.ts'
import { clip, type Interval } from './interval.ts'
import type { Proportion } from './proportions.ts'

export interface PChartPoint extends Interval {
  /** The sample's share, 0…1; `low` and `high` are its control limits. */
  readonly share: number
  /** Strictly beyond a limit. */
  readonly out: boolean
}

export interface PChart {
  /** Centre line, 0…1. */
  readonly centre: number
  readonly points: PChartPoint[]
}

/**
 * Shewhart p-chart: three-sigma limits of each sample around the pooled share, or around a frozen
 * `baseline` (0…1). Null without samples.
 * Source: Montgomery, "Introduction to Statistical Quality Control", chapter 7.
 * @throws RangeError for a sample without trials, x outside 0…n or a baseline outside 0…1.
 */
export function pChart(samples: readonly Proportion[], baseline?: number): PChart | null {
  for (const { x, n } of samples) {
    requireSuccesses(x, n)
    requirePositive('The size of a sample', n)
  }
  if (baseline !== undefined) requireShare('The baseline', baseline)
  if (samples.length === 0) return null
  const pooled = sum(samples.map(({ x }) => x)) / sum(samples.map(({ n }) => n))
  const centre = baseline ?? pooled
  const points = samples.map(({ x, n }) => {
    const share = x / n
    const width = 3 * Math.sqrt((centre * (1 - centre)) / n)
    const limits = clip({ low: centre - width, high: centre + width }, { low: 0, high: 1 })
    return { share, ...limits, out: share < limits.low || share > limits.high }
  })
  return { centre, points }
}

/**
 * Exponentially weighted moving average, one value for each input: λ·x + (1 − λ)·previous, from
 * `start`. Source: Roberts 1959; NIST/SEMATECH e-Handbook 6.3.2.4.
 * @throws RangeError unless values and start are finite and 0 < lambda <= 1.
 */
export function ewma({
  values,
  lambda,
  start,
}: {
  values: readonly number[]
  lambda: number
  start: number
}): number[] {
  requireFinite('Values', values)
  requireFinite('The start', [start])
  requirePositive('Lambda', lambda)
  requireShare('Lambda', lambda)
  let level = start
  return values.map((value) => {
    level = lambda * value + (1 - lambda) * level
    return level
  })
}

/**
 * Control limits of an EWMA: centre ± width·sd·√(λ/(2 − λ)·(1 − (1 − λ)^(2·step))). `sd` is that of
 * one observation, `step` counts from 1; without a step the limits are those of a long series.
 * Source: NIST/SEMATECH e-Handbook 6.3.2.4.
 * @throws RangeError unless the numbers are finite, sd and width at least 0 and 0 < lambda <= 1.
 */
export function ewmaLimits({
  centre,
  sd,
  lambda,
  width,
  step,
}: {
  centre: number
  sd: number
  lambda: number
  width: number
  step?: number
}): Interval {
  requireFinite('The centre', [centre])
  requireCounts('Spread and width', [sd, width])
  requirePositive('Lambda', lambda)
  requireShare('Lambda', lambda)
  const settled = step === undefined ? 1 : 1 - (1 - lambda) ** (2 * step)
  const half = width * sd * Math.sqrt((lambda / (2 - lambda)) * settled)
  return { low: centre - half, high: centre + half }
}

/**
 * Laney's σ_z: by how much samples vary more than chance alone would have them, so that limits of a p′
 * chart are that much wider; 1 where they do not. Mean moving range of z = (share − centre)/σ, divided
 * by 1.128. Null with fewer than two samples, or where the centre is 0 or 1.
 * Source: Laney 2002, Quality Engineering 14:531–537.
 * @throws RangeError as {@link pChart}
 */
export function laneySigma(samples: readonly Proportion[], centre: number): number | null {
  for (const { x, n } of samples) {
    requireSuccesses(x, n)
    requirePositive('The size of a sample', n)
  }
  requireShare('The centre', centre)
  if (samples.length < 2 || centre === 0 || centre === 1) return null
  const z = samples.map(({ x, n }) => (x / n - centre) / Math.sqrt((centre * (1 - centre)) / n))
  const ranges = z.slice(1).map((value, index) => Math.abs(value - (z[index] ?? value)))
  return sum(ranges) / ranges.length / 1.128
}
