import type { Fault, IssueType } from '#contract/delivery/words.ts'
import type { Scale, Separator } from '#contract/words.ts'
import { csvHead, csvLine, type Cell } from '#worker/domain/csv-line.ts'
import { isoInstant } from '#worker/domain/days.ts'

/*
 * What a carrier is shown for a claim: what was promised, what its own tracking told, and what the
 * customer said. Times are UTC; several things in a cell stand one behind the other in order of time.
 */

export interface EvidenceAnswer {
  id: string
  at: number
  touchpoint: string
  scale: Scale
  score: number | null
  comment: string | null
}

export interface EvidenceCase {
  number: number
  claimRef: string | null
}

/** An issue of a parcel, with all that is known of it. */
export interface EvidenceLine {
  issue: {
    type: IssueType
    carrier: string
    code: string
    seenAt: number | null
    saidAt: number | null
    confirmedAt: number | null
    days: number | null
  }
  fault: Fault
  parcel: {
    status: string
    deliveredAt: number | null
    estimate: string | null
    events: readonly { t: number; c: string; s?: string; i?: string; p?: string; e?: string }[]
  } | null
  order: {
    id: string
    number: string | null
    placedAt: number | null
    promised: string | null
    promises: readonly { at: number; day: string }[] | null
  } | null
  answers: readonly EvidenceAnswer[]
  cases: readonly EvidenceCase[]
}

/** What the reader may see: of people, and of what they wrote. */
export interface EvidenceRights {
  people: boolean
  comments: boolean
}

const COLUMNS: Record<string, (line: EvidenceLine, may: EvidenceRights) => Cell> = {
  case: ({ cases }) => joined(cases.map(({ number }) => String(number))),
  claim_reference: ({ cases }, { people }) =>
    people ? joined(cases.flatMap(({ claimRef }) => claimRef ?? [])) : null,
  issue: ({ issue }) => issue.type,
  whose_doing: ({ fault }) => fault,
  confirmed_by_agent_at: ({ issue }) => time(issue.confirmedAt),
  seen_by_tracking_at: ({ issue }) => time(issue.seenAt),
  said_by_customer_at: ({ issue }) => time(issue.saidAt),
  days_late: ({ issue }) => issue.days,
  carrier: ({ issue }) => issue.carrier,
  // One without a code stands under its sender's own id; an erased one under none.
  tracking_code: ({ issue: { code } }, { people }) =>
    people && !/^(~|gone-)/.test(code) ? code : null,
  order: ({ order }, { people }) => (people && order ? (order.number ?? order.id) : null),
  placed_at: ({ order }) => time(order?.placedAt),
  promised: ({ order }) => order?.promised ?? null,
  promised_later: ({ order }) =>
    joined((order?.promises ?? []).map(({ at, day }) => `${isoInstant(at)} ${day}`)),
  carrier_estimates: ({ parcel }) =>
    joined((parcel?.events ?? []).flatMap(({ t, e }) => (e ? `${isoInstant(t)} ${e}` : []))),
  carrier_estimate: ({ parcel }) => parcel?.estimate ?? null,
  status: ({ parcel }) => parcel?.status ?? null,
  delivered_at: ({ parcel }) => time(parcel?.deliveredAt),
  tracking_events: ({ parcel }, { people }) =>
    joined(
      (parcel?.events ?? []).map(({ t, c, s, i, p }) =>
        [isoInstant(t), c, s ?? '', i ?? '', people ? (p ?? '') : ''].filter(Boolean).join(' '),
      ),
    ),
  answers: ({ answers }) =>
    joined(
      answers.map(({ at, touchpoint, scale, score }) =>
        [isoInstant(at), touchpoint, scale, score ?? ''].filter((part) => part !== '').join(' '),
      ),
    ),
  comments: ({ answers }, { people, comments }) =>
    people && comments ? joined(answers.flatMap(({ comment }) => comment ?? [])) : null,
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(' | ')
}

function time(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : isoInstant(at)
}

/** How a file of evidence begins. */
export function evidenceHead(separator: Separator): string {
  return csvHead(Object.keys(COLUMNS), separator)
}

/** One issue as a line. */
export function evidenceLine(
  line: EvidenceLine,
  may: EvidenceRights,
  separator: Separator,
): string {
  return csvLine(
    Object.values(COLUMNS).map((take) => take(line, may)),
    separator,
  )
}
