import type { Curve, CurveQuery, CurveStage, CurveTouchpoint } from '#contract/journey.ts'
import { HIDDEN_BELOW, type Channel, type JourneyKind } from '#contract/words.ts'
import type { Interval } from '#worker/domain/stats/interval.ts'
import { momentsOfCounts } from '#worker/domain/stats/moments.ts'
import { shrinkMeans } from '#worker/domain/stats/shrinkage.ts'
import { changeBetween, qValues, type Change } from './change.ts'
import { headlineOf } from './headline.ts'
import { stateOf, tallyOf, type ScaleCounts, type Tally } from './measure.ts'
import { scoreTally, toPair, type Scored } from './score-tally.ts'

/** What was counted for one scale at one touchpoint while it stood in one stage. */
export interface CountedCell extends ScaleCounts {
  stageId: string
  touchpointId: string
}

export interface CurveInput {
  map: {
    id: string
    /** Decides how many answers a value needs. */
    kind: JourneyKind
    stages: {
      id: string
      name: string
      frameDays: number | null
      assumed: number | null
      /** Taken out of the map: told only where it has answers of before. */
      retired: boolean
      touchpoints: { id: string; name: string; channels: Channel[] }[]
    }[]
  }
  kind: Curve['kind']
  range: Pick<CurveQuery, 'from' | 'to'>
  previousRange: Pick<CurveQuery, 'from' | 'to'> | null
  timezone: string
  now: CountedCell[]
  /** Counted in `previousRange`; null when nothing is compared. */
  before: CountedCell[] | null
}

/** A place with its counts in both periods, before anything is scored. */
interface Place {
  id: string
  now: Tally
  before: Tally | null
}

/** Everything of a node but its name: figures now, figures before, the move between them. */
type Figures = Omit<CurveTouchpoint, 'name' | 'order' | 'channels'>

/** Builds the emotional curve of a journey: pure arithmetic on what was counted. */
export function buildCurve(input: CurveInput): Omit<Curve, 'meta' | 'history'> {
  const { map, now, before } = input
  const hiddenBelow = HIDDEN_BELOW[map.kind]
  const place = (id: string, holds: (cell: CountedCell) => boolean): Place => ({
    id,
    now: tallyOf(now.filter(holds), hiddenBelow),
    before: before && tallyOf(before.filter(holds), hiddenBelow),
  })
  const stagePlaces = map.stages.map((stage) =>
    place(stage.id, (cell) => cell.stageId === stage.id),
  )
  const touchpointPlaces = map.stages.flatMap((stage) =>
    stage.touchpoints.map((touchpoint) =>
      place(
        touchpoint.id,
        (cell) => cell.stageId === stage.id && cell.touchpointId === touchpoint.id,
      ),
    ),
  )
  const stageFigures = figuresOf(stagePlaces)
  const touchpointFigures = new Map(
    figuresOf(touchpointPlaces).map((figures) => [figures.id, figures]),
  )
  const stages = map.stages.flatMap((stage, order): CurveStage[] => {
    const figures = stageFigures[order]
    const { name, frameDays, assumed, retired } = stage
    const isGone = retired && !figures?.n && !figures?.previous?.n
    return figures && !isGone
      ? [
          {
            ...figures,
            name,
            order,
            frameDays,
            assumed,
            retired,
            touchpoints: touchpointsOf(stage, touchpointFigures),
          },
        ]
      : []
  })
  return {
    journey: map.id,
    range: input.range,
    previousRange: input.previousRange,
    timezone: input.timezone,
    kind: input.kind,
    mixed: new Set(stagePlaces.flatMap(({ now }) => now.scales.map(({ scale }) => scale))).size > 1,
    n: stagePlaces.reduce((sum, { now }) => sum + now.n, 0),
    headline: headlineOf(stages),
    stages,
  }
}

function touchpointsOf(
  stage: CurveInput['map']['stages'][number],
  figures: Map<string, Figures>,
): CurveTouchpoint[] {
  return stage.touchpoints.flatMap(({ id, name, channels }, order) => {
    const own = figures.get(id)
    return own ? [{ ...own, name, order, channels }] : []
  })
}

/** Scores one family of places: they are shrunk towards each other and share their q values. */
function figuresOf(places: Place[]): Figures[] {
  const scoredNow = places.map(({ now }) => scoreTally(now))
  const scoredBefore = places.map(({ before }) => before && scoreTally(before))
  const shrunkNow = shrunkOf(places.map(({ now }) => now))
  const shrunkBefore = shrunkOf(places.flatMap(({ before }) => before ?? []))
  const changes = places.map((_, index) => {
    const [now, before] = [scoredNow[index], scoredBefore[index]]
    return now && before ? changeBetween(now, before) : null
  })
  const qs = qValues(changes)
  return places.map(({ id, now, before }, index) => ({
    id,
    ...measureOf(now, scoredNow[index] ?? null, shrunkNow[index] ?? null),
    scale: scoredNow[index]?.scale ?? null,
    histogram: scoredNow[index]?.histogram ?? null,
    agreement: scoredNow[index]?.agreement ?? null,
    previous: before && {
      ...measureOf(before, scoredBefore[index] ?? null, shrunkBefore[index] ?? null),
      histogram: sameInstrument(scoredNow[index], scoredBefore[index]),
      change: withQ(changes[index] ?? null, qs[index] ?? null),
    },
    assumed: null,
  }))
}

function measureOf(counted: Tally, scored: Scored | null, shrunk: number | null) {
  const { n, asked, answered, askedInterval } = counted
  return {
    n,
    asked,
    responseRate: asked === null ? null : answered / asked,
    rateInterval: askedInterval && rateInterval(answered, askedInterval),
    sentiment: scored?.sentiment ?? null,
    interval: scored && toPair(scored.interval),
    shrunk: scored && shrunk,
    state: stateOf(counted),
    metric: scored?.metric ?? null,
  }
}

/** How often each score was given before, where it can stand beside today's. */
function sameInstrument(now?: Scored | null, before?: Scored | null): Scored['histogram'] {
  return now && before && now.scale === before.scale ? before.histogram : null
}

/** More displays are a lower rate; nobody answers without being asked. */
function rateInterval(answered: number, { low, high }: Interval): [number, number] {
  return [answered / Math.max(answered, high), answered / Math.max(answered, low)]
}

function withQ(change: Change | null, q: number | null) {
  return change && q !== null
    ? { difference: change.difference, interval: toPair(change.interval), q }
    : null
}

/** Each place's mean pulled towards the family's; null where nobody answered. */
function shrunkOf(tallies: Tally[]): (number | null)[] {
  const moments = tallies.map(({ sentiments }) => momentsOfCounts(sentiments))
  const shrunk = shrinkMeans(moments.filter((each) => each !== null))?.shrunk.values()
  return moments.map((each) => (each ? (shrunk?.next().value ?? null) : null))
}
