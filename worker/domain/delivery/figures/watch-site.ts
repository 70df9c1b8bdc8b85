import { ISSUE_TYPES, ISSUES, BAD, type StreamIssue } from '#contract/delivery/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { CALM, endIfSilent, type Incident, type Watch, watchAnswer } from './incident.ts'
import {
  BASELINE_ANSWERS,
  FALSE_ALARM_DAYS,
  freezeBaseline,
  planStreams,
  type StreamPlan,
  type UsualCounts,
} from './incident-plan.ts'

/*
 * All streams of a site, followed answer by answer. What is kept of a stream is where it stands and
 * what was usual; no answer is ever read again.
 */

const DAY_MS = 86_400_000
/** What is watched of each carrier: all that a customer can say of it, and bad answers of any sort. */
export const STREAM_ISSUES: readonly StreamIssue[] = [
  ...ISSUE_TYPES.filter((issue) => ISSUES[issue].seenBy !== 'tracking' && issue !== 'other'),
  BAD,
]
/** Carriers with fewer answers are not planned for: theirs would be no incident that anybody could find. */
const PLANNED_ANSWERS = 20
/** Days until baselines are frozen anew. */
export const FREEZE_DAYS = 28
/** What was usual longer ago counts less and less. */
const USUAL_DAYS = 90

export interface Stream {
  carrier: string
  issue: StreamIssue
  /** null until a baseline was frozen. */
  plan: StreamPlan | null
  /** Days between two false alarms of this stream, as it is planned; null where nothing is watched. */
  falseDays: number | null
  watch: Watch
  /** Answers without those of incidents, and since when, Unix milliseconds. */
  usual: { answers: number; named: number; since: number }
  /** The incident that lasts; null for none. */
  incidentId: string | null
}

/** An answer about a delivery, the first of its order. */
export interface DeliveryAnswer {
  id: string
  /** Unix milliseconds. */
  at: number
  carrier: string
  named: ReadonlySet<StreamIssue>
}

export interface FoundIncident extends Incident {
  id: string
  carrier: string
  issue: StreamIssue
  /** The usual share, 0…1. */
  usual: number
  falseDays: number | null
}

/** The streams of a carrier of which nothing is known yet. @param since Unix milliseconds */
export function newStreams(carrier: string, since: number): Stream[] {
  return STREAM_ISSUES.map((issue) => ({
    carrier,
    issue,
    plan: null,
    falseDays: null,
    watch: CALM,
    usual: { answers: 0, named: 0, since },
    incidentId: null,
  }))
}

export interface Followed {
  streams: Stream[]
  /** Those that began, changed or ended, as they are now. */
  incidents: Map<string, FoundIncident>
  /** Ids of those that began. */
  raised: string[]
}

/** Follows all streams by new answers, in the order of time. */
export function followAnswers(
  known: readonly Stream[],
  answers: readonly DeliveryAnswer[],
): Followed {
  const streams = new Map(known.map((stream) => [keyOf(stream), stream]))
  const found: Followed = { streams: [], incidents: new Map(), raised: [] }
  for (const answer of answers.toSorted((a, b) => a.at - b.at)) {
    const { carrier } = answer
    for (const fresh of newStreams(carrier, answer.at)) {
      const stream = streams.get(keyOf(fresh)) ?? fresh
      streams.set(keyOf(fresh), followOne(stream, answer, found))
    }
  }
  return { ...found, streams: [...streams.values()] }
}

/** Ends incidents that nobody has told anything of for two weeks. */
export function endSilent(known: readonly Stream[], now: number): Followed {
  const found: Followed = { streams: [], incidents: new Map(), raised: [] }
  const streams = known.map((stream) => {
    const { watch, ended } = endIfSilent(stream.watch, now)
    return ended ? over({ ...stream, watch }, ended, found) : stream
  })
  return { ...found, streams }
}

function followOne(stream: Stream, answer: DeliveryAnswer, found: Followed): Stream {
  const { plan, issue } = stream
  const isNamed = answer.named.has(issue)
  if (plan?.state !== 'watched') return counted(stream, answer, isNamed)
  const { watch, ended } = watchAnswer(stream.watch, { at: answer.at, isNamed }, plan)
  const before = ended ? over(stream, ended, found) : stream
  const next = { ...before, watch }
  // What made sure that it is over was counted with it.
  if (!watch.ending) return ended && !ended.isSilent ? next : counted(next, answer, isNamed)
  const { incident } = watch.ending
  const id = before.incidentId ?? `${answer.id}-${issue}`
  const { carrier, falseDays } = stream
  const usual = plan.baseline.share
  found.incidents.set(id, { ...incident, id, carrier, issue, falseDays, usual })
  if (before.incidentId !== null) return next
  found.raised.push(id)
  return { ...withoutRise(next, incident, isNamed), incidentId: id }
}

