import type { Judging, Phase, Verdict } from '#contract/improvements/words.ts'
import { FEW_BELOW } from '#contract/words.ts'
import type { Difference } from '#worker/domain/stats/proportions.ts'
import { changeAnyTime, changeOnce, mixingOf, type Groups } from './estimate.ts'

/** All answers from the first judged day up to this one. */
export interface Look extends Groups {
  day: string
}

export interface Case {
  judging: Judging
  phase: Phase
  /** Smallest change that matters, in points. */
  worthwhile: number
  /** Fewer answers than this on any side say nothing. */
  hiddenBelow: number
  before: Groups
  /** Day by day where it is judged on any day; else one, of all days so far. */
  looks: Look[]
}

/** What is said of an improvement in this phase of which the interval says nothing. */
const UNDECIDED = {
  planned: 'too_early',
  running: 'too_early',
  stopped: 'stopped',
  over: 'not_shown',
} as const satisfies Record<Phase, Verdict>

/** A change in points, −200…200. */
export interface Change {
  value: number
  low: number
  high: number
}

export interface Judged {
  verdict: Verdict
  decidedOn: string | null
  /** Null while it must not be told, or rests on too few answers. */
  change: Change | null
  days: (Change & { day: string; n: number })[]
}

/**
 * What became of an improvement. Judged once: nothing is told before the planned end. Judged on any
 * day: the first day on which the interval says something decides, and looking on changes nothing. With
 * under thirty answers on a side there is no such interval: it goes by the normal approximation.
 */
export function judge(given: Case): Judged {
  return given.judging === 'planned_end' ? judgeOnce(given) : judgeAnyDay(given)
}

/**
 * What an interval says: it leaves 0 out and the change is worth it, or all of it is too small to
 * matter, or neither (null).
 * @param worthwhile in points, like the change
 */
export function verdictOf({ value, low, high }: Change, worthwhile: number): Verdict | null {
  if (low > 0 && value >= worthwhile) return 'improved'
  if (high < 0 && value <= -worthwhile) return 'worse'
  return -worthwhile < low && high < worthwhile ? 'no_relevant_change' : null
}

function judgeOnce({ phase, worthwhile, hiddenBelow, before, looks }: Case): Judged {
  const untold = { decidedOn: null, change: null, days: [] }
  if (phase === 'stopped') return { verdict: 'stopped', ...untold }
  if (phase !== 'over') return { verdict: 'too_early', ...untold }
  const last = looks.at(-1)
  if (!last || isHidden([before, last], hiddenBelow)) return { verdict: 'not_shown', ...untold }
  const change = inPoints(changeOnce(before, last))
  const verdict = (change && verdictOf(change, worthwhile)) ?? 'not_shown'
  return { verdict, decidedOn: last.day, change, days: [] }
}

function judgeAnyDay({ phase, worthwhile, hiddenBelow, before, looks }: Case): Judged {
  const mixing = mixingOf(before)
  const days = looks.flatMap((look) => {
    if (isHidden([before, look], Math.max(hiddenBelow, FEW_BELOW))) return []
    const change = inPoints(changeAnyTime(before, look, mixing))
    return change ? [{ ...change, day: look.day, n: look.own.n }] : []
  })
  const decided = days
    .map((day) => ({ verdict: verdictOf(day, worthwhile), day: day.day }))
    .find(({ verdict }) => verdict !== null)
  const last = days.at(-1)
  return {
    verdict: decided?.verdict ?? UNDECIDED[phase],
    decidedOn: decided?.day ?? (phase === 'over' ? (last?.day ?? null) : null),
    change: last ? { value: last.value, low: last.low, high: last.high } : null,
    days,
  }
}

function isHidden(groups: Groups[], hiddenBelow: number): boolean {
  return groups.some(
    ({ own, control }) => own.n < hiddenBelow || (control !== null && control.n < hiddenBelow),
  )
}

function inPoints(change: Difference | null): Change | null {
  if (!change) return null
  const { difference, low, high } = change
  return { value: difference * 100, low: low * 100, high: high * 100 }
}
