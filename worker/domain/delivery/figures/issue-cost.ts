import type { IssueType } from '#contract/delivery/words.ts'
import { FEW_BELOW, HIDDEN_BELOW } from '#contract/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { tQuantile } from '#worker/domain/stats/distributions/student-t.ts'
import { type Moments, momentsOf } from '#worker/domain/stats/moments.ts'
import { type Difference, newcombeDifference } from '#worker/domain/stats/proportions.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import type { CellState } from './said-seen.ts'

/*
 * What goes with an issue of a carrier: lower sentiment, fewer second orders. Customers with the issue
 * beside customers without any who are alike in what was known before: month of the first order, value
 * band, region. It is an association; nothing here says that the issue was the cause. See
 * docs/method.md, "What an issue goes with".
 */

export interface Customer {
  /** `YYYY-MM` of the first order. */
  firstMonth: string
  /** Of {@link valueBand}. */
  valueBand: number
  region: string
  /** Of the order in question; null where nothing was wrong with it. */
  issue: IssueType | null
  carrier: string
  /** −100…100 at the delivery stage and, as a mean, at later ones; null where there is no answer. */
  atDelivery: number | null
  later: number | null
  /** Whether another order came within so many days; null where they are not over yet. */
  boughtIn60: boolean | null
  boughtIn90: boolean | null
}

/** Which third of the site's order values it lies in: 0 … 2. @param values of all orders, in one currency */
export function valueBand(value: number, values: readonly number[]): number {
  return (quantiles(values, [1 / 3, 2 / 3]) ?? []).filter((cut) => value > cut).length
}

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

export interface IssueCost {
  issue: IssueType
  carrier: string
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

/** What goes with one issue of one carrier. @param customers of the whole site */
export function issueCost(
  { issue, carrier }: { issue: IssueType; carrier: string },
  customers: readonly Customer[],
): IssueCost {
  const having = customers.filter((one) => one.issue === issue && one.carrier === carrier)
  const others = customers.filter((one) => one.issue === null)
  const pairs = (valueOf: (customer: Customer) => number | null) =>
    matchExactly({ having, others, valueOf })
  return {
    issue,
    carrier,
    claim: 'association',
    atDelivery: figureOf(
      pairs(({ atDelivery }) => atDelivery),
      meanDifference,
    ),
    later: figureOf(
      pairs(({ later }) => later),
      meanDifference,
    ),
    boughtIn60: figureOf(
      pairs(({ boughtIn60 }) => toNumber(boughtIn60)),
      shareDifference,
    ),
    boughtIn90: figureOf(
      pairs(({ boughtIn90 }) => toNumber(boughtIn90)),
      shareDifference,
    ),
  }
}

function toNumber(isTrue: boolean | null): number | null {
  return isTrue === null ? null : Number(isTrue)
}

/** Customers who are alike, with the issue and without any. */
interface Stratum {
  having: number[]
  others: number[]
}

interface Matched {
  strata: Stratum[]
  unmatched: number
}

/** Exact matching: Rubin 1973, Biometrics 29:159–183; each control counts in its own stratum only. */
function matchExactly({
  having,
  others,
  valueOf,
}: {
  having: readonly Customer[]
  others: readonly Customer[]
  valueOf: (customer: Customer) => number | null
}): Matched {
  const valuesOf = (customers: readonly Customer[]) => {
    const known = customers.flatMap((customer) => {
      const value = valueOf(customer)
      const { firstMonth, valueBand, region } = customer
      return value === null ? [] : [{ key: `${firstMonth} ${valueBand} ${region}`, value }]
    })
    return Map.groupBy(known, ({ key }) => key)
  }
  const controls = valuesOf(others)
  const strata: Stratum[] = []
  let unmatched = 0
  for (const [key, own] of valuesOf(having)) {
    const alike = controls.get(key) ?? []
    if (alike.length === 0) unmatched += own.length
    else {
      const values = (some: { value: number }[]) => some.map(({ value }) => value)
      strata.push({ having: values(own), others: values(alike) })
    }
  }
  return { strata, unmatched }
}

function figureOf(
  { strata, unmatched }: Matched,
  differenceOf: (strata: readonly Stratum[]) => Difference | null,
): MatchedFigure | HiddenFigure {
  const n = sum(strata.map(({ having }) => having.length))
  const controls = sum(strata.map(({ others }) => others.length))
  const least = Math.min(n, controls)
  const counts = { n, controls, unmatched }
  const difference = least < HIDDEN_BELOW.customer ? null : differenceOf(strata)
  if (!difference) return { state: n + unmatched === 0 ? 'empty' : 'hidden', ...counts }
  return { ...difference, state: least < FEW_BELOW ? 'few' : 'ok', ...counts }
}

/** How much each stratum weighs: its part of the customers with the issue. */
function weightsOf(strata: readonly Stratum[]): number[] {
  const n = sum(strata.map(({ having }) => having.length))
  return strata.map(({ having }) => having.length / n)
}

/**
 * Mean of those with the issue minus the mean of their controls, stratum by stratum, weighted by those
 * with the issue; interval by Welch's t with variances pooled over strata, clipped to ±200. Null where
 * nothing varies on either side within any stratum.
 */
function meanDifference(strata: readonly Stratum[]): Difference | null {
  const weights = weightsOf(strata)
  const moments = strata.flatMap(({ having, others }, index) => {
    const [own, alike] = [momentsOf(having), momentsOf(others)]
    return own && alike ? [{ own, alike, weight: weights[index] ?? 0 }] : []
  })
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

function pooled(groups: readonly Moments[]): { variance: number; df: number } | null {
  const df = sum(groups.map(({ n }) => n - 1))
  if (df === 0) return null
  return { variance: sum(groups.map(({ n, variance }) => (n - 1) * (variance ?? 0))) / df, df }
}

/**
 * Share of those with the issue minus the share of their controls, weighted alike; Newcombe's interval,
 * with the controls counted at their effective number 1 / Σ(w²/n) (Kish 1965).
 */
function shareDifference(strata: readonly Stratum[]): Difference | null {
  const weights = weightsOf(strata)
  const n = sum(strata.map(({ having }) => having.length))
  const x = sum(strata.flatMap(({ having }) => having))
  const share = sum(
    strata.map(({ others }, index) => ((weights[index] ?? 0) * sum(others)) / others.length),
  )
  const effective =
    1 / sum(strata.map(({ others }, index) => (weights[index] ?? 0) ** 2 / others.length))
  return newcombeDifference({ x, n }, { x: Math.min(share, 1) * effective, n: effective })
}
