import type { CurveStage } from '#contract/journey.ts'
import type { StageMoment } from '#contract/map/lanes.ts'
import { MOMENT_FROM } from '#contract/map/limits.ts'
import { changeBetween } from '#worker/domain/journey/change.ts'

type Stage = Pick<CurveStage, 'id' | 'sentiment' | 'interval' | 'state' | 'scale' | 'retired'>

/**
 * Where the journey turns: neighbouring stages whose sentiments lie MOMENT_FROM points apart or more,
 * with a 95 % interval that excludes 0. Each needs enough answers (`ok`) of one and the same scale.
 * The answers are not paired: it was other people who spoke in each stage.
 * @param stages of the curve, in their order
 */
export function momentsBetween(stages: Stage[]): StageMoment[] {
  const standing = stages.filter(({ retired }) => !retired)
  return standing.slice(1).flatMap((to, index): StageMoment[] => {
    const from = standing[index]
    if (!from || from.scale === null || from.scale !== to.scale) return []
    const [before, after] = [knownOf(from), knownOf(to)]
    if (!before || !after) return []
    const { difference, interval } = changeBetween(after, before)
    if (Math.abs(difference) < MOMENT_FROM || interval.low * interval.high <= 0) return []
    return [
      {
        from: from.id,
        to: to.id,
        difference,
        interval: [interval.low, interval.high],
        people: 'different',
      },
    ]
  })
}

function knownOf({ sentiment, interval, state }: Stage) {
  if (state !== 'ok' || sentiment === null || interval === null) return null
  return { sentiment, interval: { low: interval[0], high: interval[1] } }
}
