import {
  alwaysValidRadius,
  alwaysValidWidth,
  mixingFor,
} from '#worker/domain/stats/always-valid.ts'
import {
  differenceInDifferences,
  shareVariance,
} from '#worker/domain/stats/difference-in-differences.ts'
import { normalQuantile } from '#worker/domain/stats/distributions/normal-quantile.ts'
import { Z_95 } from '#worker/domain/stats/interval.ts'
import {
  newcombeDifference,
  type Difference,
  type Proportion,
} from '#worker/domain/stats/proportions.ts'

const ALPHA = 0.05
/** A change is called detectable where it is seen with this probability. */
const POWER = 0.8

/** Good answers of all, at the improved place and, if there is one, at the untouched stage. */
export interface Groups {
  own: Proportion
  control: Proportion | null
}

/** The share after less that before, −1…1, less the move of the untouched stage; with one look's interval. */
export function changeOnce(before: Groups, after: Groups): Difference | null {
  if (!before.control || !after.control) return newcombeDifference(after.own, before.own)
  return differenceInDifferences(
    { before: before.own, after: after.own },
    { before: before.control, after: after.control },
  )
}

/**
 * The same with the interval that holds on all days at once. "Before" is fixed and only "after" grows:
 * see always-valid.ts for why that is covered.
 * @param mixing of {@link plannedError}, the same on every day
 */
export function changeAnyTime(before: Groups, after: Groups, mixing: number): Difference | null {
  const once = changeOnce(before, after)
  if (!once) return null
  const standardError = Math.sqrt(varianceOf(before) + varianceOf(after))
  const radius = alwaysValidRadius({ standardError, mixing, alpha: ALPHA })
  const { difference } = once
  return { difference, low: difference - radius, high: difference + radius }
}

/** The mixing variance that makes the interval narrowest at the planned end. */
export function mixingOf(before: Groups): number {
  return mixingFor(1 / plannedError(before) ** 2, ALPHA)
}

/**
 * Standard error of the change at the planned end, in shares: "after" is as long as "before", so as many
 * answers are expected of it, and spread alike.
 * @param longer how many times as long the two are than what was counted
 */
export function plannedError(before: Groups, longer = 1): number {
  return Math.sqrt((2 * varianceOf(before)) / longer)
}

/** Half-width of the interval at the planned end, and the change that is seen four times in five. */
export function outlookOf(error: number, isAnyTime: boolean) {
  const halfWidth = error * Z_95 * (isAnyTime ? alwaysValidWidth(ALPHA, Z_95) : 1)
  return { halfWidth, detectable: halfWidth + error * normalQuantile(POWER) }
}

function varianceOf({ own, control }: Groups): number {
  return shareVariance(own) + (control ? shareVariance(control) : 0)
}
