import type { Scale } from '#contract/words.ts'
import { tallyOf, type ScaleCounts } from '#worker/domain/journey/measure.ts'
import type { MovingPlace } from './moves.ts'

/** A place of the map and a scale that is asked there. */
interface Cell {
  stageId: string
  touchpointId: string
  scale: Scale
}

/** What was counted in each cell, in their order. */
type Counted = readonly Omit<ScaleCounts, 'scale'>[]

/**
 * The places of a view with what was answered there in both periods; none without a period before.
 * @param least answers that a value needs, see HIDDEN_BELOW
 * @param anew where a question was worded anew in these days
 */
export function movingPlaces(
  cells: readonly Cell[],
  { now, before }: { now: Counted; before: Counted | undefined },
  {
    by,
    least,
    anew,
  }: {
    by: 'stage' | 'touchpoint'
    least: number
    anew: readonly { stage: string; touchpoint: string }[]
  },
): MovingPlace[] {
  const places = Map.groupBy(cells.keys(), (index) => keyOf(by, cells[index]))
  const tally = (indexes: number[], counts: Counted) =>
    tallyOf(
      indexes.flatMap((index) => {
        const [cell, counted] = [cells[index], counts[index]]
        return cell && counted ? [{ ...cell, ...counted }] : []
      }),
      least,
    )
  return [...places.values()].flatMap((indexes) => {
    const cell = cells[indexes[0] ?? 0]
    if (!cell || !before) return []
    const { stageId: stage, touchpointId } = cell
    const touchpoint = by === 'stage' ? null : touchpointId
    const isReworded = anew.some(
      (one) => one.stage === stage && (touchpoint ?? one.touchpoint) === one.touchpoint,
    )
    return [
      { stage, touchpoint, now: tally(indexes, now), before: tally(indexes, before), isReworded },
    ]
  })
}

function keyOf(by: 'stage' | 'touchpoint', cell: Cell | undefined): string {
  return JSON.stringify([cell?.stageId, by === 'stage' ? null : cell?.touchpointId])
}
