import { run, type SiteDb } from '#worker/db/connect.ts'
import { oldestFunnelDay } from '#worker/db/collect/funnel.ts'
import { oldestMark, oldestPeriod } from '#worker/db/collect/asks.ts'
import { recipientsKeptSince } from '#worker/db/channels/recipients/people.ts'
import { FEW_EVENTS } from '#worker/db/collect/forget-events.ts'
import { LATE_MS } from '#worker/db/privacy/erasures.ts'
import { NEXT_POLL } from '#worker/db/delivery/polls.ts'
import { NEXT_DUE } from '#worker/db/outbox/messages.ts'
import { oldBounds } from '#worker/db/outbox/sends.ts'
import { NOT_FORGOTTEN } from '#worker/db/privacy/forget.ts'
import { newsBefore } from '#worker/db/clock/watches.ts'
import { sealableTo } from './seals.ts'

/** What a site's job has to do. */
export interface Work {
  /** Answers to forget: keys above `from` up to `last`, which is null if there are none. */
  old: { from: string; last: string | null; isPart: boolean }
  /** Events of past periods; no more than `FEW_EVENTS` + 1 are counted. */
  events: number
  hasErasures: boolean
  hasTestAnswers: boolean
  /** The last local day whose answers were followed for alerts; '' before the first. */
  alertedTo: string
  /** The Monday of the last week that was summed up; '' before the first. */
  summedTo: string
  /** Whether anything was answered in the last two weeks and a day. */
  hasWeeks: boolean
  /** Whether anything was answered in the last two days. */
  isRecent: boolean
  /** Whether collecting has told today that it writes much. */
  isBusy: boolean
  /** Whether answers have a source that is to be emptied. */
  hasSources: boolean
  /** Whether something that looks forged is noted. */
  hasSuspicions: boolean
  /** Whether entries of the site's log are old enough to be sealed. */
  isUnsealed: boolean
  /** Whether live surveys have a plan to follow. */
  hasPlans: boolean
  /** Whether a count of what goes with delivery issues is under way. */
  hasCosts: boolean
  /** Whether it is known of people that they were, or were not, asked longer ago than any budget looks back. */
  hasOldAsks: boolean
  /** Whether there are messages, questions about parcels, connections to forget, or bulk steps to be taken back. */
  hasActs: boolean
  /** Whether answers or parcels are to be counted, or an incident has been silent for long. */
  hasDeliveries: boolean
  /** Whether answers came, or have changed, since they were counted for the pages of understanding. */
  hasNewAnswers: boolean
  /** Whether other systems tell of orders or parcels. */
  hasSenders: boolean
  /** Whether other systems are told anything. */
  hasEndpoints: boolean
  /** When the next message to them is due; null if none waits. */
  messageDue: number | null
  /** When the next sender is to be asked for orders; null for never. */
  pollDue: number | null
  /** Whether messages or their log are old enough to be forgotten. */
  hasOldSends: boolean
  /** Whether page views were counted longer ago than that is kept. */
  hasOldFunnel: boolean
  /** When the clock has something to do about a case, and about an order; null for never. */
  wakeDue: number | null
  watchDue: number | null
  /** Whether messages tell of orders that are not watched yet. */
  hasNews: boolean
  /** Whether orders are watched, or somebody may tell of some. */
  hasOrders: boolean
  /** Whether people are known of lists of recipients that have been over for long. */
  hasOldRecipients: boolean
}

/** What is too old. Instants are Unix milliseconds. */
export interface Bounds {
  now: number
  /** Answers up to this key are forgotten; '' keeps all. */
  answers: string
  /** Most answers that one step looks at and forgets. */
  looked: number
  most: number
  /** Events of periods before this one are deleted. */
  period: number
  testAnswers: number
  /** Answers from this key on are recent. */
  recent: string
  /** Answers from this key on are of the last weeks. */
  weeks: string
  /** Sources of answers between these keys are emptied. */
  sources: { first: string; last: string }
  /** Messages to other systems from before then are forgotten. */
  sends: number
}

