import type { Curve, JourneyList } from '#contract/journey.ts'

/*
 * Figures as programs get them that write sentences about them: none without n and interval, and of
 * too few answers nothing at all, not even how many they are.
 */

type Interval = [low: number, high: number]

/** A figure with what it takes to believe it. */
export interface ToldFigure {
  value: number
  /** 95 %. */
  interval: Interval
  /** Answers. */
  n: number
}

/** Journeys and their places; there is no figure among them. */
export function tellJourneys({ site, journeys }: JourneyList) {
  return {
    site: site.name,
    timezone: site.timezone,
    today: site.today,
    answered: site.answered,
    journeys: journeys.map(({ id, name, kind, stages, kinds, segments, personas }) => ({
      id,
      name,
      kind,
      stages: stages.map((stage) => ({
        id: stage.id,
        name: stage.name,
        touchpoints: stage.touchpoints.map(({ id, name, channels }) => ({ id, name, channels })),
      })),
      questionKinds: kinds,
      segments,
      personas,
    })),
  }
}

type Node = Pick<
  Curve['stages'][number],
  'id' | 'name' | 'n' | 'state' | 'sentiment' | 'interval' | 'metric'
>

/** A curve: each place with its sentiment and its instrument's own figure, where it has enough. */
export function tellCurve({ journey, range, timezone, kind, mixed, stages }: Curve) {
  return {
    journey,
    range,
    timezone,
    kind,
    mixed,
    stages: stages.map((stage) => ({
      ...tellNode(stage),
      touchpoints: stage.touchpoints.map(tellNode),
    })),
  }
}

function tellNode({ id, name, n, state, sentiment, interval, metric }: Node) {
  return {
    id,
    name,
    state,
    sentiment: tellFigure(sentiment, interval, n),
    metric: metric && { name: metric.name, figure: tellFigure(metric.value, metric.interval, n) },
  }
}

/** The curve has no value where there are too few answers; of those nothing else is told either. */
function tellFigure(value: number | null, interval: Interval | null, n: number): ToldFigure | null {
  return value === null || interval === null ? null : { value, interval, n }
}
