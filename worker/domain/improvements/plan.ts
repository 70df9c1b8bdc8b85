import type { ImprovementPlan } from '#contract/improvements/improvements.ts'
import { outlookOf, plannedError, type Groups } from './estimate.ts'

const LENGTHS = [1, 2, 4, 6, 8, 12]
/** Weeks whose answers an outlook goes by. */
export const PLAN_WEEKS = 4

/**
 * What the traffic of the last {@link PLAN_WEEKS} weeks could show: for some lengths the change, in points,
 * that is seen four times in five, judged once at the end or on any day. No figures from fewer answers
 * than a value needs.
 */
export function planOf(counted: Groups, hiddenBelow: number): ImprovementPlan {
  const { own, control } = counted
  const isKnown = own.n >= hiddenBelow && (control?.n ?? hiddenBelow) >= hiddenBelow
  const points = (weeks: number, isAnyTime: boolean) =>
    outlookOf(plannedError(counted, weeks / PLAN_WEEKS), isAnyTime).detectable * 100
  return {
    weekly: own.n / PLAN_WEEKS,
    share: isKnown ? own.x / own.n : null,
    weeks: isKnown
      ? LENGTHS.map((weeks) => ({
          weeks,
          plannedEnd: points(weeks, false),
          anyTime: points(weeks, true),
        }))
      : [],
  }
}