const FROM = `coalesce((SELECT forgotten_to FROM retention WHERE site_id = ?1), '')`
const FIND = `/* findWork */ SELECT ${FROM} AS "from",
    max(id) FILTER (WHERE n <= ?4) AS last,
    count(*) = ?3 OR coalesce(max(n), 0) > ?4 AS part,
    (SELECT count(*) FROM (SELECT 1 FROM events
      WHERE site_id = ?1 AND period < ?5 LIMIT ${FEW_EVENTS} + 1)) AS events,
    EXISTS (SELECT 1 FROM erasures WHERE site_id = ?1 AND subject IS NOT NULL
      AND (finished_at IS NULL OR created_at <= ?6)) AS erasures,
    EXISTS (SELECT 1 FROM test_answers WHERE site_id = ?1 AND at < ?7) AS tests,
    EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id >= ?8) AS recent,
    coalesce((SELECT through FROM alert_watch WHERE site_id = ?1), '') AS alerted,
    coalesce((SELECT week FROM summaries WHERE site_id = ?1), '') AS summed,
    EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id >= ?20) AS weeks,
    EXISTS (SELECT 1 FROM intake WHERE site_id = ?1 AND day = date(?6 / 1000 + ${LATE_MS / 1000}, 'unixepoch')) AS busy,
    EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id >= ?9 AND id <= ?10
      AND source IS NOT NULL) AS sources,
    EXISTS (SELECT 1 FROM suspicions WHERE site_id = ?1) AS suspicions,
    EXISTS (SELECT 1 FROM audit_log WHERE site_id = ?1 AND id <= ?11
      AND id > coalesce((SELECT max(id) FROM audit_seals WHERE site_id = ?1), '')) AS unsealed,
    EXISTS (SELECT 1 FROM surveys WHERE site_id = ?1 AND state = 'live'
      AND coalesce(plan ->> 'endsAfter', plan ->> 'endsOn', steady_since) IS NOT NULL) AS plans,
    EXISTS (SELECT 1 FROM issue_costs WHERE site_id = ?1 AND run IS NOT NULL) AS costs,
    EXISTS (SELECT 1 FROM messages WHERE site_id = ?1) OR EXISTS (SELECT 1 FROM connections
      WHERE site_id = ?1 AND is_forgotten = 1) OR EXISTS (SELECT 1 FROM case_bulks WHERE site_id = ?1)
      OR EXISTS (SELECT 1 FROM rereads WHERE site_id = ?1) AS acts,
    EXISTS (SELECT 1 FROM answer_news WHERE site_id = ?1)
      OR EXISTS (SELECT 1 FROM parcel_news WHERE site_id = ?1)
      OR EXISTS (SELECT 1 FROM delivery_days INDEXED BY delivery_days_unplanned WHERE site_id = ?1 AND plan IS NULL)
      OR EXISTS (SELECT 1 FROM incident_streams WHERE site_id = ?1 AND silent_at < ?19) AS deliveries,
    EXISTS (SELECT 1 FROM answers WHERE site_id = ?1
        AND id > coalesce((SELECT read_to FROM digest_marks WHERE site_id = ?1), ''))
      OR EXISTS (SELECT 1 FROM walks INDEXED BY walks_stale WHERE site_id = ?1 AND stale <> 0) AS "newAnswers",
    EXISTS (SELECT 1 FROM connections WHERE site_id = ?1 AND ended_at IS NULL) AS senders,
    EXISTS (SELECT 1 FROM endpoints WHERE site_id = ?1 AND state = 'on') AS endpoints,
    (${NEXT_DUE}) AS message, (${NEXT_POLL}) AS poll,
    EXISTS (SELECT 1 FROM endpoints CROSS JOIN sends ON sends.site_id = ?1
      AND sends.endpoint_id = endpoints.id AND sends.id < ?13 WHERE endpoints.site_id = ?1)
    OR EXISTS (SELECT 1 FROM endpoints CROSS JOIN outbox ON outbox.site_id = ?1
      AND outbox.endpoint_id = endpoints.id AND outbox.id < ?14 WHERE endpoints.site_id = ?1) AS sends,
    EXISTS (SELECT 1 FROM asks WHERE site_id = ?1 AND period > ?15 AND period < ?12) AS asks,
    EXISTS (SELECT 1 FROM surveys CROSS JOIN ask_funnel ON ask_funnel.site_id = ?1
      AND survey_id = surveys.id AND day < ?16 WHERE surveys.site_id = ?1) AS funnel,
    EXISTS (SELECT 1 FROM recipient_lists WHERE site_id = ?1 AND ends_at < ?17) AS recipients,
    (SELECT min(wake_at) FROM cases WHERE site_id = ?1 AND wake_at IS NOT NULL) AS wake,
    (SELECT min(due_at) FROM delivery_watches WHERE site_id = ?1) AS watch,
    EXISTS (SELECT 1 FROM messages WHERE site_id = ?1 AND id < ?18
      AND id > coalesce((SELECT read_to FROM clock WHERE site_id = ?1), '')) AS news,
    EXISTS (SELECT 1 FROM connections WHERE site_id = ?1 AND ended_at IS NULL) AS connected
  FROM (SELECT id, sum(${NOT_FORGOTTEN}) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS n
    FROM answers WHERE site_id = ?1 AND id > ${FROM} AND id <= ?2 ORDER BY id LIMIT ?3)`

