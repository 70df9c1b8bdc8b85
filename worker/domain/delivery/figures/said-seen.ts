import {
  type Fault,
  FAULTS,
  ISSUE_TYPES,
  ISSUES,
  type IssueType,
} from '#contract/delivery/words.ts'
import { FEW_BELOW, HIDDEN_BELOW, type NODE_STATES } from '#contract/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import type { Interval } from '#worker/domain/stats/interval.ts'
import { newcombeDifference, wilson } from '#worker/domain/stats/proportions.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'

/*
 * What customers said beside what tracking saw, carrier by carrier; and what the silent ones could
 * change about it. See docs/method.md, "Said and seen".
 */

export interface IssueTime {
  issue: IssueType
  /** Unix milliseconds. */
  at: number
}

/** A parcel, with everything that was said and seen of it. */
export interface JudgedParcel {
  carrier: string
  wasAsked: boolean
  hasAnswered: boolean
  /** By the customer. */
  said: readonly IssueTime[]
  /** By the carrier's tracking. */
  seen: readonly IssueTime[]
  /** Whose doing an agent found an issue to be. */
  confirmedFaults?: Partial<Record<IssueType, Fault>>
}

export type CellState = Extract<(typeof NODE_STATES)[number], 'ok' | 'few' | 'hidden' | 'empty'>

/** Marked as uncertain under 30, not shown under 5. @param count what the figure rests on */
export function cellState(count: number): CellState {
  if (count === 0) return 'empty'
  if (count < HIDDEN_BELOW.customer) return 'hidden'
  return count < FEW_BELOW ? 'few' : 'ok'
}

/** One issue of one carrier's answered parcels. */
export interface SaidSeen {
  issue: IssueType
  saidOnly: number
  seenOnly: number
  both: number
  /** Of `both`: the customer spoke before tracking did. */
  heardFirst: number
  /** Median hours by which the customer was first, over those; null where none was. */
  leadHours: number | null
  /** Seen, and the customer was not asked or has not answered: nothing is known of what they would say. */
  seenOfSilent: number
  /** Whether tracking can see it at all, and the customer: else one side is empty by nature. */
  seenBy: 'tracking' | 'customer' | 'both'
}

export interface CarrierView {
  carrier: string
  parcels: number
  asked: number
  answered: number
  /** By the number of answered parcels. */
  state: CellState
  /** Issues that were said or seen, the most frequent first. */
  issues: SaidSeen[]
  /** Of parcels with any issue, said or seen: whose doing each issue was. */
  faults: Record<Fault, number>
}

/** The table of each carrier, the one with most parcels first. */
export function saidAndSeen(parcels: readonly JudgedParcel[]): CarrierView[] {
  const byCarrier = Map.groupBy(parcels, ({ carrier }) => carrier)
  const views = Array.from(byCarrier, ([carrier, own]): CarrierView => {
    const answered = own.filter(({ hasAnswered }) => hasAnswered).length
    return {
      carrier,
      parcels: own.length,
      asked: own.filter(({ wasAsked }) => wasAsked).length,
      answered,
      state: cellState(answered),
      issues: ISSUE_TYPES.map((issue) => compare(issue, own))
        .filter((row) => frequency(row) > 0)
        .toSorted((a, b) => frequency(b) - frequency(a)),
      faults: faultsOf(own),
    }
  })
  return views.toSorted((a, b) => b.parcels - a.parcels || a.carrier.localeCompare(b.carrier))
}

function frequency({ saidOnly, seenOnly, both, seenOfSilent }: SaidSeen): number {
  return saidOnly + seenOnly + both + seenOfSilent
}

function compare(issue: IssueType, parcels: readonly JudgedParcel[]): SaidSeen {
  const row = { saidOnly: 0, seenOnly: 0, both: 0, seenOfSilent: 0 }
  const leads: number[] = []
  for (const parcel of parcels) {
    const said = firstOf(parcel.said, issue)
    const seen = firstOf(parcel.seen, issue)
    if (!parcel.hasAnswered) row.seenOfSilent += Number(seen !== null)
    else if (said !== null && seen !== null) {
      row.both += 1
      if (said < seen) leads.push((seen - said) / HOUR_MS)
    } else if (said !== null) row.saidOnly += 1
    else if (seen !== null) row.seenOnly += 1
  }
  const leadHours = quantiles(leads, [0.5])?.[0] ?? null
  return { issue, ...row, heardFirst: leads.length, leadHours, seenBy: ISSUES[issue].seenBy }
}

