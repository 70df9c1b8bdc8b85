import type { StageTime } from '#contract/digests/stage-times.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { binOf, daysOfBin } from '#worker/domain/digests/adds.ts'
import type { Counts } from '#worker/domain/digests/counts.ts'
import { Z_95 } from '#worker/domain/stats/interval.ts'
import {
  countOf,
  kaplanMeier,
  type Observation,
  type SurvivalStep,
} from '#worker/domain/stats/survival.ts'
import { entriesOf } from './pains.ts'
import { shareOf, stateOf } from './shares.ts'

const DAY_MS = 86_400_000
/** People of a week came in its middle. */
const HALF_WEEK_MS = 3.5 * DAY_MS

/** The counters of one week of entering. */
export interface TimeWeek {
  /** Its Monday, Unix milliseconds in UTC. */
  from: number
  counts: Counts
}

interface Stage {
  id: string
  frameDays: number | null
}

/**
 * How long people stay in each stage, by when they came into it (Kaplan–Meier): who has not answered in
 * another stage yet is still in it, as long as it is since the middle of their week.
 * @param until up to when answers are counted, Unix milliseconds
 */
export function buildStageTimes(
  weeks: { now: TimeWeek[]; before: TimeWeek[] | null },
  stages: Stage[],
  until: number,
): StageTime[] {
  return stages.flatMap(({ id, frameDays }): StageTime[] => {
    const found = observed(weeks.now, id, until)
    if (found.entered === 0) return []
    const steps = kaplanMeier(found.observations)
    const curve = steps.map(toPoint)
    const before = weeks.before && observed(weeks.before, id, until)
    const order = stages.map((stage) => stage.id)
    const back = found.leftFor
      .filter(([to]) => order.indexOf(to) < order.indexOf(id))
      .reduce((sum, [, n]) => sum + n, 0)
    return [
      {
        stage: id,
        entered: found.entered,
        left: found.left,
        open: found.entered - found.left,
        median: quantileOf(steps, 0.5),
        p90: quantileOf(steps, 0.1),
        frameDays,
        beyondFrame: beyond(steps, found.observations, frameDays),
        curve,
        previous: before && {
          entered: before.entered,
          median: quantileOf(kaplanMeier(before.observations), 0.5),
        },
        back: shareOf(back, found.left),
        state: stateOf(found.entered),
      },
    ]
  })
}

interface Observed {
  entered: number
  left: number
  leftFor: [to: string, n: number][]
  observations: Observation[]
}

function observed(weeks: TimeWeek[], stage: string, until: number): Observed {
  const sum: Observed = { entered: 0, left: 0, leftFor: [], observations: [] }
  for (const { from, counts } of weeks) {
    const entered = counts[`e|${stage}`]?.[0] ?? 0
    let left = 0
    for (const { parts, counters } of entriesOf(counts, 'l')) {
      const [own, bin, to = ''] = parts
      const n = counters[0] ?? 0
      if (own !== stage || n <= 0) continue
      left += n
      sum.leftFor.push([to, n])
      sum.observations.push({ time: daysOfBin(Number(bin)), event: true, count: n })
    }
    const open = Math.max(0, entered - left)
    const time = daysOfBin(binOf(Math.max(0, until - from - HALF_WEEK_MS)))
    sum.observations.push({ time, event: false, count: open })
    sum.entered += entered
    sum.left += left
  }
  return sum
}

function toPoint({ time, survival, se, atRisk }: SurvivalStep): StageTime['curve'][number] {
  const reach = Z_95 * (se ?? 0)
  return {
    days: time,
    share: survival,
    interval: [Math.max(0, survival - reach), Math.min(1, survival + reach)],
    atRisk,
  }
}

function quantileOf(steps: SurvivalStep[], left: number): number | null {
  return steps.find(({ survival }) => survival <= left + 1e-12)?.time ?? null
}

/** Null where too few were watched as long as the frame. */
function beyond(
  steps: SurvivalStep[],
  observations: Observed['observations'],
  frameDays: number | null,
): StageTime['beyondFrame'] {
  if (frameDays === null) return null
  const watched = countOf(observations.filter(({ time, event }) => event || time >= frameDays))
  if (watched < HIDDEN_BELOW.customer) return null
  const last = steps.findLast(({ time }) => time <= frameDays)
  const point = last ? toPoint(last) : null
  return point ? { share: point.share, interval: point.interval } : { share: 1, interval: [1, 1] }
}