/** A row of `FIND`: what there is of each, or whether there is any, as 1 or 0. */
interface FoundWork {
  from: string
  last: string | null
  part: number
  events: number
  erasures: number
  tests: number
  recent: number
  alerted: string
  summed: string
  weeks: number
  busy: number
  sources: number
  suspicions: number
  unsealed: number
  plans: number
  costs: number
  asks: number
  acts: number
  deliveries: number
  newAnswers: number
  senders: number
  endpoints: number
  message: number | null
  poll: number | null
  sends: number
  funnel: number
  recipients: number
  wake: number | null
  watch: number | null
  news: number
  connected: number
}

/** What there is to do, by one query: most sites have nothing to do on most days. */
export async function findWork(db: SiteDb, bounds: Bounds): Promise<Work> {
  const { answers, looked, most, period, now, testAnswers, recent, sources } = bounds
  const oldSends = oldBounds(bounds.sends)
  const { rows } = await run<FoundWork>(db, FIND, [
    db.siteId,
    answers,
    looked,
    most,
    period,
    now - LATE_MS,
    testAnswers,
    recent,
    sources.first,
    sources.last,
    sealableTo(now),
    oldestPeriod(now),
    oldSends.send,
    oldSends.message,
    oldestMark(now),
    oldestFunnelDay(now),
    recipientsKeptSince(now),
    newsBefore(now),
    now,
    bounds.weeks,
  ])
  const [row] = rows
  if (!row) throw new Error('A look at a site returned no row')
  return toWork(row)
}

function toWork(row: FoundWork): Work {
  const { from, last, part, events, erasures, tests } = row
  return {
    old: { from, last, isPart: part !== 0 },
    events,
    hasErasures: erasures !== 0,
    hasTestAnswers: tests !== 0,
    isRecent: row.recent !== 0,
    alertedTo: row.alerted,
    summedTo: row.summed,
    hasWeeks: row.weeks !== 0,
    isBusy: row.busy !== 0,
    hasSources: row.sources !== 0,
    hasSuspicions: row.suspicions !== 0,
    isUnsealed: row.unsealed !== 0,
    hasPlans: row.plans !== 0,
    hasCosts: row.costs !== 0,
    hasOldAsks: row.asks !== 0,
    hasActs: row.acts !== 0,
    hasDeliveries: row.deliveries !== 0,
    hasNewAnswers: row.newAnswers !== 0,
    hasSenders: row.senders !== 0,
    hasEndpoints: row.endpoints !== 0,
    messageDue: row.message,
    pollDue: row.poll,
    hasOldSends: row.sends !== 0,
    hasOldFunnel: row.funnel !== 0,
    hasOldRecipients: row.recipients !== 0,
    wakeDue: row.wake,
    watchDue: row.watch,
    hasNews: row.news !== 0,
    hasOrders: row.watch !== null || row.connected !== 0,
  }
}

/** When the clock has something to do next, Unix milliseconds; `Infinity` for never. */
export async function nextClock(db: SiteDb): Promise<number> {
  const { rows } = await run<{ wake: number | null; watch: number | null }>(
    db,
    `/* nextClock */ SELECT
      (SELECT min(wake_at) FROM cases WHERE site_id = ?1 AND wake_at IS NOT NULL) AS wake,
      (SELECT min(due_at) FROM delivery_watches WHERE site_id = ?1) AS watch`,
    [db.siteId],
  )
  const { wake = null, watch = null } = rows[0] ?? {}
  return Math.min(wake ?? Infinity, watch ?? Infinity)
}
