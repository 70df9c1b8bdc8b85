/** A confidence interval, both ends included, in the unit of what it is about. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The standard normal quantile of 0.975: half-width of a 95 % interval in standard errors. */
export const Z_95 = 1.959963984540054

/** The part of the interval inside `bounds`. */
export function clip(interval: Interval, bounds: Interval): Interval {
  return {
    low: Math.min(Math.max(interval.low, bounds.low), bounds.high),
    high: Math.min(Math.max(interval.high, bounds.low), bounds.high),
  }
}
