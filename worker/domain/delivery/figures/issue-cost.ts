import { FEW_BELOW, HIDDEN_BELOW } from '#contract/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { tQuantile } from '#worker/domain/stats/distributions/student-t.ts'
import { type Difference, newcombeDifference } from '#worker/domain/stats/proportions.ts'
import {
  COST_FIGURES,
  type CostFigure,
  type CostTally,
  groupOf,
  type IssueOfCarrier,
  momentsOfSums,
  NO_ISSUE,
  type Sums,
} from './cost-tally.ts'
import type { CellState } from './said-seen.ts'

/*
 * What goes with an issue of a carrier: lower sentiment, fewer second orders. Customers with the issue
 * beside customers without any who are alike in what was known before: month of the first order, value
 * band, region. It is an association; nothing here says that the issue was the cause. See
 * docs/method.md, "What an issue goes with".
 */

/** A difference between customers with the issue and those like them without any. */
export interface MatchedFigure extends Difference {
  /** By the smaller side; `hidden` and `empty` figures are not shown. */
  state: CellState
  /** Matched customers with the issue, and those that they were compared with. */
  n: number
  controls: number
  /** With the issue, and nobody without it is like them: they are in no figure. */
  unmatched: number
}

export interface IssueCost extends IssueOfCarrier {
  /** Customers with the issue, whatever is known of them. */
  customers: number
  /** The only claim that is made: such customers differ, not that the issue made them. */
  claim: 'association'
  /** Points of sentiment, negative where the issue goes with worse. */
  atDelivery: MatchedFigure | HiddenFigure
  later: MatchedFigure | HiddenFigure
  /** Shares −1…1. */
  boughtIn60: MatchedFigure | HiddenFigure
  boughtIn90: MatchedFigure | HiddenFigure
}

export interface HiddenFigure {
  state: 'hidden' | 'empty'
  n: number
  controls: number
  unmatched: number
}

/** What goes with one issue of one carrier. @param tally of all customers of the site */
export function costOf(which: IssueOfCarrier, tally: CostTally): Omit<IssueCost, 'customers'> {
  const figure = (name: CostFigure, differenceOf: DifferenceOf) =>
    figureOf(match(tally, groupOf(which), COST_FIGURES.indexOf(name)), differenceOf)
  return {
    ...which,
    claim: 'association',
    atDelivery: figure('atDelivery', meanDifference),
    later: figure('later', meanDifference),
    boughtIn60: figure('boughtIn60', shareDifference),
    boughtIn90: figure('boughtIn90', shareDifference),
  }
}

/** Customers who are alike, with the issue and without any. */
interface Stratum {
  having: Sums
  others: Sums
}
type DifferenceOf = (strata: readonly Stratum[]) => Difference | null

interface Matched {
  strata: Stratum[]
  unmatched: number
}

/** Exact matching: Rubin 1973, Biometrics 29:159–183; each control counts in its own stratum only. */
function match(tally: CostTally, group: string, place: number): Matched {
  const strata: Stratum[] = []
  let unmatched = 0
  for (const stratum of Object.values(tally)) {
    const having = stratum[group]?.[place]
    if (!having || having[0] === 0) continue
    const others = stratum[NO_ISSUE]?.[place]
    if (!others || others[0] === 0) unmatched += having[0]
    else strata.push({ having, others })
  }
  return { strata, unmatched }
}

function figureOf(
  { strata, unmatched }: Matched,
  differenceOf: DifferenceOf,
): MatchedFigure | HiddenFigure {
  const n = sum(strata.map(({ having }) => having[0]))
  const controls = sum(strata.map(({ others }) => others[0]))
  const least = Math.min(n, controls)
  const counts = { n, controls, unmatched }
  const difference = least < HIDDEN_BELOW.customer ? null : differenceOf(strata)
  if (!difference) return { state: n + unmatched === 0 ? 'empty' : 'hidden', ...counts }
  return { ...difference, state: least < FEW_BELOW ? 'few' : 'ok', ...counts }
}

/** How much each stratum weighs: its part of the customers with the issue. */
function weightsOf(strata: readonly Stratum[]): number[] {
  const n = sum(strata.map(({ having }) => having[0]))
  return strata.map(({ having }) => having[0] / n)
}

/**
 * Mean of those with the issue minus the mean of their controls, stratum by stratum, weighted by those
 * with the issue; interval by Welch's t with variances pooled over strata, clipped to ±200. Null where
 * nothing varies on either side within any stratum.
 */
function meanDifference(strata: readonly Stratum[]): Difference | null {
  const weights = weightsOf(strata)
  const moments = strata.map(({ having, others }, index) => ({
    own: momentsOfSums(having),
    alike: momentsOfSums(others),
    weight: weights[index] ?? 0,
  }))
  const difference = sum(moments.map(({ own, alike, weight }) => weight * (own.mean - alike.mean)))
  const spread = pooled(moments.map(({ own }) => own))
  const spreadOfOthers = pooled(moments.map(({ alike }) => alike))
  // Where every stratum has one customer, the other side's spread is the best guess there is.
  const own = spread ?? spreadOfOthers
  const alike = spreadOfOthers ?? spread
  if (!own || !alike) return null
  const first = own.variance * sum(moments.map(({ own, weight }) => weight ** 2 / own.n))
  const second = alike.variance * sum(moments.map(({ alike, weight }) => weight ** 2 / alike.n))
  const total = first + second
  if (total === 0) return null
  const df = total ** 2 / (first ** 2 / own.df + second ** 2 / alike.df)
  const half = tQuantile(0.975, df) * Math.sqrt(total)
  return {
    difference,
    low: Math.max(difference - half, -200),
    high: Math.min(difference + half, 200),
  }
}

function pooled(
  groups: readonly { n: number; ss: number }[],
): { variance: number; df: number } | null {
  const df = sum(groups.map(({ n }) => n - 1))
  return df === 0 ? null : { variance: sum(groups.map(({ ss }) => ss)) / df, df }
}

/**
 * Share of those with the issue minus the share of their controls, weighted alike; Newcombe's interval,
 * with the controls counted at their effective number 1 / Σ(w²/n) (Kish 1965).
 */
function shareDifference(strata: readonly Stratum[]): Difference | null {
  const weights = weightsOf(strata)
  const n = sum(strata.map(({ having }) => having[0]))
  const x = sum(strata.map(({ having }) => having[1]))
  const share = sum(
    strata.map(({ others }, index) => ((weights[index] ?? 0) * others[1]) / others[0]),
  )
  const effective =
    1 / sum(strata.map(({ others }, index) => (weights[index] ?? 0) ** 2 / others[0]))
  return newcombeDifference({ x, n }, { x: Math.min(share, 1) * effective, n: effective })
}
