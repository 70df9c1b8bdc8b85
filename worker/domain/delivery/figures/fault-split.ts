import { type Fault, FAULTS, type IssueType } from '#contract/delivery/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { faultOf } from './said-seen.ts'

/** An issue as it is kept. */
export interface FaultIssue {
  type: IssueType
  carrier: string
  code: string
  orderId: string
  fault: Fault
  /** When an agent said whose doing it was; null for never. */
  confirmedAt: number | null
}

export interface FaultSplit {
  carrier: string
  parcels: number
  issues: number
  confirmed: number
  faults: Record<Fault, number>
}

/**
 * Whose doing the issues of each carrier were, the carrier with most issues first: what an agent found,
 * else what is usual; what the weather held up was nobody's.
 */
export function splitFaults(issues: readonly FaultIssue[]): FaultSplit[] {
  const splits = Array.from(
    Map.groupBy(issues, ({ carrier }) => carrier),
    ([carrier, own]) => splitOf(carrier, own),
  )
  return splits.toSorted((a, b) => b.issues - a.issues || a.carrier.localeCompare(b.carrier))
}

function splitOf(carrier: string, own: readonly FaultIssue[]): FaultSplit {
  const parcels = Map.groupBy(own, ({ orderId, code }) => JSON.stringify([orderId, code]))
  const faults = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>
  for (const ofParcel of parcels.values())
    for (const issue of ofParcel) faults[faultOfIssue(issue, ofParcel)] += 1
  return {
    carrier,
    parcels: parcels.size,
    issues: own.length,
    confirmed: sum(own.map(({ confirmedAt }) => Number(confirmedAt !== null))),
    faults,
  }
}

/** Whose doing one was. @param ofParcel all issues of its parcel */
export function faultOfIssue(issue: FaultIssue, ofParcel: readonly FaultIssue[]): Fault {
  return faultOf(issue.type, {
    issues: new Set(ofParcel.map(({ type }) => type)),
    ...(issue.confirmedAt === null ? {} : { confirmedFaults: { [issue.type]: issue.fault } }),
  })
}
