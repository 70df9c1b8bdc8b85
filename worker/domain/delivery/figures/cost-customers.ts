import type { Scale } from '#contract/words.ts'
import { localDay } from '#worker/domain/days.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { type Customer, type IssueOfCarrier, UNKNOWN_BAND, valueBand } from './cost-tally.ts'

/*
 * From orders to customers. The order in question is a customer's first one, so that those with an
 * issue and those without are followed from the same point of their life as customers.
 */

/** An order of somebody who is known by a hash or a reference. Instants are Unix milliseconds. */
export interface CostOrder {
  /** Who placed it; the same for all of a customer. */
  customer: string
  id: string
  number: string | null
  key: string | null
  placedAt: number | null
  state: 'open' | 'cancelled' | 'deleted'
  valueMinor: number | null
  currency: string | null
  country: string | null
  region: string | null
  /** The order that it replaces: then it was not bought. */
  replaces: string | null
}

export interface CostAnswer {
  stageId: string
  scale: Scale
  score: number
  /** When it was given, Unix milliseconds. */
  at: number
}

/** A customer's first order, and when others were placed. */
export interface FirstOrder {
  order: CostOrder & { placedAt: number }
  others: number[]
}

/** What is known of a first order. */
export interface OrderFacts {
  issues: IssueOfCarrier[]
  answers: CostAnswer[]
}

/** Which stages are compared. */
export interface CostStages {
  delivery: string | null
  later: readonly string[]
}

/** Where the thirds of the order values lie, by currency. */
export type ValueCuts = Record<string, number[]>

const DAY_MS = 86_400_000

/**
 * The first order of each customer. What was deleted, replaces another one or has no date is no
 * order here; what was cancelled is bought by nobody, but may be the first.
 */
export function firstOrders(orders: readonly CostOrder[]): FirstOrder[] {
  const byCustomer = Map.groupBy(
    orders.filter(isOrder).toSorted((a, b) => a.placedAt - b.placedAt),
    ({ customer }) => customer,
  )
  return Array.from(byCustomer.values()).flatMap(([order, ...rest]) => {
    if (!order) return []
    const bought = rest.filter(({ state }) => state === 'open')
    return [{ order, others: bought.map(({ placedAt }) => placedAt) }]
  })
}

function isOrder(order: CostOrder): order is CostOrder & { placedAt: number } {
  return order.placedAt !== null && order.state !== 'deleted' && order.replaces === null
}

/** The cuts between thirds, of some orders that stand for all. */
export function valueCuts(orders: readonly CostOrder[]): ValueCuts {
  const known = orders.flatMap(({ valueMinor, currency }) =>
    valueMinor === null || currency === null ? [] : [{ valueMinor, currency }],
  )
  const byCurrency = Map.groupBy(known, ({ currency }) => currency)
  return Object.fromEntries(
    Array.from(byCurrency, ([currency, own]) => [
      currency,
      quantiles(
        own.map(({ valueMinor }) => valueMinor),
        [1 / 3, 2 / 3],
      ) ?? [],
    ]),
  )
}

/** How a customer is counted. Null for a cancelled order without an issue: nothing was delivered. */
export function toCustomer(
  { order, others }: FirstOrder,
  { issues, answers }: OrderFacts,
  by: { stages: CostStages; cuts: ValueCuts; timezone: string; now: number },
): Customer | null {
  if (order.state === 'cancelled' && issues.length === 0) return null
  const { placedAt, valueMinor, currency, country, region } = order
  const cuts = currency === null ? undefined : by.cuts[currency]
  const meanAt = (isThere: (stageId: string) => boolean) => {
    const scores = answers.filter(({ stageId }) => isThere(stageId))
    if (scores.length === 0) return null
    return sum(scores.map(({ scale, score }) => sentimentOf(scale, score))) / scores.length
  }
  const boughtIn = (days: number) => {
    const until = placedAt + days * DAY_MS
    // A second order that came early counts when the days of all like it are over.
    return by.now < until ? null : others.some((at) => at > placedAt && at <= until)
  }
  return {
    firstMonth: localDay(placedAt, by.timezone).slice(0, 7),
    valueBand: valueMinor === null || !cuts ? UNKNOWN_BAND : valueBand(valueMinor, cuts),
    region: `${country ?? ''} ${region ?? ''}`,
    issues,
    atDelivery: meanAt((stageId) => stageId === by.stages.delivery),
    later: meanAt((stageId) => by.stages.later.includes(stageId)),
    boughtIn60: boughtIn(60),
    boughtIn90: boughtIn(90),
  }
}
