/** What a site may write on a day before its answers are held, at least. */
const LEAST_BUDGET = 5000
/** Times its median day that a site may write. */
const GENEROSITY = 20
/** Days that the median is of. */
export const BUDGET_DAYS = 28
/** Above its budget a site keeps one of so many events; a power of two. */
export const FLOOD_WEIGHT = 64
/** The most that one display may stand for. */
const MOST_WEIGHT = 64

/** Answers that one network may still give in a day once the budget is used up. */
export const ANSWERS_OF_SOURCE = 10

/**
 * Rows that collecting may write on a day before answers are held and events sampled.
 * @param days rows of the days before; those that are not there wrote next to nothing
 */
export function rowBudget(days: number[]): number {
  const sorted = [...days, ...Array<number>(Math.max(0, BUDGET_DAYS - days.length)).fill(0)]
    .toSorted((a, b) => a - b)
    .slice(-BUDGET_DAYS)
  const middle = ((sorted[BUDGET_DAYS / 2 - 1] ?? 0) + (sorted[BUDGET_DAYS / 2] ?? 0)) / 2
  return Math.max(LEAST_BUDGET, GENEROSITY * middle)
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
