import type { CarrierFigures, SaidSeenRow, Share } from '#contract/delivery/carriers.ts'
import { ISSUE_TYPES, ISSUES, type IssueType } from '#contract/delivery/words.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { tQuantile } from '#worker/domain/stats/distributions/student-t.ts'
import { newcombeDifference, wilson } from '#worker/domain/stats/proportions.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { cellState } from './said-seen.ts'

/*
 * What the days of a carrier come to: see docs/method.md, "Carriers" and "Said and seen". Everything is
 * a sum over days, so a long period costs no more arithmetic than its days.
 */

/** By type: said only, seen only, both, seen of silent customers, hours by which customers were first. */
export type IssueCounts = Partial<
  Record<
    IssueType,
    [saidOnly: number, seenOnly: number, both: number, silent: number, leads: number[]]
  >
>

/** The parcels of one day and carrier. */
export interface CountedDay {
  /** Local, `YYYY-MM-DD`: of the first that was told of the parcels. */
  day: string
  carrier: string
  parcels: number
  delivered: number
  promised: number
  kept: number
  estimated: number
  met: number
  asked: number
  answered: number
  troubled: number
  seen: number
  seenAnswered: number
  rated: number
  sentiment: number
  squares: number
  unknown: number
  issues: IssueCounts
}

/** The figures of each carrier, the one with most parcels first. */
export function carrierFigures(days: readonly CountedDay[]): CarrierFigures[] {
  const carriers = Map.groupBy(days, ({ carrier }) => carrier)
  return Array.from(carriers, ([carrier, own]) => figuresOf(carrier, own)).toSorted(
    (a, b) => b.parcels - a.parcels || a.carrier.localeCompare(b.carrier),
  )
}

type Counts = Exclude<keyof CountedDay, 'day' | 'carrier' | 'issues'>

function figuresOf(carrier: string, days: readonly CountedDay[]): CarrierFigures {
  const all = (name: Counts) => sum(days.map((day) => day[name]))
  const [parcels, answered] = [all('parcels'), all('answered')]
  const said = ISSUE_TYPES.flatMap((issue) => {
    const row = saidSeen(issue, days, { parcels, answered })
    return row ? [row] : []
  })
  const leads = days.flatMap(({ issues }) =>
    Object.values(issues).flatMap(([, , , , hours]) => hours),
  )
  return {
    carrier,
    parcels,
    delivered: all('delivered'),
    promise: share(all('kept'), all('promised')),
    estimate: share(all('met'), all('estimated')),
    troubled: share(all('troubled'), parcels),
    asked: all('asked'),
    answered: share(answered, parcels),
    sentiment: meanOf({
      n: all('rated'),
      total: all('sentiment'),
      squares: all('squares'),
    }),
    unknown: all('unknown'),
    heardFirst: { n: leads.length, hours: medianOf(leads) },
    answersDiffer: differ(
      { x: all('seenAnswered'), n: all('seen') },
      { x: answered - all('seenAnswered'), n: parcels - all('seen') },
    ),
    issues: said.toSorted((a, b) => told(b) - told(a)),
  }
}

function told({ saidOnly, seenOnly, both, silent }: SaidSeenRow): number {
  return (saidOnly ?? 0) + (seenOnly ?? 0) + (both ?? 0) + (silent ?? 0)
}

/** What is not said or seen anywhere is no row. */
function saidSeen(
  issue: IssueType,
  days: readonly CountedDay[],
  { parcels, answered }: { parcels: number; answered: number },
): SaidSeenRow | null {
  const own = days.flatMap(({ issues }) => issues[issue] ?? [])
  if (own.length === 0) return null
  const rows = days.flatMap(({ issues }) => (issues[issue] ? [issues[issue]] : []))
  const saidOnly = sum(rows.map(([n]) => n))
  const seenOnly = sum(rows.map(([, n]) => n))
  const both = sum(rows.map(([, , n]) => n))
  const silent = sum(rows.map(([, , , n]) => n))
  const leads = rows.flatMap(([, , , , hours]) => hours)
  const said = saidOnly + both
  return {
    issue,
    state: cellState(answered),
    saidOnly,
    seenOnly,
    both,
    silent,
    said: share(said, answered),
    bounds: parcels > 0 ? [said / parcels, (said + parcels - answered) / parcels] : null,
    heardFirst: { n: leads.length, hours: medianOf(leads) },
    seenBy: ISSUES[issue].seenBy,
  }
}

