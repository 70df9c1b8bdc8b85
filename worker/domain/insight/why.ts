import type { MIX_DIMENSIONS, Mix, Why } from '#contract/insight/moves.ts'
import { changeBetween } from '#worker/domain/journey/change.ts'
import { tallyOf, type ScaleCounts } from '#worker/domain/journey/measure.ts'
import { scoreTally, toPair } from '#worker/domain/journey/score-tally.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { mixRateParts } from '#worker/domain/stats/mix-rate.ts'

/*
 * Whether a move comes from other people answering (mix) or from the same ones feeling otherwise
 * (rate). See docs/method.md, "Why it moved".
 */

type Dimension = (typeof MIX_DIMENSIONS)[number]

/** What was counted of those who have everything that rollups know in common. */
export interface SplitCell extends ScaleCounts, Record<Exclude<Dimension, 'instrument'>, string> {}

/** Values of a dimension that stand for themselves; the rarer ones are one. */
const MOST_VALUES = 8
/** A part or whole that rounds to no point has no direction. */
const NO_POINT = 0.5

interface Group {
  /** Null for those that are too few to stand alone. */
  value: string | null
  now: SplitCell[]
  before: SplitCell[]
}

/**
 * Splits the move of one place in every dimension in which its answers differ.
 * @param least answers that a value needs, see HIDDEN_BELOW
 */
export function explainMove(
  { now, before }: { now: SplitCell[]; before: SplitCell[] },
  least: number,
): Pick<Why, 'now' | 'before' | 'change' | 'dimensions'> {
  const sides = { now: sideOf(now, least), before: sideOf(before, least) }
  const [here, there] = [scoredOf(now, least), scoredOf(before, least)]
  if (!here || !there) return { ...sides, change: null, dimensions: [] }
  const { difference, interval } = changeBetween(here, there)
  const dimensions = DIMENSIONS.flatMap(
    (dimension) => mixOf(dimension, groupsOf({ now, before }, dimension, least), least) ?? [],
  ).toSorted((a, b) => Math.abs(b.mix) - Math.abs(a.mix))
  return { ...sides, change: { difference, interval: toPair(interval) }, dimensions }
}

const DIMENSIONS: Dimension[] = ['touchpoint', 'instrument', 'channel', 'segment', 'persona']

function valueOf(cell: SplitCell, dimension: Dimension): string {
  return dimension === 'instrument' ? cell.scale : cell[dimension]
}

function mixOf(dimension: Dimension, groups: Group[], least: number): Mix | null {
  if (groups.length < 2) return null
  const sides = groups.map(({ now, before }) => ({
    now: scoredOf(now, least),
    before: scoredOf(before, least),
  }))
  const found = mixRateParts(
    groups.map(({ now, before }, index) => ({
      weight0: answersOf(before),
      weight1: answersOf(now),
      rate0: sides[index]?.before?.sentiment ?? null,
      rate1: sides[index]?.now?.sentiment ?? null,
    })),
  )
  if (!found) return null
  const { parts, crude0, crude1 } = found
  const rate = sum(parts.map((part) => part.rate))
  // Each cell's own interval, at its weight (MOVER, Zou & Donner 2008): what is drawn and claimed agree.
  const moved = sides.flatMap(({ now, before }, index) => {
    if (!now || !before) return []
    const { difference, interval } = changeBetween(now, before)
    const weight = parts[index]?.weight ?? 0
    return [
      { down: weight * (difference - interval.low), up: weight * (interval.high - difference) },
    ]
  })
  const cells = groups.map(({ value, now, before }, index) => ({
    value,
    now: sideOf(now, least),
    before: sideOf(before, least),
    mix: parts[index]?.mix ?? 0,
    rate: parts[index]?.rate ?? 0,
  }))
  return {
    dimension,
    mix: sum(parts.map((part) => part.mix)),
    rate,
    rateInterval: [
      rate - Math.hypot(...moved.map(({ down }) => down)),
      rate + Math.hypot(...moved.map(({ up }) => up)),
    ],
    isReversed: isReversed(rate, crude1 - crude0),
    cells: cells.toSorted((a, b) => b.now.n + b.before.n - a.now.n - a.before.n),
  }
}

/** Simpson's paradox: all parts together went one way, the whole the other, both by a point that shows. */
export function isReversed(rate: number, delta: number): boolean {
  const shows = Math.abs(rate) >= NO_POINT && Math.abs(delta) >= NO_POINT
  return shows && Math.sign(rate) !== Math.sign(delta)
}

/**
 * The values of a dimension, those with too few answers in a period put together; if even together they
 * have too few, the next smallest joins: or the others, taken off the whole, would leave just them.
 */
function groupsOf(
  { now, before }: { now: SplitCell[]; before: SplitCell[] },
  dimension: Dimension,
  least: number,
): Group[] {
  const values = new Set([...now, ...before].map((cell) => valueOf(cell, dimension)))
  const of = (cells: SplitCell[], value: string) =>
    cells.filter((cell) => valueOf(cell, dimension) === value)
  const sorted = [...values]
    .map((value) => ({ value, now: of(now, value), before: of(before, value) }))
    .filter((group) => sizeOf(group) > 0)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const isFew = (group: Pick<Group, 'now' | 'before'>) =>
    [answersOf(group.now), answersOf(group.before)].some((n) => n > 0 && n < least)
  const told = sorted.filter((group, place) => place < MOST_VALUES && !isFew(group))
  const rest = sorted.filter((group) => !told.includes(group))
  const together = () => ({
    value: null,
    now: rest.flatMap((group) => group.now),
    before: rest.flatMap((group) => group.before),
  })
  while (rest.length > 0 && isFew(together())) {
    const next = told.pop()
    if (!next) break
    rest.push(next)
  }
  return rest.length > 0 ? [...told, together()] : told
}

function sizeOf({ now, before }: Pick<Group, 'now' | 'before'>): number {
  return answersOf(now) + answersOf(before)
}

function answersOf(cells: SplitCell[]): number {
  return sum(cells.flatMap(({ scores }) => scores))
}

function scoredOf(cells: SplitCell[], least: number) {
  return scoreTally(tallyOf(cells, least))
}

function sideOf(cells: SplitCell[], least: number): Why['now'] {
  return { n: answersOf(cells), sentiment: scoredOf(cells, least)?.sentiment ?? null }
}
