import type { Moment } from '#contract/digests/moments.ts'
import { HIDDEN_BELOW, type Scale } from '#contract/words.ts'
import { keyOf, type Counts } from '#worker/domain/digests/counts.ts'
import { feltOf } from '#worker/domain/digests/facts.ts'
import { benjaminiHochberg } from '#worker/domain/stats/comparisons.ts'
import { normalTwoSidedP } from '#worker/domain/stats/distributions/normal.ts'
import { Z_95 } from '#worker/domain/stats/interval.ts'
import { momentsOfCounts } from '#worker/domain/stats/moments.ts'
import { pairedChange, riditsOf } from './paired.ts'
import { entriesOf } from './pains.ts'
import { stateOf } from './shares.ts'

/** Pairs from which on the same people are compared, and what makes a moment of truth. */
const ENOUGH_PAIRS = 20
const MOMENT_Q = 0.05
const MOMENT_POINTS = 15
const HUNDREDTHS = 100
/** Ridits from 0 to 1 on an axis as long as that of sentiment. */
const RIDIT_POINTS = 200

/** One instrument at one place. */
interface Side {
  stage: string
  touchpoint: string
  scale: Scale
}
/** Scores there and then here, and by how many. */
interface Cell {
  from: number
  to: number
  count: number
}

type Found = Omit<Moment, 'q' | 'isMoment'> & { p: number }

/**
 * Where people felt otherwise from one touchpoint to the next: of the same people where there are twenty
 * pairs; else neighbours of the map by whoever answered there, if both were asked with one instrument.
 * @param order touchpoints as they stand on the map
 * @param isGuest leaves out what single answers could be told by
 */
export function buildMoments(
  counts: Counts,
  { order, isGuest }: { order: { stage: string; touchpoint: string }[]; isGuest: boolean },
): Moment[] {
  const tallies = talliesOf(counts)
  const pairs = pairsOf(counts)
  const paired = pairs.flatMap((pair) => comparePaired(pair, tallies, isGuest) ?? [])
  const known = new Set(paired.map(({ from, to }) => keyOf(from.touchpoint, to.touchpoint)))
  const unpaired = isGuest
    ? []
    : neighbours(order, tallies)
        .filter(([from, to]) => !known.has(keyOf(from.touchpoint, to.touchpoint)))
        .flatMap(([from, to]) => compareUnpaired({ from, to }, tallies, pairs) ?? [])
  const found = [...paired, ...unpaired]
  const q = benjaminiHochberg(found.map(({ p }) => p))
  return found
    .map(({ p: _p, ...moment }, index): Moment => {
      const own = q[index] ?? 1
      const isMoment =
        !moment.differentPeople && own <= MOMENT_Q && Math.abs(moment.difference) >= MOMENT_POINTS
      return { ...moment, q: own, isMoment }
    })
    .toSorted(
      (a, b) =>
        Number(b.isMoment) - Number(a.isMoment) ||
        Number(a.differentPeople) - Number(b.differentPeople) ||
        Math.abs(b.difference) * b.n - Math.abs(a.difference) * a.n,
    )
}

type Tallies = Map<string, { side: Side; scores: [score: number, count: number][] }>

function talliesOf(counts: Counts): Tallies {
  const tallies: Tallies = new Map()
  for (const { parts, counters } of entriesOf(counts, 't')) {
    const side = toSide(parts)
    const key = sideKey(side)
    const tally = tallies.get(key) ?? { side, scores: [] }
    tally.scores.push([Number(parts[3]), counters[0] ?? 0])
    tallies.set(key, tally)
  }
  return tallies
}

interface Pair {
  from: Side
  to: Side
  cells: Cell[]
}

function pairsOf(counts: Counts): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { parts, counters } of entriesOf(counts, 'm')) {
    const [from, to] = [toSide(parts), toSide(parts.slice(4))]
    const key = keyOf(sideKey(from), sideKey(to))
    const pair = pairs.get(key) ?? { from, to, cells: [] }
    pair.cells.push({ from: Number(parts[3]), to: Number(parts[7]), count: counters[0] ?? 0 })
    pairs.set(key, pair)
  }
  return [...pairs.values()]
}

/** As `adds.ts` wrote the key. */
function toSide([stage = '', touchpoint = '', scale = '']: string[]): Side {
  return { stage, touchpoint, scale: scale as Scale }
}

function sideKey({ stage, touchpoint, scale }: Side): string {
  return keyOf(stage, touchpoint, scale)
}

