import type {
  CarrierFigures,
  Incident,
  Incidents,
  SaidSeenRow,
  Share,
} from '#contract/delivery/carriers.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'

/* The tables as files: columns in the words of the API, because programs read them. */

/** A carrier of the overview. */
export function carrierRecord(one: CarrierFigures): Record<string, Cell> {
  const { carrier, parcels, delivered, asked, sentiment, unknown, heardFirst } = one
  return {
    carrier,
    parcels,
    delivered,
    ...shareCells('promise', one.promise),
    ...shareCells('estimate', one.estimate),
    ...shareCells('troubled', one.troubled),
    asked,
    ...shareCells('answered', one.answered),
    sentiment_n: sentiment.n,
    sentiment: sentiment.mean,
    sentiment_low: sentiment.interval?.[0] ?? null,
    sentiment_high: sentiment.interval?.[1] ?? null,
    sentiment_state: sentiment.state,
    unknown_codes: unknown,
    heard_first: heardFirst.n,
    heard_first_hours: heardFirst.hours,
  }
}

/** An issue of a carrier, said and seen. */
export function saidRecord(carrier: string, row: SaidSeenRow): Record<string, Cell> {
  return {
    carrier,
    issue: row.issue,
    both: row.both,
    said_only: row.saidOnly,
    seen_only: row.seenOnly,
    seen_of_silent: row.silent,
    ...shareCells('said', row.said),
    bound_low: row.bounds?.[0] ?? null,
    bound_high: row.bounds?.[1] ?? null,
    heard_first: row.heardFirst.n,
    heard_first_hours: row.heardFirst.hours,
    seen_by: row.seenBy,
  }
}

/** An incident; instants in ISO 8601. */
export function incidentRecord(one: Incident): Record<string, Cell> {
  return {
    id: one.id,
    carrier: one.carrier,
    issue: one.issue,
    started: iso(one.startedAt),
    noticed: iso(one.alarmedAt),
    ended: one.endedAt === null ? null : iso(one.endedAt),
    answers: one.answers,
    named: one.named,
    usual_share: one.usual,
    times: one.times,
    times_low: one.interval?.[0] ?? null,
    times_high: one.interval?.[1] ?? null,
    false_alarm_days: one.falseDays,
    tracking_saw: one.tracking?.seen ?? null,
    said_only: one.tracking?.saidOnly ?? null,
    heard_first_hours: one.tracking?.heardFirst.hours ?? null,
  }
}

/** What is watched. */
export function watchedRecord(one: Incidents['watched'][number]): Record<string, Cell> {
  return {
    carrier: one.carrier,
    issue: one.issue,
    state: one.state,
    usual_share: one.usual,
    answers_per_day: one.perDay,
    needed_per_day: one.neededPerDay,
    median_days: one.medianDays,
  }
}

function shareCells(name: string, { x, n, share, interval, state }: Share): Record<string, Cell> {
  return {
    [`${name}_x`]: x,
    [`${name}_n`]: n,
    [`${name}_share`]: share,
    [`${name}_low`]: interval?.[0] ?? null,
    [`${name}_high`]: interval?.[1] ?? null,
    [`${name}_state`]: state,
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
