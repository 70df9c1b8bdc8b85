import type { Move, Moves } from '#contract/insight/moves.ts'
import { FEW_BELOW } from '#contract/words.ts'
import { changeBetween, qValues, type Change } from '#worker/domain/journey/change.ts'
import type { Tally } from '#worker/domain/journey/measure.ts'
import { scoreTally, toPair } from '#worker/domain/journey/score-tally.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'

/*
 * What moved between two periods. See docs/method.md, "What moved".
 */

/** Answers of this sentiment or less are unhappy: the two worst steps, and NPS's detractors. */
export const UNHAPPY = -50
/** A move is worth its name from this many points on, and only if it is no chance (q). */
const WORTHWHILE = 5
const CHANCE = 0.05

/** A place with its answers in both periods. */
export interface MovingPlace {
  stage: string
  touchpoint: string | null
  now: Tally
  before: Tally
  isReworded: boolean
}

/**
 * Ranks places by how far they moved at least: by the end of the interval nearer to no move, never by
 * the raw difference, which is largest where fewest answered. Places with too few answers on either
 * side are only named; places that nobody has answered at are left out.
 */
export function rankMoves(places: readonly MovingPlace[]): Pick<Moves, 'moves' | 'hidden'> {
  const measured = places.flatMap((place) => {
    const [now, before] = [scoreTally(place.now), scoreTally(place.before)]
    if (!now || !before) return []
    const [unhappyNow, unhappyBefore] = [unhappyOf(place.now), unhappyOf(place.before)]
    if (!unhappyNow || !unhappyBefore) return []
    const change = changeBetween(now, before)
    // Of shares this is Newcombe's interval.
    const unhappyChange = changeBetween(asKnown(unhappyNow), asKnown(unhappyBefore))
    return [{ place, now, before, unhappyNow, unhappyBefore, change, unhappyChange }]
  })
  const qs = qValues(measured.flatMap(({ change, unhappyChange }) => [change, unhappyChange]))
  const moves = measured.map((one, index): Move => {
    const { place, change } = one
    const tested = withQ(change, qs[2 * index])
    const atLeast = nearEnd(change)
    return {
      stage: place.stage,
      touchpoint: place.touchpoint,
      now: measuredOf(place.now, one.now),
      before: measuredOf(place.before, one.before),
      change: tested,
      atLeast,
      unhappy: {
        now: one.unhappyNow,
        before: one.unhappyBefore,
        change: withQ(one.unhappyChange, qs[2 * index + 1]),
      },
      isReal: atLeast > 0 && tested.q <= CHANCE && Math.abs(change.difference) >= WORTHWHILE,
      isReworded: place.isReworded,
    }
  })
  const told = new Set(measured.map(({ place }) => place))
  return {
    moves: moves.toSorted((a, b) => b.atLeast - a.atLeast),
    hidden: places
      .filter((place) => !told.has(place) && place.now.n + place.before.n > 0)
      .map(({ stage, touchpoint, now, before }) => ({
        stage,
        touchpoint,
        n: now.n,
        before: before.n,
      })),
  }
}

/** So far the move went at least, in its own direction; below 0 where it may have gone the other way. */
export function nearEnd({ difference, interval }: Pick<Change, 'difference' | 'interval'>): number {
  return difference < 0 ? -interval.high : interval.low
}

/** The unhappy among the answers of a place, with Wilson's interval; null without any answer. */
export function unhappyOf({ n, sentiments }: Pick<Tally, 'n' | 'sentiments'>) {
  const x = sentiments.reduce((sum, [value, count]) => sum + (value <= UNHAPPY ? count : 0), 0)
  const interval = wilson({ x, n })
  return interval && { n: x, of: n, share: x / n, interval: toPair(interval) }
}

function asKnown({ share, interval }: NonNullable<ReturnType<typeof unhappyOf>>) {
  return { sentiment: share, interval: { low: interval[0], high: interval[1] } }
}

function measuredOf(
  { n }: Tally,
  { sentiment, interval }: NonNullable<ReturnType<typeof scoreTally>>,
): Move['now'] {
  return { n, sentiment, interval: toPair(interval), state: n < FEW_BELOW ? 'few' : 'ok' }
}

function withQ({ difference, interval }: Change, q: number | null | undefined): Move['change'] {
  return { difference, interval: toPair(interval), q: q ?? 1 }
}
