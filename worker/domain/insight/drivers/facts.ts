import type { DriverFact, Drivers, FactDriver } from '#contract/insight/drivers.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import { toPair } from '#worker/domain/journey/score-tally.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { at, sum } from '#worker/domain/stats/arrays.ts'
import { relativeWeights } from '#worker/domain/stats/drivers/relative-weights.ts'
import type { Outcome } from './outcome.ts'
import { middle, RESAMPLES, resampled, seededRandom } from './resample.ts'

/** A fact that holds of fewer, or of all but fewer, tells nothing. */
const LEAST_HAVING = 10
const LEAST_ANSWERS = 50
const ANSWERS_A_FACT = 10
const ROUNDING = 1e-9

/** Answers that are alike in all facts and the outcome. */
interface Pattern {
  /** 0 or 1 for each fact and for noise; then the outcome. */
  values: number[]
  count: number
}

/**
 * How much of the outcome goes with each fact that is known of everybody: Johnson's relative weights.
 * A fact is told where its weight is surely above that of a column of noise, by a seeded bootstrap.
 * Source: Johnson 2000; Tonidandel, LeBreton & Johnson 2009, Psychological Methods 14:387–399.
 */
export function factDrivers(outcomes: readonly Outcome[], scale: Scale): Drivers['facts'] {
  const known = outcomes.filter(({ issues }) => issues !== null)
  const facts = factsOf(known)
  const n = known.length
  const needed = Math.max(LEAST_ANSWERS, ANSWERS_A_FACT * facts.length)
  const nothing = { n, needed, r2: 0, noise: 0, drivers: [] }
  if (n < needed) return { state: 'few', ...nothing }
  if (facts.length === 0) return { state: 'alike', ...nothing }
  const patterns = patternsOf(known, { facts, scale })
  const weights = weightsOf(patterns)
  const random = seededRandom()
  const counts = patterns.map(({ count }) => count)
  const draws = Array.from({ length: RESAMPLES }, () => {
    const drawn = resampled(counts, random)
    return weightsOf(patterns.map((pattern, index) => ({ ...pattern, count: at(drawn, index) })))
  })
  const noise = at(weights, facts.length)
  return {
    state: 'ok',
    n,
    needed,
    r2: sum(weights),
    noise,
    drivers: facts
      .map((fact, place): FactDriver => {
        const above = middle(draws.map((draw) => at(draw, place) - at(draw, facts.length)))
        return {
          fact,
          having: known.filter((one) => holds(fact, one)).length,
          weight: at(weights, place),
          interval: toPair(middle(draws.map((draw) => at(draw, place)))),
          difference: differenceOf(known, { fact, scale }),
          isTold: above.low > 0,
        }
      })
      .toSorted((a, b) => b.weight - a.weight),
  }
}

/** Issues and channels that tell these people apart; the most usual channel is what others are beside. */
function factsOf(known: readonly Outcome[]): DriverFact[] {
  const issues = [...new Set(known.flatMap((one) => one.issues ?? []))]
  const channels = [...Map.groupBy(known, ({ channel }) => channel)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(1)
  const all: DriverFact[] = [
    ...issues.map((value) => ({ of: 'issue' as const, value })),
    ...channels.map(([value]) => ({ of: 'channel' as const, value })),
  ]
  return all.filter((fact) => {
    const having = known.filter((one) => holds(fact, one)).length
    return having >= LEAST_HAVING && known.length - having >= LEAST_HAVING
  })
}

function holds(fact: DriverFact, { issues, channel }: Outcome): boolean {
  return fact.of === 'issue' ? (issues ?? []).includes(fact.value) : channel === fact.value
}

function patternsOf(
  known: readonly Outcome[],
  { facts, scale }: { facts: readonly DriverFact[]; scale: Scale },
): Pattern[] {
  const random = seededRandom()
  const direction = SCALES[scale].higherIsBetter ? 1 : -1
  const patterns = new Map<string, Pattern>()
  for (const one of known) {
    const own = [...facts.map((fact) => Number(holds(fact, one))), Number(random() < 0.5)]
    const key = `${own.join('')} ${one.score}`
    const pattern = patterns.get(key) ?? { values: [...own, direction * one.score], count: 0 }
    pattern.count += 1
    patterns.set(key, pattern)
  }
  return [...patterns.values()]
}

/** Relative weights from counted patterns; what does not vary weighs nothing. */
function weightsOf(patterns: readonly Pattern[]): number[] {
  const width = at(patterns, 0).values.length
  const means = Array.from({ length: width }, () => 0)
  const products = means.map(() => Array.from({ length: width }, () => 0))
  let n = 0
  // Plain loops: this is run for each resample.
  for (const { values, count } of patterns) {
    if (count === 0) continue
    n += count
    for (let i = 0; i < width; i += 1) {
      const weighted = count * at(values, i)
      if (weighted === 0) continue
      means[i] = at(means, i) + weighted
      const row = at(products, i)
      for (let j = 0; j <= i; j += 1) row[j] = at(row, j) + weighted * at(values, j)
    }
  }
  const covered = (i: number, j: number) =>
    at(at(products, i), j) - (at(means, i) * at(means, j)) / n
  const sizes = means.map((_, i) => Math.sqrt(Math.max(0, covered(i, i))))
  const r = (i: number, j: number) => {
    const size = at(sizes, i) * at(sizes, j)
    return size > ROUNDING ? covered(Math.max(i, j), Math.min(i, j)) / size : 0
  }
  const predictors = Array.from({ length: width - 1 }, (_, place) => place)
  return relativeWeights({
    predictors: predictors.map((i) => predictors.map((j) => (i === j ? 1 : r(i, j)))),
    outcome: predictors.map((i) => r(i, width - 1)),
  })
}

function differenceOf(
  known: readonly Outcome[],
  { fact, scale }: { fact: DriverFact; scale: Scale },
): number {
  const meanOf = (isHaving: boolean) => {
    const felt = known
      .filter((one) => holds(fact, one) === isHaving)
      .map(({ score }) => sentimentOf(scale, score))
    return sum(felt) / felt.length
  }
  return meanOf(true) - meanOf(false)
}
