import type { ActingDb } from '#worker/db/connect.ts'
import { forgetRecipients } from '#worker/db/channels/recipients/people.ts'
import { forgetAsks } from '#worker/db/collect/asks.ts'
import { forgetFunnel, oldestFunnelDay } from '#worker/db/collect/funnel.ts'
import { periodOf } from '#worker/db/collect/events.ts'
import { deleteEvents, deleteManyEvents, FEW_EVENTS } from '#worker/db/collect/forget-events.ts'
import { lookForForgery } from '#worker/db/answers/suspicions.ts'
import { emptySources } from '#worker/db/privacy/sources.ts'
import { forgetOld, forgetTestAnswers } from '#worker/db/privacy/retention.ts'
import { forgetSends } from '#worker/db/outbox/sends.ts'
import type { AskBudget } from '#contract/collect/asks.ts'
import { OUTBOX_LIMITS } from '#contract/outbox/words.ts'
import { sealLog } from '#worker/db/site/seals.ts'
import { findWork, nextClock, type Bounds, type Work } from '#worker/db/site/work.ts'
import type { ThemeReader } from '#worker/domain/digests/facts.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { monthsBefore } from '#worker/domain/privacy/months-before.ts'
import { nextSummary, weekDue } from '#worker/domain/summary/week.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { forgetActs, linkLateOrders } from './act.ts'
import { keepAlerts, lastDay } from './alerts/keep-alerts.ts'
import { keepSummary } from './alerts/keep-summary.ts'
import { dropCounts } from './counts-drop.ts'
import { runClock } from './clock/clock.ts'
import { keepDigests } from './digests/keep-digests.ts'
import { keepDeliveryFigures } from './delivery-figures.ts'
import { continueErasures } from './erasures.ts'
import { pollDue } from './delivery/poll.ts'
import { goOnCounting } from './issue-costs.ts'
import { sendDue, type SiteSending } from './outbox/site-turn.ts'
import { keepPlans } from './survey-plans.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Answers that one turn looks at and forgets; after an old import most are forgotten already. */
const LOOKED_AT = 50_000
const MOST_FORGOTTEN = 5000
const TEST_ANSWERS_MS = 30 * DAY_MS
/** Answers among which forged ones are looked for. */
const RECENT_MS = 2 * DAY_MS
/** Answers of which weeks are summed up: a week, the one before, and the Monday on which that is done. */
const WEEKS_MS = 15 * DAY_MS
/** How long an answer keeps the code of its network: as long as events. */
const SOURCE_MS = 8 * DAY_MS
/** Back to where old codes are looked for: as long as the job may be late. */
const SOURCE_LOOK_MS = 30 * DAY_MS
/** Queries of looking for what seems forged, and of emptying codes. */
const GUARD_QUERIES = 4

/** What a site's job needs beside its database. */
export interface SiteJob {
  timezone: string
  /** Of the site. */
  language: string
  /** Months after which answers lose their words and people; null keeps them. */
  months: number | null
  /** How often one person may be asked; null for as often as it comes. */
  askBudget: AskBudget | null
  /** `WAYFELT_SECRET`. */
  root: string
  /** Where the dashboard is; '' where the deployment does not say. */
  origin: string
  /** How many queries this turn may still make. */
  room: () => number
  /** Fetches what reads the themes of comments. */
  themes: () => Promise<ThemeReader>
  /** Where its counts are put, and under which key; null for nowhere. */
  drop: { bucket: R2Bucket; key: string } | null
  /** How it tells other systems what is due. */
  sending: SiteSending
}

/**
 * Does what is due of one site: forgets old answers, events, sources, recipients and test answers, goes
 * on with erasures, links answers to orders that came later, looks for answers that seem forged, follows the plans of surveys, asks senders that send
 * nothing, does what is due by the clock, follows unhappy answers for alerts, sends what other systems are to be told, keeps the figures
 * of deliveries, counts answers for the pages of understanding, seals its log, sums up the week, and puts its counts into a bucket. Every step may run twice or break off without harm.
 * @returns when the site is due again: at once if there is more to do, when the next message is, an
 * hour later if much comes in, a survey has a plan, other systems are told or tell, else a day later
 */
