import type { Curve } from '#contract/journey.ts'
import type { Scale } from '#contract/words.ts'
import { localDay } from '#worker/domain/days.ts'

/** When a question was worded anew, and where it stands. */
export interface SeriesStart {
  /** Unix milliseconds. */
  at: number
  scale: Scale
  touchpoint: string
  stage: string
}

interface Shown {
  /** Scales of the shown kind. */
  scales: Scale[]
  /** Days that are looked at, both included. */
  from: string
  to: string
  timezone: string
}

/** Where answers of two questions are counted together: a day of the range on which one became another. */
export function reworded(
  starts: SeriesStart[],
  { scales, from, to, timezone }: Shown,
): Curve['history']['reworded'] {
  return starts
    .filter(({ scale }) => scales.includes(scale))
    .map(({ at, stage, touchpoint }) => ({ on: localDay(at, timezone), stage, touchpoint }))
    .filter(({ on }) => from < on && on <= to)
}
