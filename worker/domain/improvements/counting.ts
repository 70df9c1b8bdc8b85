import type { Scale } from '#contract/words.ts'
import { addDays, cutIntoWeeks, dayCount, mondayOf } from '#worker/domain/days.ts'
import { isGood } from '#worker/domain/journey/score-tally.ts'
import { scoresOf } from '#worker/domain/scoring.ts'
import type { Proportion } from '#worker/domain/stats/proportions.ts'
import type { Range } from './windows.ts'

/** Whole weeks by their Mondays, and single weeks of which days count. */
export interface Spans {
  weeks: { from: string; to: string }[]
  /** Of one week; `sign` is −1 for days that a whole week has too many. */
  days: { week: string; weekdays: number[]; sign: 1 | -1 }[]
}

/** What must be read to count a range: whole weeks and its edges. */
export function spansOf({ from, to }: Range): Spans {
  const { whole, edges } = cutIntoWeeks(from, to)
  return { weeks: whole ? [whole] : [], days: edges }
}

/** What must be read to tell each day of a range: every week of it. */
export function dailySpansOf({ from, to }: Range): Spans {
  const days: Spans['days'] = []
  for (let day = from; day <= to;) {
    const week = mondayOf(day)
    const weekday = dayCount(week, day) - 1
    const last = addDays(week, 6) < to ? addDays(week, 6) : to
    const weekdays = []
    for (; day <= last; day = addDays(day, 1)) weekdays.push(weekdays.length + weekday)
    days.push({ week, weekdays, sign: 1 })
  }
  return { weeks: [], days }
}

/** The share of good answers among answers per raw score 0…10. */
export function shareOf(scale: Scale, scores: number[]): Proportion {
  const own = scoresOf(scale)
  const count = (wanted: number[]) => wanted.reduce((sum, score) => sum + (scores[score] ?? 0), 0)
  return { x: count(own.filter((score) => isGood(scale, score))), n: count(own) }
}

/** Two counts of the same sort, together. */
export function added(a: Proportion, b: Proportion): Proportion {
  return { x: a.x + b.x, n: a.n + b.n }
}

export const NOBODY: Proportion = { x: 0, n: 0 }