function comparePaired(pair: Pair, tallies: Tallies, isGuest: boolean): Found | null {
  const { from, to, cells } = pair
  const isRidit = from.scale !== to.scale
  const [before, after] = [from, to].map((side) =>
    isRidit ? riditPoints(side.scale, tallies) : plainPoints(side.scale),
  )
  const differences = new Map<number, number>()
  let [worse, better] = [0, 0]
  for (const cell of cells) {
    const difference =
      Math.round(((after?.(cell.to) ?? 0) - (before?.(cell.from) ?? 0)) * HUNDREDTHS) / HUNDREDTHS
    differences.set(difference, (differences.get(difference) ?? 0) + cell.count)
    const [was, is] = [signOf(from.scale, cell.from), signOf(to.scale, cell.to)]
    if (was > 0 && is < 0) worse += cell.count
    if (was < 0 && is > 0) better += cell.count
  }
  const change = pairedChange(differences)
  if (!change || change.n < ENOUGH_PAIRS) return null
  return {
    ...sidesOf(pair, tallies),
    ...(isGuest ? { nFrom: null, nTo: null } : {}),
    n: change.n,
    difference: change.location,
    interval: [change.interval.low, change.interval.high],
    effect: change.effect,
    worse: isGuest ? null : worse,
    better: isGuest ? null : better,
    differentPeople: false,
    isRidit,
    state: stateOf(change.n),
    p: change.p,
  }
}

function sidesOf({ from, to }: Pick<Pair, 'from' | 'to'>, tallies: Tallies) {
  const answered = (side: Side) => totalOf(tallies.get(sideKey(side))?.scores ?? [])
  return {
    from: { stage: from.stage, touchpoint: from.touchpoint },
    to: { stage: to.stage, touchpoint: to.touchpoint },
    scales: [from.scale, to.scale] as [Scale, Scale],
    nFrom: answered(from),
    nTo: answered(to),
  }
}

function totalOf(scores: [number, number][]): number {
  return scores.reduce((sum, [, count]) => sum + count, 0)
}

function plainPoints(scale: Scale): (score: number) => number {
  return (score) => (feltOf({ scale, score }) ?? 0) / HUNDREDTHS
}

function signOf(scale: Scale, score: number): number {
  return Math.sign(feltOf({ scale, score }) ?? 0)
}

/** By the place of a score among all answers that the instrument got on the map. */
function riditPoints(scale: Scale, tallies: Tallies): (score: number) => number {
  const all = new Map<number, number>()
  for (const { side, scores } of tallies.values())
    if (side.scale === scale)
      for (const [score, count] of scores) {
        const felt = plainPoints(scale)(score)
        all.set(felt, (all.get(felt) ?? 0) + count)
      }
  const ridits = riditsOf([...all])
  return (score) => (ridits.get(plainPoints(scale)(score)) ?? 0.5) * RIDIT_POINTS
}

/** Touchpoints that follow each other on the map, and were asked with the same instrument. */
function neighbours(
  order: { stage: string; touchpoint: string }[],
  tallies: Tallies,
): [Side, Side][] {
  return order.slice(1).flatMap((next, index): [Side, Side][] => {
    const last = order[index]
    const sides = [...tallies.values()].map(({ side }) => side)
    const of = (place: typeof next | undefined) =>
      sides.filter((side) => side.stage === place?.stage && side.touchpoint === place.touchpoint)
    return of(last).flatMap((from) =>
      of(next).flatMap((to): [Side, Side][] => (from.scale === to.scale ? [[from, to]] : [])),
    )
  })
}

/** The difference of two means by different people; null where either is of too few. */
function compareUnpaired(
  sides: Pick<Pair, 'from' | 'to'>,
  tallies: Tallies,
  pairs: Pair[],
): Found | null {
  const [a, b] = [sides.from, sides.to].map((side) =>
    momentsOfCounts(
      (tallies.get(sideKey(side))?.scores ?? []).map(([score, count]) => [
        plainPoints(side.scale)(score),
        count,
      ]),
    ),
  )
  if (!a || !b || Math.min(a.n, b.n) < HIDDEN_BELOW.customer) return null
  const difference = b.mean - a.mean
  const se = Math.sqrt((a.variance ?? 0) / a.n + (b.variance ?? 0) / b.n)
  const same = pairs.find(
    ({ from, to }) => sideKey(from) === sideKey(sides.from) && sideKey(to) === sideKey(sides.to),
  )
  return {
    ...sidesOf(sides, tallies),
    n: same?.cells.reduce((sum, { count }) => sum + count, 0) ?? 0,
    difference,
    interval: [difference - Z_95 * se, difference + Z_95 * se],
    effect: null,
    worse: null,
    better: null,
    differentPeople: true,
    isRidit: false,
    state: stateOf(Math.min(a.n, b.n)),
    p: se === 0 ? Number(difference === 0) : normalTwoSidedP(difference / se),
  }
}
