import type { Improvement } from '#contract/improvements/improvements.ts'
import type { Judging } from '#contract/improvements/words.ts'
import type { Scale } from '#contract/words.ts'
import { localDay } from '#worker/domain/days.ts'
import { wilson, type Proportion } from '#worker/domain/stats/proportions.ts'
import { outlookOf, plannedError, type Groups } from './estimate.ts'
import { judge, type Look } from './judge.ts'
import { overlapsOf, phaseOf, windowsOf, type Range, type Schedule } from './windows.ts'

/** An improvement as it was written down. */
export interface WrittenDown extends Schedule {
  id: string
  journey: string
  stage: string
  touchpoint: string | null
  control: string | null
  solution: string | null
  name: string
  pain: string | null
  scale: Scale
  worthwhile: number
  judging: Judging
  maker: string
  /** Unix milliseconds. */
  madeAt: number
}

/** What was counted for one, before its start and day by day since. */
export interface CountedFor {
  before: Groups
  looks: Look[]
}

interface Around {
  all: WrittenDown[]
  /** The day that is not over, in the site's time zone. */
  today: string
  timezone: string
  hiddenBelow: number
}

/** An improvement with its verdict, and only what may be told of it by now. */
export function tellImprovement(
  own: WrittenDown,
  { before, looks }: CountedFor,
  { all, today, timezone, hiddenBelow }: Around,
): Improvement {
  const { startsOn, judging, worthwhile, stoppedOn, ...rest } = own
  const phase = phaseOf(own, today)
  const windows = windowsOf(own)
  const overlaps = overlapsOf(own, all)
  const judged = judge({ judging, phase, worthwhile, hiddenBelow, before, looks })
  const isOpen = judged.verdict === 'too_early' || judged.verdict === 'stopped'
  const isUntold = judging === 'planned_end' && isOpen
  const last = looks.at(-1)
  const counts = (range: Range, share: Proportion, isHidden = false) =>
    countsOf(range, share, isHidden || share.n < hiddenBelow)
  const soFar = { from: windows.after.from, to: last?.day ?? windows.after.to }
  const isKnown = before.own.n >= hiddenBelow && (before.control?.n ?? hiddenBelow) >= hiddenBelow
  const { halfWidth, detectable } = outlookOf(plannedError(before), judging === 'any_time')
  return {
    ...rest,
    startsOn,
    stoppedOn,
    judging,
    worthwhile,
    weeks: windows.weeks,
    hindsight: localDay(own.madeAt, timezone) > startsOn,
    phase,
    verdict: overlaps.length > 0 && !isOpen ? 'confounded' : judged.verdict,
    decidedOn: judged.decidedOn,
    before: counts(windows.before, before.own),
    after: counts(soFar, last?.own ?? { x: 0, n: 0 }, isUntold),
    untouched: before.control && {
      before: counts(windows.before, before.control),
      after: counts(soFar, last?.control ?? { x: 0, n: 0 }, isUntold),
    },
    expected: before.own.n,
    change: judged.change,
    outlook: isKnown ? { halfWidth: halfWidth * 100, detectable: detectable * 100 } : null,
    overlaps,
    days: judged.days,
  }
}

function countsOf(range: Range, { x, n }: Proportion, isHidden: boolean): Improvement['before'] {
  const interval = isHidden ? null : wilson({ x, n })
  return {
    ...range,
    n,
    good: isHidden ? null : x,
    interval: interval && [interval.low, interval.high],
  }
}
