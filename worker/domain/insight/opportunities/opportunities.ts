import type { Opportunities, Opportunity } from '#contract/insight/opportunities.ts'
import { SEGMENT_LEAST } from '#contract/insight/segments.ts'
import type { Scale } from '#contract/words.ts'
import type { touchpointEffects } from '#worker/domain/insight/drivers/touchpoints.ts'
import {
  middle,
  RESAMPLES,
  resampled,
  seededRandom,
} from '#worker/domain/insight/drivers/resample.ts'
import { addScores, measure, type Measured } from '#worker/domain/insight/standouts/places.ts'
import type { PlacedCell } from '#worker/domain/insight/segments/gaps.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { at, sum } from '#worker/domain/stats/arrays.ts'

/*
 * What is worth doing first. See docs/method.md, "Opportunities".
 */

/** Answers of a segment at a place, and how often the place's question was seen. */
export interface PassedCell extends PlacedCell {
  shown: number
}

type Effect = ReturnType<typeof touchpointEffects>[number]

interface Candidate extends Effect {
  best: Measured & { segment: string }
  others: Measured
  people: Record<Opportunities['reachOf'], number>
}

const REACHES = ['reached', 'shown', 'answered'] as const
/** Not that of the effects: both are to be drawn apart. */
const SEED = 30_817

/**
 * Ranks touchpoints by importance × what the best segment is above all × how many pass, by the lower
 * end of the interval. The best segment is chosen once, by the lower end of its own interval, so that
 * a lucky handful is not the mark that all are held to.
 * @param reached how often a place was reached, as far as the shop's page tells
 */
export function buildOpportunities(
  effects: readonly Effect[],
  cells: readonly PassedCell[],
  reached: (stage: string, touchpoint: string) => number,
): Pick<Opportunities, 'reachOf' | 'opportunities' | 'notTold' | 'noSegment'> {
  const told = effects.filter(isImportant)
  const found = told.flatMap((one) => candidateOf(one, cells, reached) ?? [])
  const reachOf =
    REACHES.find((name) => found.every(({ people }) => people[name] > 0)) ?? 'answered'
  const most = Math.max(1, ...found.map(({ people }) => people[reachOf]))
  const random = seededRandom(SEED)
  return {
    reachOf,
    opportunities: found
      .map((one) => toOpportunity(one, { told, people: one.people[reachOf], most, random }))
      .toSorted((a, b) => b.interval[0] - a.interval[0]),
    notTold: effects.length - told.length,
    noSegment: told.length - found.length,
  }
}

/** Told from chance, and the happier there, the better the outcome: else there is nothing to win. */
export function isImportant({ driver: { isTold, difference } }: Effect): boolean {
  return isTold && difference !== null && difference > 0
}

/** Null where no segment has enough answers beside enough of others. */
function candidateOf(
  effect: Effect,
  cells: readonly PassedCell[],
  reached: (stage: string, touchpoint: string) => number,
): Candidate | null {
  const { stage, touchpoint, scale } = effect.driver
  const here = cells.filter(
    (one) => one.stage === stage && one.touchpoint === touchpoint && one.scale === scale,
  )
  const measured = (own: readonly PassedCell[]) =>
    measure(scale, addScores(own.map(({ scores }) => scores)), SEGMENT_LEAST)
  const [first] = [...Map.groupBy(here, ({ segment }) => segment)]
    .flatMap(([segment, own]) => {
      const best = segment === '' ? null : measured(own)
      const others = measured(here.filter((one) => one.segment !== segment))
      return best && others ? [{ best: { ...best, segment }, others }] : []
    })
    .toSorted((a, b) => b.best.interval.low - a.best.interval.low)
  if (!first) return null
  const people = {
    reached: reached(stage, touchpoint),
    shown: sum(here.map(({ shown }) => shown)),
    answered: first.best.n + first.others.n,
  }
  return { ...effect, ...first, people }
}

interface Beside {
  told: readonly Effect[]
  people: number
  most: number
  random: () => number
}

function toOpportunity(
  { driver, draws, best, others }: Candidate,
  { told, people, most, random }: Beside,
): Opportunity {
  const { stage, touchpoint, scale, effect } = driver
  const reach = people / most
  const shareOf = (own: number, all: number[]) => own / Math.max(Number.EPSILON, sum(all))
  const importance = shareOf(
    effect,
    told.map((one) => one.driver.effect),
  )
  const shares = draws.map((own, place) =>
    shareOf(
      own,
      told.map((one) => at(one.draws, place)),
    ),
  )
  const gaps = Array.from({ length: RESAMPLES }, () => {
    const own = resampled(best.scores, random)
    return gapOf(scale, own, resampled(others.scores, random))
  })
  const difference = gapOf(scale, best.scores, others.scores)
  const n = best.n + others.n
  return {
    stage,
    touchpoint,
    scale,
    importance,
    importanceInterval: toPair(middle(shares)),
    own: { n, mean: best.sentiment - difference },
    best: { segment: best.segment, n: best.n, mean: best.sentiment },
    gap: { difference, interval: toPair(middle(gaps)) },
    people,
    reach,
    gain: importance * difference * reach,
    interval: toPair(middle(gaps.map((gap, place) => gap * at(shares, place) * reach))),
  }
}

/** The mean of some less that of them and the others together; 0 where a resample left nobody. */
function gapOf(scale: Scale, best: readonly number[], others: readonly number[]): number {
  const meanOf = (scores: readonly number[]) =>
    sum(scores.map((count, score) => (count === 0 ? 0 : count * sentimentOf(scale, score)))) /
    Math.max(1, sum(scores))
  return sum(best) === 0 ? 0 : meanOf(best) - meanOf(addScores([best, others]))
}
