import { SUMMARY_MOST, type Summary, type SummaryJourney } from '#contract/insight/summary.ts'
import type { OutboxLanguage } from '#contract/outbox/words.ts'
import { HIDDEN_BELOW, type JourneyKind, type Scale } from '#contract/words.ts'
import { rankMoves } from '#worker/domain/insight/moves.ts'
import { movingPlaces } from '#worker/domain/insight/moving.ts'
import { indexOfScores } from '#worker/domain/insight/standouts/standouts.ts'
import { changeBetween } from '#worker/domain/journey/change.ts'
import { cellsOfKind } from '#worker/domain/journey/kinds.ts'
import type { ScaleCounts } from '#worker/domain/journey/measure.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sum } from '#worker/domain/stats/arrays.ts'

/*
 * A week of a site, by the same definitions as the pages. See docs/method.md, "The week in words".
 */

interface Part {
  id: string
  name: string
}

export interface SummedMap extends Part {
  kind: JourneyKind
  stages: (Part & { assumed: number | null; touchpoints: Part[] })[]
}

/** What came in of one cell in the week and in the one before. */
export interface SummedCell {
  stageId: string
  touchpointId: string
  scale: Scale
  now: Omit<ScaleCounts, 'scale'> & { unscored: number }
  before: Omit<ScaleCounts, 'scale'> & { unscored: number }
}

/** Answers of a journey's cells, whether they have a score or not. */
export function answersOf(cells: readonly SummedCell[], period: 'now' | 'before'): number {
  return sum(cells.map((cell) => sum(cell[period].scores) + cell[period].unscored))
}

/** The journeys that are told of: those with most answers, each with its cells. */
export function journeysToTell(maps: readonly SummedMap[], cells: readonly SummedCell[]) {
  return maps
    .map((map) => {
      const stages = new Set(map.stages.map(({ id }) => id))
      const own = cells.filter(({ stageId }) => stages.has(stageId))
      return { map, cells: own, n: answersOf(own, 'now') }
    })
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n)
    .slice(0, SUMMARY_MOST.journeys)
}

/**
 * One journey: its index beside that of the week before, what moved for sure, and what was named most.
 * Cells with fewer answers than a value needs are left out.
 * @param anew where a question was worded anew in these weeks: answers to two questions are no move
 * @param pains what was named, with what it is called
 */
export function summedJourney(
  map: SummedMap,
  cells: readonly SummedCell[],
  {
    anew,
    pains,
  }: {
    anew: readonly { stage: string; touchpoint: string }[]
    pains: readonly (Omit<SummaryJourney['pains'][number], 'stage'> & { stageId: string })[]
  },
): SummaryJourney {
  const least = HIDDEN_BELOW[map.kind]
  const { cells: drawn } = cellsOfKind([...cells], undefined)
  const [now, before] = [drawn.map((cell) => cell.now), drawn.map((cell) => cell.before)]
  const { moves } = rankMoves(
    movingPlaces(drawn, { now, before }, { by: 'touchpoint', least, anew }),
  )
  const [is, was] = [indexIn(map, drawn, 'now'), indexIn(map, drawn, 'before')]
  const placeOf = placesIn([map])
  return {
    id: map.id,
    name: map.name,
    answers: answersOf(cells, 'now'),
    before: answersOf(cells, 'before'),
    index: is.index && { value: is.index.value, interval: is.index.interval, n: is.index.n },
    change: changeOf(is, was),
    moves: moves
      .filter(({ isReal, isReworded }) => isReal && !isReworded)
      .slice(0, SUMMARY_MOST.moves)
      .map(({ stage, touchpoint, change, atLeast, ...one }) => ({
        ...placeOf(stage, touchpoint ?? ''),
        difference: change.difference,
        interval: change.interval,
        atLeast,
        n: one.now.n,
        before: one.before.n,
      })),
    pains: pains
      .filter(({ named }) => named >= least)
      .toSorted((a, b) => b.named - a.named)
      .slice(0, SUMMARY_MOST.pains)
      .map(({ stageId, ...pain }) => ({ ...pain, stage: placeOf(stageId, '').stage })),
  }
}

function indexIn(map: SummedMap, cells: readonly SummedCell[], period: 'now' | 'before') {
  return indexOfScores(
    map,
    cells.map(({ stageId, touchpointId, scale, [period]: { scores } }) => ({
      stage: stageId,
      touchpoint: touchpointId,
      scale,
      scores,
    })),
  )
}

/** How the index moved; null where it is not made of the same stages and scale: that would be no move. */
function changeOf(
  is: ReturnType<typeof indexIn>,
  was: ReturnType<typeof indexIn>,
): SummaryJourney['change'] {
  const stages = ({ index }: typeof is) => index?.stages.map(({ stage }) => stage).join('|')
  if (!is.index || !was.index || is.scale !== was.scale || stages(is) !== stages(was)) return null
  const known = ({ value, interval: [low, high] }: NonNullable<typeof is.index>) => ({
    sentiment: value,
    interval: { low, high },
  })
  const { difference, interval } = changeBetween(known(is.index), known(was.index))
  return { difference, interval: toPair(interval) }
}

/** What places are called; by their id where they are on no map any more. */
export function placesIn(maps: readonly SummedMap[]) {
  const stages = new Map(maps.flatMap((map) => map.stages.map((stage) => [stage.id, stage])))
  return (stageId: string, touchpointId: string) => {
    const stage = stages.get(stageId)
    const touchpoint = stage?.touchpoints.find(({ id }) => id === touchpointId)
    return {
      stage: { id: stageId, name: stage?.name ?? stageId },
      touchpoint: { id: touchpointId, name: touchpoint?.name ?? touchpointId },
    }
  }
}

/** A week in which nothing was answered. */
export function silentWeek(
  week: { from: string; to: string },
  lang: OutboxLanguage,
  before: number,
): Omit<Summary, 'text' | 'link'> {
  const lists = { journeys: [], raised: [], ended: [] }
  return { id: `week/${week.from}`, ...week, lang, answers: 0, before, ...lists }
}