/** A share with Wilson's 95 % interval and how far it can be trusted. @throws RangeError unless 0 <= x <= n */
export function share(x: number, n: number): Share {
  const interval = wilson({ x, n })
  return {
    x,
    n,
    share: n > 0 ? x / n : null,
    interval: interval && [interval.low, interval.high],
    state: cellState(n),
  }
}

function medianOf(values: readonly number[]): number | null {
  return values.length > 0 ? (quantiles(values, [0.5])?.[0] ?? null) : null
}

/** The mean of whole sentiments with Student's interval, clipped to ±100; by n, Σ and Σ of squares. */
function meanOf({ n, total, squares }: { n: number; total: number; squares: number }) {
  const state = cellState(n)
  if (n === 0) return { n, mean: null, interval: null, state }
  const mean = total / n
  const variance = n > 1 ? (squares - total * mean) / (n - 1) : 0
  const half = n > 1 && variance > 0 ? tQuantile(0.975, n - 1) * Math.sqrt(variance / n) : null
  const interval: [number, number] | null =
    half === null ? null : [Math.max(mean - half, -100), Math.min(mean + half, 100)]
  return { n, mean, interval, state }
}

const WORTH_SAYING = 0.1

/** Whether two shares surely differ, by ten points or more; of a handful nothing is said. */
function differ(a: { x: number; n: number }, b: { x: number; n: number }): boolean {
  if (Math.min(a.n, b.n) < HIDDEN_BELOW.customer) return false
  const gap = newcombeDifference(a, b)
  return gap !== null && (gap.low > 0 || gap.high < 0) && Math.abs(gap.difference) >= WORTH_SAYING
}

/**
 * The carriers of which least and most customers answer, where the two surely differ by ten points or
 * more: then their figures are not those of the same sort of customers. Carriers with under thirty
 * parcels are left out. Null where they do not differ.
 */
export function unevenAnswers(
  carriers: readonly CarrierFigures[],
): { least: string; most: string } | null {
  const sorted = carriers
    .filter(({ parcels }) => cellState(parcels) === 'ok')
    .toSorted((a, b) => (a.answered.share ?? 0) - (b.answered.share ?? 0))
  const [least, most] = [sorted[0], sorted.at(-1)]
  const counts = ({ answered: { x, n } }: CarrierFigures) => ({ x: x ?? 0, n })
  if (!least || !most || !differ(counts(least), counts(most))) return null
  return { least: least.carrier, most: most.carrier }
}

/** The figures without counts of fewer than five answers, for those who see no people. */
export function withoutFew(carriers: readonly CarrierFigures[]): CarrierFigures[] {
  return carriers.map((one) => ({
    ...one,
    promise: hiddenShare(one.promise),
    estimate: hiddenShare(one.estimate),
    troubled: hiddenShare(one.troubled),
    answered: one.answered,
    sentiment:
      one.sentiment.state === 'hidden'
        ? { ...one.sentiment, mean: null, interval: null }
        : one.sentiment,
    issues: one.issues.map(hiddenRow),
  }))
}

function hiddenShare(one: Share): Share {
  return one.state === 'hidden' ? { ...one, x: null, share: null, interval: null } : one
}

function hiddenRow(row: SaidSeenRow): SaidSeenRow {
  if (row.state !== 'hidden') return row
  const none = { saidOnly: null, seenOnly: null, both: null, silent: null, bounds: null }
  return { ...row, ...none, said: hiddenShare(row.said), heardFirst: { n: 0, hours: null } }
}
