import type { Moments } from '#contract/digests/moments.ts'
import type { Pains } from '#contract/digests/pains.ts'
import type { Curve, JourneyList } from '#contract/journey.ts'
import type { Moves, Why } from '#contract/insight/moves.ts'
import { FEW_BELOW, HIDDEN_BELOW, type JourneyKind } from '#contract/words.ts'

/*
 * Figures as programs get them that write sentences about them: none without n and interval, and of
 * too few answers nothing at all, not even how many they are.
 */

type Interval = [low: number, high: number]

/** A figure with what it takes to believe it: its 95 % interval and its answers. */
interface Told {
  value: number
  interval: Interval
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

type Node = Omit<Curve['stages'][number], 'frameDays' | 'retired' | 'touchpoints'>

/** A curve: each place with its sentiment and its instrument's own figure, where it has enough. */
export function tellCurve(curve: Curve) {
  return {
    ...viewOf(curve),
    stages: curve.stages.map((stage) => ({
      ...tellNode(stage),
      touchpoints: stage.touchpoints.map(tellNode),
    })),
  }
}

function viewOf({ journey, range, timezone, kind, mixed }: Curve) {
  return { journey, range, timezone, kind, mixed }
}

function tellNode({ id, name, n, state, sentiment, interval, metric }: Node) {
  // The curve has no value where there are too few answers; of those nothing else is told either.
  return {
    id,
    name,
    state,
    sentiment: sentiment === null || interval === null ? null : { value: sentiment, interval, n },
    metric: metric && { name: metric.name, value: metric.value, interval: metric.interval, n },
  }
}

/** What has moved, the surest first; places that cannot be compared are named only. */
export function tellMoves({ journey, range, previousRange, kind, moves, hidden }: Moves) {
  return {
    journey,
    range,
    comparedWith: previousRange,
    kind,
    moves: moves.map(({ stage, touchpoint, isReal, isReworded, ...one }) => {
      const [n, nBefore] = [one.now.n, one.before.n]
      const { difference: value, interval, q } = one.change
      const { now, before, change } = one.unhappy
      return {
        stage,
        touchpoint,
        difference: { value, interval, n, nBefore, q, atLeast: Math.max(0, one.atLeast) },
        unhappy: {
          now: { value: now.share, interval: now.interval, n: now.of },
          before: { value: before.share, interval: before.interval, n: before.of },
          difference: {
            value: change.difference,
            interval: change.interval,
            n: now.of,
            nBefore: before.of,
            q: change.q,
          },
        },
        isMove: isReal,
        isReworded,
      }
    }),
    notCompared: hidden.map(({ stage, touchpoint }) => ({ stage, touchpoint })),
  }
}

/** What a move is made of: the rate of each dimension, and its parts by how much they brought. */
export function tellWhy(why: Why) {
  const { journey, range, previousRange, kind, stage, touchpoint, change } = why
  const sizes = { n: why.now.n, nBefore: why.before.n }
  return {
    journey,
    range,
    comparedWith: previousRange,
    kind,
    stage,
    touchpoint,
    state: change ? 'ok' : 'hidden',
    change: change && { value: change.difference, interval: change.interval, ...sizes },
    dimensions: change
      ? why.dimensions.map(({ dimension, rate, rateInterval, isReversed, cells }) => ({
          dimension,
          rate: { value: rate, interval: rateInterval, ...sizes },
          isReversed,
          // Null stands for all that are too few to stand alone.
          parts: cells
            .toSorted(
              (x, y) => Math.abs(y.rate) + Math.abs(y.mix) - Math.abs(x.rate) - Math.abs(x.mix),
            )
            .map(({ value }) => value),
        }))
      : [],
  }
}

/**
 * Pain points: a share where enough people named it, else only that somebody did.
 * @param kind of the journey: how many answers a figure needs
 */
export function tellPains({ journey, range, previousRange, pains }: Pains, kind: JourneyKind) {
  const least = HIDDEN_BELOW[kind]
  return {
    journey,
    range,
    comparedWith: previousRange,
    pains: pains.map(
      ({ stage, touchpoints, code, name, named, previous, change, isGrave, quotes }) => {
        const isHidden = named.n < least
        const isCompared = !isHidden && previous !== null && previous.n >= least
        return {
          stage,
          touchpoints,
          code,
          name,
          isGrave,
          state: isHidden ? 'hidden' : named.of < FEW_BELOW ? 'few' : 'ok',
          share: isHidden
            ? null
            : { value: named.share, interval: named.interval, n: named.n, of: named.of },
          change:
            isCompared && change
              ? {
                  value: change.difference,
                  interval: change.interval,
                  q: change.q,
                  n: named.of,
                  nBefore: previous.of,
                }
              : null,
          quotes: quotes.map(({ day, comment, lang }) => ({ day, comment, lang })),
        }
      },
    ),
  }
}

/** Moments of truth; places with too few answers are left out. @param kind of the journey */
export function tellMoments({ journey, range, moments }: Moments, kind: JourneyKind) {
  const least = HIDDEN_BELOW[kind]
  return {
    journey,
    range,
    moments: moments.flatMap(({ from, to, n, nFrom, nTo, difference, interval, q, ...rest }) =>
      nFrom === null || nTo === null || Math.min(nFrom, nTo) < least
        ? []
        : [
            {
              from,
              to,
              difference: {
                value: difference,
                interval,
                // Pairs of the same people, or else all who answered at either.
                n: rest.differentPeople ? nFrom + nTo : n,
                q,
              } satisfies Told & { q: number },
              isMoment: rest.isMoment,
              differentPeople: rest.differentPeople,
              byRanks: rest.isRidit,
              state: rest.state,
            },
          ],
    ),
  }
}
