import { BANDS } from '#contract/words.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import type { Observation } from '#worker/domain/stats/survival.ts'
import type { CostAnswer } from './figures/cost-customers.ts'

/*
 * Who ordered again, by what they felt about their first order. Counted on the way of issue-costs, which
 * reads every customer anyway; no customer is in it.
 */

/** Customers by band, days and whether another order came then (1) or they were watched as long (0). */
export type BuyingAgain = Record<string, number>

const DAY_MS = 86_400_000
/** Nobody is watched for longer. */
const MOST_DAYS = 400

/**
 * Counts a customer in, from the last scored answer about the first order on; nobody without one.
 * @param buyer `others` when other orders were placed, Unix milliseconds
 */
export function addBuyer(
  tally: BuyingAgain,
  { answers, others }: { answers: readonly CostAnswer[]; others: readonly number[] },
  now: number,
): void {
  const [last] = answers.toSorted((a, b) => b.at - a.at)
  if (!last) return
  const { at, scale, score } = last
  const next = others.filter((other) => other > at).toSorted((a, b) => a - b)[0] ?? Infinity
  const came = Math.floor((next - at) / DAY_MS) + 1
  const watched = Math.min(MOST_DAYS, Math.max(0, Math.floor((now - at) / DAY_MS)))
  const isBack = came <= watched
  const key = [Math.sign(sentimentOf(scale, score)) + 1, isBack ? came : watched, Number(isBack)]
  const name = key.join('|')
  tally[name] = (tally[name] ?? 0) + 1
}

/** The customers of a tally, a list a band. */
export function buyersOf(tally: BuyingAgain): Observation[][] {
  const all = Object.entries(tally).map(([key, n]) => [...key.split('|').map(Number), n])
  return BANDS.map((_, place) =>
    all.flatMap(([band, time = 0, event, n = 0]) =>
      band === place ? [{ time, event: event === 1, count: n }] : [],
    ),
  )
}