function counted(stream: Stream, { at }: DeliveryAnswer, isNamed: boolean): Stream {
  const { answers, named, since } = stream.usual
  const usual = {
    answers: answers + 1,
    named: named + Number(isNamed),
    since: Math.min(since, at),
  }
  return { ...stream, usual }
}

/** The answers of the rise, but for the last one, were taken for usual ones until it was known. */
function withoutRise(stream: Stream, rise: Incident, isNamed: boolean): Stream {
  const { answers, named, since } = stream.usual
  const usual = {
    answers: Math.max(0, answers - rise.answers + 1),
    named: Math.max(0, named - rise.named + Number(isNamed)),
    since,
  }
  return { ...stream, usual }
}

/** A stream whose incident is over: its days are none of the usual ones. */
function over(stream: Stream, ended: Incident, found: Followed): Stream {
  const { incidentId, carrier, issue, falseDays, plan, usual } = stream
  if (incidentId === null) return stream
  const share = plan && 'baseline' in plan ? plan.baseline.share : 0
  found.incidents.set(incidentId, {
    ...ended,
    id: incidentId,
    carrier,
    issue,
    falseDays,
    usual: share,
  })
  const lasted = (ended.endSureAt ?? ended.alarmedAt) - ended.startedAt
  return { ...stream, incidentId: null, usual: { ...usual, since: usual.since + lasted } }
}

function keyOf({ carrier, issue }: Pick<Stream, 'carrier' | 'issue'>): string {
  return `${carrier} ${issue}`
}

/**
 * Whether baselines are to be frozen: at first as soon as all carriers together have enough answers,
 * then every four weeks, and sooner where a carrier has come to have enough of its own.
 * @param frozenAt Unix milliseconds, null for never
 */
export function isFreezeDue(
  streams: readonly Stream[],
  { frozenAt, now }: { frozenAt: number | null; now: number },
): boolean {
  const bad = streams.filter(({ issue }) => issue === BAD)
  if (frozenAt === null) return sum(bad.map(({ usual }) => usual.answers)) >= BASELINE_ANSWERS
  if (now - frozenAt >= FREEZE_DAYS * DAY_MS) return true
  return bad.some(({ plan, usual }) => plan === null && usual.answers >= BASELINE_ANSWERS)
}

/** Freezes what is usual, and how closely each stream is watched from now on. Scores begin anew. */
export function freeze(streams: readonly Stream[], now: number): Stream[] {
  const counts = streams.map(({ usual }) => countsOf(usual, now))
  const all = new Map(
    STREAM_ISSUES.map((issue) => [
      issue,
      together(counts.filter((_, index) => streams[index]?.issue === issue)),
    ]),
  )
  const baselines = streams.map(({ issue }, index) => {
    const own = counts[index]
    const every = all.get(issue)
    return own && every && own.answers >= PLANNED_ANSWERS ? freezeBaseline(own, every) : null
  })
  const perDay = sum(baselines.map((baseline) => baseline?.perDay ?? 0))
  const plans = planStreams(baselines)
  return streams.map((stream, index): Stream => {
    const plan = plans[index] ?? null
    const own = counts[index]
    const usual = own
      ? { answers: own.answers, named: own.named, since: now - own.days * DAY_MS }
      : stream.usual
    const isNone = plan?.state === 'no-baseline' && (own?.answers ?? 0) < PLANNED_ANSWERS
    const falseDays =
      plan?.state === 'watched' ? (FALSE_ALARM_DAYS * perDay) / plan.baseline.perDay : null
    const watch = { ...CALM, ending: stream.watch.ending }
    return { ...stream, plan: isNone ? null : plan, falseDays, usual, watch }
  })
}

/** What was usual, of the last ninety days: what is older is thinned out. */
function countsOf({ answers, named, since }: Stream['usual'], now: number): UsualCounts {
  const days = Math.max(1, (now - since) / DAY_MS)
  const part = Math.min(1, USUAL_DAYS / days)
  return { answers: Math.round(answers * part), named: Math.round(named * part), days: days * part }
}

function together(counts: readonly UsualCounts[]): UsualCounts {
  return {
    answers: sum(counts.map(({ answers }) => answers)),
    named: sum(counts.map(({ named }) => named)),
    days: Math.max(1, ...counts.map(({ days }) => days)),
  }
}