const HOUR_MS = 3_600_000

/** When an issue was told for the first time; null where it never was. */
function firstOf(times: readonly IssueTime[], issue: IssueType): number | null {
  const own = times.filter((time) => time.issue === issue).map(({ at }) => at)
  return own.length > 0 ? Math.min(...own) : null
}

function faultsOf(parcels: readonly JudgedParcel[]): Record<Fault, number> {
  const all = parcels.flatMap((parcel) => {
    const issues = new Set([...parcel.said, ...parcel.seen].map(({ issue }) => issue))
    return Array.from(issues, (issue) => faultOf(issue, { issues, ...parcel }))
  })
  const count = (fault: Fault) => all.filter((one) => one === fault).length
  const [carrier, warehouse, merchant, customer, nobody] = FAULTS.map(count)
  return {
    carrier: carrier ?? 0,
    warehouse: warehouse ?? 0,
    merchant: merchant ?? 0,
    customer: customer ?? 0,
    nobody: nobody ?? 0,
  }
}

/**
 * Whose doing an issue of a parcel was: what an agent found; else what is usual. A parcel that the
 * weather held up is late and stalled for its customer, and by nobody's doing.
 * @param issues all of the parcel, said and seen
 */
export function faultOf(
  issue: IssueType,
  {
    issues,
    confirmedFaults,
  }: { issues: ReadonlySet<IssueType>; confirmedFaults?: Partial<Record<IssueType, Fault>> },
): Fault {
  const isHeldUp = issues.has('weather_delay') && (issue === 'late' || issue === 'stalled')
  return confirmedFaults?.[issue] ?? (isHeldUp ? 'nobody' : ISSUES[issue].fault)
}

export interface SaidShare {
  asked: number
  answered: number
  said: number
  /** Share of the answered, with Wilson's interval: what the asked have in common with them. */
  share: number | null
  interval: Interval | null
  /** If no silent customer had it, and if all of them had: the truth about the asked lies between. */
  bounds: Interval | null
  state: CellState
}

/**
 * How many of the asked have an issue. Unanswered is neither good nor bad: it widens the bounds.
 * Source: Manski 1989, Journal of Human Resources 24:343–360.
 */
export function saidShare(parcels: readonly JudgedParcel[], issue: IssueType): SaidShare {
  const asked = parcels.filter(({ wasAsked }) => wasAsked)
  const answered = asked.filter(({ hasAnswered }) => hasAnswered)
  const said = answered.filter((parcel) => firstOf(parcel.said, issue) !== null).length
  const silent = asked.length - answered.length
  return {
    asked: asked.length,
    answered: answered.length,
    said,
    share: answered.length > 0 ? said / answered.length : null,
    interval: wilson({ x: said, n: answered.length }),
    bounds:
      asked.length > 0 ? { low: said / asked.length, high: (said + silent) / asked.length } : null,
    state: cellState(answered.length),
  }
}

export interface AnswerRates {
  /** Of parcels of which tracking saw an issue, and of the others. */
  withIssue: { asked: number; answered: number }
  without: { asked: number; answered: number }
  /** Whether the two surely differ, by ten points or more: then the answered are not like the asked. */
  differ: boolean
}

const WORTH_SAYING = 0.1

/** Whether customers of troubled parcels answer more, or less, than others. */
export function answerRates(parcels: readonly JudgedParcel[]): AnswerRates {
  const asked = parcels.filter(({ wasAsked }) => wasAsked)
  const count = (some: readonly JudgedParcel[]) => ({
    asked: some.length,
    answered: sum(some.map(({ hasAnswered }) => Number(hasAnswered))),
  })
  const withIssue = count(asked.filter(({ seen }) => seen.length > 0))
  const without = count(asked.filter(({ seen }) => seen.length === 0))
  const gap = newcombeDifference(
    { x: withIssue.answered, n: withIssue.asked },
    { x: without.answered, n: without.asked },
  )
  const isSure = gap !== null && (gap.low > 0 || gap.high < 0)
  return { withIssue, without, differ: isSure && Math.abs(gap.difference) >= WORTH_SAYING }
}
