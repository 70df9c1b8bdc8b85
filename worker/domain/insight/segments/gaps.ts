import { SEGMENT_LEAST, type SegmentCell, type Segments } from '#contract/insight/segments.ts'
import { STANDOUT_POINTS } from '#contract/insight/standouts.ts'
import { HIDDEN_BELOW, type JourneyKind, type Scale } from '#contract/words.ts'
import { addScores, measure, type Scores } from '#worker/domain/insight/standouts/places.ts'
import { STANDOUT_Q } from '#worker/domain/insight/standouts/wow.ts'
import { isReversed, type SplitCell } from '#worker/domain/insight/why.ts'
import { changeBetween, type Change } from '#worker/domain/journey/change.ts'
import { tallyOf } from '#worker/domain/journey/measure.ts'
import { scoreTally, toPair } from '#worker/domain/journey/score-tally.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'

/*
 * Which touchpoint fails which segment. See docs/method.md, "Segments".
 */

/** Answers by raw score of everybody who is alike in what rollups tell, and where they gave them. */
export interface PlacedCell extends Pick<SplitCell, 'touchpoint' | 'scale' | 'segment' | 'scores'> {
  stage: string
}

export type BuiltSegment = Omit<Segments['segments'][number], 'pains'>

interface Compared {
  segment: string
  stage: string
  touchpoint: string
  scale: Scale
  own: Scores
  others: Scores
  ownMean: number
  othersMean: number
  change: Change
}

/**
 * Sets each segment beside everybody else at the same touchpoint and instrument: never whole against
 * whole, since segments answer at different places. Who is of no known segment is among the others.
 */
export function buildSegmentGaps(
  cells: readonly PlacedCell[],
  kind: JourneyKind,
): Pick<Segments, 'n' | 'unknown' | 'cells' | 'few'> & { segments: BuiltSegment[] } {
  const places = [...Map.groupBy(cells, placeKey).values()]
  const found = places.map((place) => compareAt(place, kind))
  const compared = found.flatMap((one) => one.compared)
  const qs = benjaminiHochberg(compared.map(({ change }) => change.p))
  const known = Map.groupBy(cells, ({ segment }) => segment)
  return {
    n: answersIn(cells),
    unknown: answersIn(known.get('') ?? []),
    segments: [...known]
      .filter(([segment]) => segment !== '')
      .map(([segment, own]) => {
        const parts = compared.filter((one) => one.segment === segment)
        return { segment, n: answersIn(own), cells: parts.length, ...together(parts) }
      })
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.n - a.n),
    cells: compared
      .map((one, index) => toCell(one, qs[index] ?? 1))
      .toSorted((a, b) => a.interval[1] - b.interval[1]),
    few: sum(found.map(({ few }) => few)),
  }
}

function placeKey({ stage, touchpoint, scale }: PlacedCell): string {
  return JSON.stringify([stage, touchpoint, scale])
}

function answersIn(cells: readonly PlacedCell[]): number {
  return sum(cells.flatMap(({ scores }) => scores))
}

/** The segments of one place that have enough answers beside enough of others. */
function compareAt(
  place: readonly PlacedCell[],
  kind: JourneyKind,
): { compared: Compared[]; few: number } {
  const [first] = place
  const groups = [...Map.groupBy(place, ({ segment }) => segment)]
    .map(([segment, group]) => ({ segment, own: addScores(group.map(({ scores }) => scores)) }))
    .filter(({ own }) => sum(own) > 0)
  const named = groups.filter(({ segment }) => segment !== '')
  // Of employees a small group could be had as what the told ones leave of the whole.
  const isTold = kind === 'customer' || groups.every(({ own }) => sum(own) >= HIDDEN_BELOW.employee)
  if (!first || !isTold) return { compared: [], few: named.length }
  const { stage, touchpoint, scale } = first
  const compared = named.flatMap(({ segment, own }): Compared[] => {
    const others = addScores(groups.filter((one) => one.segment !== segment).map((one) => one.own))
    const [here, there] = [own, others].map((scores) => measure(scale, scores, SEGMENT_LEAST))
    if (!here || !there) return []
    const change = changeBetween(here, there)
    const means = { ownMean: here.sentiment, othersMean: there.sentiment }
    return [{ segment, stage, touchpoint, scale, own, others, ...means, change }]
  })
  return { compared, few: named.length - compared.length }
}

/** A segment over all its places, as they come and place by place. */
function together(
  parts: readonly Compared[],
): Pick<BuiltSegment, 'crude' | 'within' | 'isReversed'> {
  const n = sum(parts.map(({ own }) => sum(own)))
  const [own, others] = [wholeOf(parts, 'own'), wholeOf(parts, 'others')]
  if (n === 0 || !own || !others) return { crude: null, within: null, isReversed: false }
  const crude = changeBetween(own, others)
  const weighted = parts.map(({ own: scores, change }) => ({ change, weight: sum(scores) / n }))
  const difference = sum(weighted.map(({ change, weight }) => weight * change.difference))
  // Each place's own interval, at its weight (MOVER, Zou & Donner 2008).
  const off = (end: (change: Change) => number) =>
    Math.hypot(...weighted.map(({ change, weight }) => weight * end(change)))
  const down = off((change) => change.difference - change.interval.low)
  const up = off((change) => change.interval.high - change.difference)
  return {
    crude: { difference: crude.difference, interval: toPair(crude.interval) },
    within: { difference, interval: [difference - down, difference + up] },
    isReversed: isReversed(difference, crude.difference),
  }
}

function wholeOf(parts: readonly Compared[], side: 'own' | 'others') {
  const counted = parts.map((part) => ({
    scale: part.scale,
    scores: [...part[side]],
    shown: 0,
    spread: 0,
    imported: 0,
  }))
  return scoreTally(tallyOf(counted, SEGMENT_LEAST))
}

function toCell(one: Compared, q: number): SegmentCell {
  const { segment, stage, touchpoint, scale, own, others, change } = one
  const { difference, interval } = change
  return {
    segment,
    stage,
    touchpoint,
    scale,
    own: { n: sum(own), mean: one.ownMean },
    others: { n: sum(others), mean: one.othersMean },
    difference,
    interval: toPair(interval),
    q,
    isReal: q <= STANDOUT_Q && Math.abs(difference) >= STANDOUT_POINTS,
  }
}
