import { quantiles } from '#worker/domain/stats/quantiles.ts'

/** What a site may write on a day before its answers are held, at least. */
const LEAST_BUDGET = 5000
/** A new site has no usual day yet: it may write this much a day in its first week. */
const NEW_BUDGET = 50_000
const NEW_DAYS = 7
/** Times its median day that a site may write. */
const GENEROSITY = 20
/** Days that the median is of. */
export const BUDGET_DAYS = 28
/** Part of its budget after which a site's day is guarded: the other half is for genuine ones. */
export const GUARDED_PART = 1 / 2
/** Answers, and events, that one network may still give on a day that is guarded. */
export const LEFT_TO_SOURCE = 10

/** The most that one display may stand for. */
const MOST_WEIGHT = 64

/**
 * Rows that a site's collecting may write on a day. Halfway, answers are held and networks limited.
 * @param before rows of the days before; of days that are not there a site wrote next to nothing,
 * or it was not there itself
 * @param ageDays how long the site has been there
 */
export function rowBudget(before: number[], ageDays: number): number {
  if (ageDays < NEW_DAYS) return NEW_BUDGET
  const length = Math.max(before.length, Math.min(BUDGET_DAYS, Math.floor(ageDays)))
  const missing = Array<number>(length - before.length).fill(0)
  const [median] = quantiles([...before, ...missing], [0.5]) ?? [0]
  return Math.max(LEAST_BUDGET, GENEROSITY * (median ?? 0))
}

/**
 * What each display that is kept today stands for: a power of two that would have kept yesterday's
 * rows under the site's own bound; 1 counts every display.
 * @param yesterday rows that were written, and what a display stood for then
 */
export function displayWeight(
  yesterday: { rows: number; weight: number } | undefined,
  sampleAbove: number,
): number {
  if (!yesterday) return 1
  const wanted = (yesterday.rows * yesterday.weight) / sampleAbove
  return wanted <= 1 ? 1 : Math.min(MOST_WEIGHT, 2 ** Math.ceil(Math.log2(wanted)))
}
