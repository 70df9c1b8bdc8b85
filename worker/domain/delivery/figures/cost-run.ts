import { addBuyer, type BuyingAgain } from '#worker/domain/delivery/buying-again.ts'
import {
  type CostOrder,
  type CostStages,
  type FirstOrder,
  firstOrders,
  type OrderFacts,
  toCustomer,
  valueCuts,
  type ValueCuts,
} from './cost-customers.ts'
import { addCustomer, type CostTally, groupsOf, issueOf } from './cost-tally.ts'
import { costOf, type IssueCost } from './issue-cost.ts'

/*
 * Counting what goes with issues, slice by slice: a site's orders are too many for one call. Customers
 * come in the order of a hash or of their reference, each whole, so a part of them is a fair sample.
 */

/** How orders know their customers; the orders that tell an address come first. */
export type CostLane = 'email' | 'customer'

/** A count under way: JSON as it is. */
export interface CostRun {
  stages: CostStages
  lane: CostLane
  /** The last customer of this lane that was counted; '' before the first. */
  after: string
  /** Orders that were read, customers that were counted, and those of them with an issue. */
  orders: number
  customers: number
  withIssue: number
  /** The same by issue and carrier. */
  having: Record<string, number>
  cuts: ValueCuts
  tally: CostTally
  /** Groups in the tally. */
  groups: number
  /** Not of a count that began before this was counted. */
  again?: BuyingAgain
}

/** What a count came to. */
export interface CostResult extends Pick<CostRun, 'orders' | 'customers' | 'withIssue' | 'again'> {
  stage: string | null
  /** Whether there are more orders than were read. */
  isPart: boolean
  /** Those that most customers had come first. */
  costs: IssueCost[]
}

/** Orders of one slice. */
export const SLICE_ORDERS = 500
/** After so many orders a count ends: its customers stand for the others. */
export const MOST_ORDERS = 100_000
/** The same by groups of customers who are alike: each step reads and writes them all, within 10 ms of CPU. */
export const MOST_GROUPS = 8000
/** Issues × carriers that a result names, the most frequent. */
const MOST_COSTS = 200

export function startCosts(stages: CostStages): CostRun {
  const counts = { orders: 0, customers: 0, withIssue: 0 }
  return {
    stages,
    lane: 'email',
    after: '',
    ...counts,
    having: {},
    cuts: {},
    tally: {},
    groups: 0,
    again: {},
  }
}

/** The next customers of a lane, each with all orders; and where to go on. */
export interface CostSlice {
  orders: CostOrder[]
  firsts: FirstOrder[]
  after: string
  isLast: boolean
}

/**
 * Cuts a slice where a customer ends. Somebody with more orders than a slice holds is no customer, but a
 * till or a marketplace, and is passed over.
 * @param orders by customer, `SLICE_ORDERS` at most
 */
export function cutSlice(orders: readonly CostOrder[]): CostSlice {
  const last = orders.at(-1)?.customer ?? ''
  if (orders.length < SLICE_ORDERS)
    return { orders: [...orders], firsts: firstOrders(orders), after: last, isLast: true }
  const whole = orders.filter(({ customer }) => customer !== last)
  const after = whole.at(-1)?.customer ?? last
  return { orders: whole, firsts: firstOrders(whole), after, isLast: false }
}

/**
 * Counts a slice in. The run's own tally takes it up: it is too large to be copied at each step.
 * @param factsOf what is known of each first order, by its id
 * @returns the run as it goes on, or null where it is over and `run` is all
 */
export function countSlice(
  run: CostRun,
  slice: CostSlice,
  by: { factsOf: ReadonlyMap<string, OrderFacts>; timezone: string; now: number },
): { run: CostRun; isOver: boolean; isPart: boolean } {
  // The first slice stands for all: hashes have no order of their own.
  const cuts = { ...valueCuts(slice.orders), ...run.cuts }
  const { tally, again } = run
  const having = { ...run.having }
  let { groups } = run
  const counts = { customers: run.customers, withIssue: run.withIssue }
  for (const first of slice.firsts) {
    const facts = by.factsOf.get(first.order.id) ?? { issues: [], answers: [] }
    const customer = toCustomer(first, facts, { ...by, stages: run.stages, cuts })
    if (!customer) continue
    groups += addCustomer(tally, customer)
    if (again) addBuyer(again, { answers: facts.answers, others: first.others }, by.now)
    counts.customers += 1
    counts.withIssue += Number(customer.issues.length > 0)
    for (const group of groupsOf(customer.issues)) having[group] = (having[group] ?? 0) + 1
  }
  const orders = run.orders + slice.orders.length
  const next = slice.isLast
    ? { lane: 'customer' as const, after: '' }
    : { lane: run.lane, after: slice.after }
  const isOver = slice.isLast && run.lane === 'customer'
  const isPart = !isOver && (orders >= MOST_ORDERS || groups >= MOST_GROUPS)
  return {
    run: { ...run, ...counts, ...next, orders, having, cuts, tally, groups },
    isOver,
    isPart,
  }
}

/** What a run that is over came to. */
export function costResult(
  { tally, stages, having, ...run }: CostRun,
  isPart: boolean,
): CostResult {
  const frequent = Object.entries(having).toSorted(([, a], [, b]) => b - a)
  const { orders, customers, withIssue, again } = run
  return {
    ...(again && { again }),
    orders,
    customers,
    withIssue,
    stage: stages.delivery,
    isPart,
    costs: frequent
      .slice(0, MOST_COSTS)
      .map(([group, n]) => ({ ...costOf(issueOf(group), tally), customers: n })),
  }
}
