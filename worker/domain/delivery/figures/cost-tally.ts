import type { IssueType } from '#contract/delivery/words.ts'

/*
 * Customers, counted: all that the comparison of issue-cost.ts needs to know of them, so that they can
 * be counted slice by slice, and nobody is kept.
 */

/** An issue of a carrier. */
export interface IssueOfCarrier {
  issue: IssueType
  /** In lower case, '' where nobody has named it. */
  carrier: string
}

export interface Customer {
  /** `YYYY-MM` of the first order. */
  firstMonth: string
  /** Of {@link valueBand}, or {@link UNKNOWN_BAND}. */
  valueBand: number
  region: string
  /** Of the first order; none where nothing was wrong with it. */
  issues: readonly IssueOfCarrier[]
  /** −100…100 at the delivery stage and, as a mean, at later ones; null where there is no answer. */
  atDelivery: number | null
  later: number | null
  /** Whether another order came within so many days; null where they are not over yet. */
  boughtIn60: boolean | null
  boughtIn90: boolean | null
}

/** What is compared. */
export const COST_FIGURES = ['atDelivery', 'later', 'boughtIn60', 'boughtIn90'] as const
export type CostFigure = (typeof COST_FIGURES)[number]

/** Customers with a value, its sum and the sum of its squares. */
export type Sums = [n: number, sum: number, squares: number]
/** In the order of `COST_FIGURES`. */
export type FigureSums = [Sums, Sums, Sums, Sums]
/**
 * Sums by stratum (customers who are alike), and in it by issue and carrier; '' holds those without
 * any issue. It is JSON as it is.
 */
export type CostTally = Record<string, Record<string, FigureSums>>

/** Those without any issue. */
export const NO_ISSUE = ''

export function groupOf({ issue, carrier }: IssueOfCarrier): string {
  return `${issue} ${carrier}`
}

/** The other way round. */
export function issueOf(group: string): IssueOfCarrier {
  const gap = group.indexOf(' ')
  // As `groupOf` has put them together.
  return { issue: group.slice(0, gap) as IssueType, carrier: group.slice(gap + 1) }
}

/** The groups of a customer with these issues; none for one without any. */
export function groupsOf(issues: readonly IssueOfCarrier[]): string[] {
  return [...new Set(issues.map(groupOf))]
}

/**
 * Counts a customer in: once for each issue of the order, or once among those without any.
 * @returns how many groups are new
 */
export function addCustomer(tally: CostTally, customer: Customer): number {
  let isNew = 0
  const { firstMonth, valueBand, region, issues } = customer
  const stratum = (tally[`${firstMonth} ${valueBand} ${region}`] ??= {})
  const groups = issues.length === 0 ? [NO_ISSUE] : groupsOf(issues)
  for (const group of groups) {
    const known = stratum[group]
    const sums = known ?? nothing()
    stratum[group] = sums
    isNew += Number(known === undefined)
    for (const [place, figure] of COST_FIGURES.entries()) {
      const value = customer[figure]
      const own = sums[place]
      if (value === null || !own) continue
      const number = Number(value)
      own[0] += 1
      own[1] += number
      own[2] += number * number
    }
  }
  return isNew
}

function nothing(): FigureSums {
  return [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]
}

/** A mean and its spread, of sums. @param ss sum of squares around the mean */
export function momentsOfSums([n, sum, squares]: Sums): { n: number; mean: number; ss: number } {
  const mean = n === 0 ? 0 : sum / n
  const ss = squares - sum * mean
  // What is left of equal values is rounding.
  return { n, mean, ss: ss <= 1e-9 * squares ? 0 : ss }
}

/** The band of those whose order's value is not known. */
export const UNKNOWN_BAND = 3

/** Which third of the order values of its currency one lies in: 0 … 2. @param cuts of `valueCuts` */
export function valueBand(value: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => value > cut).length
}