export async function runSite(db: ActingDb, job: SiteJob): Promise<number> {
  const { now } = db.actor
  const period = periodOf(now) - 1
  const sources = idBounds(now - SOURCE_LOOK_MS, now - SOURCE_MS)
  const work = await findWork(db, {
    now,
    answers: tooOld(now, job),
    looked: LOOKED_AT,
    most: MOST_FORGOTTEN,
    period,
    testAnswers: now - TEST_ANSWERS_MS,
    recent: idBounds(now - RECENT_MS, now).first,
    weeks: idBounds(now - WEEKS_MS, now).first,
    sources,
    sends: now - OUTBOX_LIMITS.days * DAY_MS,
  })
  const { from, last, isPart } = work.old
  const { seal } = siteHashes(job.root, db.siteId)
  if (last !== null && job.months !== null) await forgetOld(db, { from, last, months: job.months })
  if (work.hasOldAsks) await forgetAsks(db, now)
  if (work.hasOldFunnel) await forgetFunnel(db, oldestFunnelDay(now))
  if (work.hasOldRecipients) await forgetRecipients(db, now)
  if (work.hasTestAnswers) await forgetTestAnswers(db, now - TEST_ANSWERS_MS)
  // These come first: they are the only things here that somebody waits for.
  const clocked = await runClock(db, job, work)
  const alerted = await alertSome(db, job, work)
  const isTold = clocked.hasTold || alerted === true
  const messageDue = await sendDue(db, job, isTold ? now : work.messageDue)
  const polled = await pollDue(db, { ...job, budget: job.sending.budget }, work.pollDue)
  if (work.hasOldSends && job.room() > 2) await forgetSends(db, now - OUTBOX_LIMITS.days * DAY_MS)
  const ends = [
    !isPart,
    clocked.isDone,
    alerted !== null,
    await guardFigures(db, { work, sources, room: job.room }),
    !work.hasErasures || (await continueErasures(db, job)),
    await forgetEvents(db, { events: work.events, period, room: job.room }),
    !work.hasActs || (await linkLateOrders(db, job.room)),
    !work.hasActs || (await forgetActs(db, job.room)),
    !work.hasPlans || (await keepPlans(db, job)),
    !work.hasCosts || (await goOnCounting(db, job)),
    !work.isUnsealed || (await sealLog(db, { now, seal, room: job.room })),
    !(work.hasDeliveries || work.hasNews) || (await keepDeliveryFigures(db, job, now)),
    !work.hasNewAnswers || (await keepDigests(db, job, now)),
  ]
  if (!ends.every(Boolean)) return now
  // After the counts that it tells of. What it tells is sent by a turn of its own, as if there was no room.
  if ((await sumUpSome(db, job, work)) !== false) return now
  const dropDue = job.drop ? await dropCounts(db, { ...job, ...job.drop }, now) : Infinity
  const isWatched =
    work.isBusy || work.hasPlans || work.hasEndpoints || work.hasOrders || work.hasSenders
  const hasTold = clocked.hasTold || (work.pollDue !== null && work.pollDue <= now)
  const clockDue = await nextDueOf(db, { work, hasTold, room: job.room })
  const isSummed = work.hasWeeks || work.summedTo !== ''
  const summaryDue = isSummed ? nextSummary(now, job.timezone) : Infinity
  const later = Math.min(summaryDue, now + (isWatched ? HOUR_MS : DAY_MS))
  return Math.min(messageDue, polled, Math.max(clockDue, now), dropDue, later)
}

/** When the clock has something to do next: as it was found, or anew where it has done something. */
async function nextDueOf(
  db: ActingDb,
  { work, hasTold, room }: { work: Work; hasTold: boolean; room: () => number },
): Promise<number> {
  if (!hasTold) return Math.min(work.wakeDue ?? Infinity, work.watchDue ?? Infinity)
  return room() < 1 ? db.actor.now : await nextClock(db)
}

/** Follows the days that are over since, where anything was answered lately. */
async function alertSome(db: ActingDb, job: SiteJob, work: Work): Promise<boolean | null> {
  const { now } = db.actor
  if (!work.isRecent || work.alertedTo >= lastDay(now, job.timezone)) return false
  return await keepAlerts(db, job, now)
}

/** Sums up the last week, where it is over, and anything was answered lately or had been before. */
async function sumUpSome(db: ActingDb, job: SiteJob, work: Work): Promise<boolean | null> {
  const { now } = db.actor
  const isDone = work.summedTo >= weekDue(now, job.timezone).from
  if (isDone || (work.summedTo === '' && !work.hasWeeks)) return false
  return await keepSummary(db, { ...job, hasAnswers: work.hasWeeks }, now)
}

/** Empties old sources and looks for what seems forged. @returns whether it came to an end */
async function guardFigures(
  db: ActingDb,
  { work, sources, room }: { work: Work; sources: Bounds['sources']; room: () => number },
): Promise<boolean> {
  const { hasSources, hasSuspicions, isRecent } = work
  if (room() < GUARD_QUERIES) return !hasSources && !isRecent && !hasSuspicions
  if (isRecent || hasSuspicions) await lookForForgery(db, hasSuspicions)
  return !hasSources || (await emptySources(db, sources))
}

/** The highest key of an answer that is to be forgotten; '' for none. */
function tooOld(now: number, { timezone, months }: SiteJob): string {
  return months === null ? '' : idBounds(0, monthsBefore(now, { timezone, months }) - 1).last
}

async function forgetEvents(
  db: ActingDb,
  { events, period, room }: { events: number; period: number; room: () => number },
): Promise<boolean> {
  if (events > FEW_EVENTS) return await deleteManyEvents(db, period, room)
  if (events > 0) await deleteEvents(db, period)
  return true
}
