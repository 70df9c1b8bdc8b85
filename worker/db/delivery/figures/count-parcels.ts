import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { dayStart } from '#worker/domain/time-zone.ts'
import { AD_HOC, DUE, EXTRA, noteUnseen, PLAN_SUMS, UNPLANNED_DAY, WAITING } from './plan-sql.ts'
import { isAboutDelivery, isProved, namesOf, sentimentIn } from './told.ts'

/** Parcels that one step counts. */
const STEP = 300
/** Queries of a step. */
export const COUNT_QUERIES = 7

/** The carrier's first estimate, of a parcel's events. */
const ESTIMATE = `(SELECT value ->> 'e' FROM json_each(shipments.events)
  WHERE value ->> 'e' IS NOT NULL ORDER BY value ->> 't' LIMIT 1)`
const LIST = `/* countParcels */ SELECT parcel_news.carrier, parcel_news.code,
    parcel_news.order_id AS "order", shipments.created_at AS createdAt, orders.promised, orders.state,
    ${ESTIMATE} AS estimate, counted_parcels.day AS before
  FROM parcel_news
  LEFT JOIN shipments ON shipments.site_id = ?1 AND shipments.carrier = parcel_news.carrier
    AND shipments.code = parcel_news.code AND shipments.order_id = parcel_news.order_id
  LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = parcel_news.order_id
  LEFT JOIN counted_parcels ON counted_parcels.site_id = ?1
    AND counted_parcels.carrier = parcel_news.carrier AND counted_parcels.code = parcel_news.code
    AND counted_parcels.order_id = parcel_news.order_id
  WHERE parcel_news.site_id = ?1 LIMIT ${STEP}`

interface Listed {
  carrier: string
  code: string
  order: string
  /** null where the parcel is gone, or has got another name. */
  createdAt: number | null
  promised: string | null
  /** Of its order; null where that is not known. */
  state: string | null
  estimate: string | null
  /** The day that it was counted on before. */
  before: string | null
}

const LISTED = `json_each(?2) CROSS JOIN shipments ON shipments.site_id = ?1
  AND shipments.carrier = value ->> 'carrier' AND shipments.code = value ->> 'code'
  AND shipments.order_id = value ->> 'order'`
/** Answers about the delivery of an order, the newest first: by its proved name, or by an agent. */
const ANSWER = `answers WHERE answers.site_id = ?1 AND answers.id IN (
    SELECT id FROM answers AS named INDEXED BY answers_by_order WHERE named.site_id = ?1 AND named.order_ref IN ${namesOf('shipments.order_id')}
      AND ${isProved('named')}
    UNION SELECT answer_id FROM answer_links INDEXED BY answer_links_by_target WHERE site_id = ?1 AND kind = 'order'
      AND target = shipments.order_id AND state = 'linked')
  AND shipments.order_id <> '' AND answers.held <= 0 AND ${isAboutDelivery('answers')}
  ORDER BY answers.id DESC LIMIT 1`
const ISSUES = `(SELECT json_group_array(json_array(type, said_at, seen_at)) FROM delivery_issues
  INDEXED BY delivery_issues_by_parcel
  WHERE delivery_issues.site_id = ?1 AND delivery_issues.order_id = shipments.order_id
    AND delivery_issues.carrier = shipments.carrier AND delivery_issues.code = shipments.code)`
const IS_SAID = `EXISTS (SELECT 1 FROM delivery_issues INDEXED BY delivery_issues_by_parcel WHERE delivery_issues.site_id = ?1
  AND delivery_issues.order_id = shipments.order_id AND delivery_issues.carrier = shipments.carrier
  AND delivery_issues.code = shipments.code AND said_at IS NOT NULL)`
const IS_ASKED = `EXISTS (SELECT 1 FROM recipients INDEXED BY recipients_by_order WHERE recipients.site_id = ?1
  AND order_ref IN ${namesOf('shipments.order_id')} AND shipments.order_id <> '')`
const ends = (name: string) => `value ->> '${name}'`
const known = (name: string) => `(delivered_at IS NOT NULL AND ${ends(name)} IS NOT NULL)`
const inTime = (name: string) => `(${known(name)} AND delivered_at < ${ends(name)})`

const COUNT = `/* countParcels */ INSERT INTO counted_parcels (site_id, carrier, code, order_id, day,
    delivered, promised, kept, estimated, met, asked, answered, sentiment, unknown, issues, due, told_late, adhoc)
  SELECT ?1, carrier, code, order_id, value ->> 'day', delivered_at IS NOT NULL,
    ${known('promiseEnds')}, ${inTime('promiseEnds')}, ${known('estimateEnds')}, ${inTime('estimateEnds')},
    isAsked OR isAnswered OR isSaid, isAnswered OR isSaid, sentiment, unknown, issues, due, value ->> 'toldLate', adhoc
  FROM (SELECT value, carrier, code, order_id, delivered_at, ${IS_ASKED} AS isAsked,
      ${IS_SAID} AS isSaid, EXISTS (SELECT 1 FROM ${ANSWER}) AS isAnswered,
      (SELECT ${sentimentIn('answers')} FROM ${ANSWER}) AS sentiment, ${ISSUES} AS issues, ${DUE} AS due, ${AD_HOC} AS adhoc,
      (SELECT count(*) FROM json_each(shipments.events) AS one WHERE one.value ->> 'u' = 1) AS unknown
    FROM ${LISTED}) WHERE true
  ON CONFLICT (site_id, carrier, code, order_id) DO UPDATE SET day = excluded.day,
    delivered = excluded.delivered, promised = excluded.promised, kept = excluded.kept,
    estimated = excluded.estimated, met = excluded.met, asked = excluded.asked,
    answered = excluded.answered, sentiment = excluded.sentiment, unknown = excluded.unknown,
    issues = excluded.issues, due = excluded.due, told_late = excluded.told_late, adhoc = excluded.adhoc`

const KEYS = `(carrier, code, order_id) IN (SELECT value ->> 'carrier', value ->> 'code',
  value ->> 'order' FROM json_each(?2))`
const FORGET_GONE = `/* countParcels */ DELETE FROM counted_parcels WHERE site_id = ?1
  AND (carrier, code, order_id) IN (SELECT value ->> 'carrier', value ->> 'code', value ->> 'order'
    FROM json_each(?2) WHERE value ->> 'day' IS NULL)`

const DAYS = `(SELECT value FROM json_each(?2))`
const CLEAR_DAYS = `/* countParcels */ DELETE FROM delivery_days WHERE site_id = ?1 AND day IN ${DAYS}`
const SAID = `issue.value ->> 1 IS NOT NULL`
const SEEN = `issue.value ->> 2 IS NOT NULL`
const HOURS = `round((issue.value ->> 2 - issue.value ->> 1) / 3600000.0, 1)`
/** What was said and seen of a day and carrier, by type. */
const DAY_ISSUES = `SELECT day, carrier, json_group_object(kind, json_array(saidOnly, seenOnly, "both",
      silent, json(leads))) AS issues
    FROM (SELECT day, carrier, issue.value ->> 0 AS kind,
        count(*) FILTER (WHERE answered = 1 AND ${SAID} AND NOT ${SEEN}) AS saidOnly,
        count(*) FILTER (WHERE answered = 1 AND ${SEEN} AND NOT ${SAID}) AS seenOnly,
        count(*) FILTER (WHERE answered = 1 AND ${SAID} AND ${SEEN}) AS "both",
        count(*) FILTER (WHERE answered = 0 AND ${SEEN}) AS silent,
        json_group_array(${HOURS}) FILTER (WHERE ${SAID} AND ${SEEN} AND ${HOURS} > 0) AS leads
      FROM counted_parcels CROSS JOIN json_each(counted_parcels.issues) AS issue
      WHERE site_id = ?1 AND day IN ${DAYS} GROUP BY day, carrier, kind)
    GROUP BY day, carrier`
const SEES = `EXISTS (SELECT 1 FROM json_each(counted_parcels.issues) AS issue WHERE ${SEEN})`
const FILL_DAYS = `/* countParcels */ INSERT INTO delivery_days (site_id, day, carrier, parcels, delivered,
    promised, kept, estimated, met, asked, answered, troubled, seen, seen_answered, rated, sentiment,
    squares, unknown, plan, issues, waiting, adhoc)
  SELECT ?1, sums.*, coalesce(told.issues, '{}'), coalesce(waits.waiting, '[]'), coalesce(extra.adhoc, '{}') FROM (SELECT day, carrier, count(*), sum(delivered),
      sum(promised), sum(kept), sum(estimated), sum(met), sum(asked), sum(answered),
      sum(issues <> '[]'), sum(${SEES}), sum(answered = 1 AND ${SEES}), count(sentiment),
      coalesce(sum(sentiment), 0), coalesce(sum(sentiment * sentiment), 0), sum(unknown), ${PLAN_SUMS}
    FROM counted_parcels WHERE site_id = ?1 AND day IN ${DAYS} GROUP BY day, carrier) AS sums
  LEFT JOIN (${DAY_ISSUES}) AS told ON told.day = sums.day AND told.carrier = sums.carrier
  LEFT JOIN (${WAITING(DAYS)}) AS waits ON waits.day = sums.day AND waits.carrier = sums.carrier
  LEFT JOIN (${EXTRA(DAYS)}) AS extra ON extra.day = sums.day AND extra.carrier = sums.carrier`
const FORGET_NEWS = `/* countParcels */ DELETE FROM parcel_news WHERE site_id = ?1 AND ${KEYS}`

/**
 * Counts parcels of which something has changed, and sums their days anew, in one transaction: twice
 * the same changes nothing, and what changes meanwhile is noted again.
 * @returns whether none is left
 */
export async function countParcels(db: SiteDb, timezone: string): Promise<boolean> {
  const { rows } = await run<Listed>(db, LIST, [db.siteId])
  if (rows.length === 0) return true
  const dayEnd = (day: string | null) => (day ? dayStart(addDays(day, 1), timezone) : null)
  const listed = rows.map((row) => {
    const { carrier, code, order, createdAt, estimate } = row
    const promiseEnds = dayEnd(row.promised)
    const due = isOff(row) ? null : promiseEnds
    return {
      carrier,
      code,
      order,
      day: createdAt === null ? null : localDay(createdAt, timezone),
      promiseEnds,
      estimateEnds: dayEnd(estimate),
      due,
      toldLate: Number(due !== null && createdAt !== null && createdAt >= due),
    }
  })
  const days = new Set([...listed.map(({ day }) => day), ...rows.map(({ before }) => before)])
  const parcels = [db.siteId, JSON.stringify(listed)]
  const touched = [db.siteId, JSON.stringify([...days].filter((day) => day !== null))]
  await runBatch(db, [
    { sql: COUNT, parameters: parcels },
    { sql: FORGET_GONE, parameters: parcels },
    { sql: CLEAR_DAYS, parameters: touched },
    { sql: FILL_DAYS, parameters: touched },
    { sql: FORGET_NEWS, parameters: parcels },
  ])
  return rows.length < STEP
}

/** An order that was called off has no plan any more. */
function isOff({ state }: Listed): boolean {
  return state !== null && state !== 'open'
}

/** Queries of {@link lookAgain}. */
export const LOOK_AGAIN_QUERIES = 4

/**
 * Notes some parcels that were counted before their plans were, to be counted again: those of the
 * newest such day first.
 * @returns whether there were any
 */
export async function lookAgain(db: SiteDb): Promise<boolean> {
  const { rows } = await run<{ day: string }>(db, UNPLANNED_DAY, [db.siteId])
  const day = rows[0]?.day
  if (day === undefined) return false
  const { changed } = await run(db, noteUnseen(STEP), [db.siteId, day])
  if (changed > 0) return true
  // Whose parcels are all forgotten: nothing of them can be looked at any more.
  const touched = [db.siteId, JSON.stringify([day])]
  await runBatch(db, [
    { sql: CLEAR_DAYS, parameters: touched },
    { sql: FILL_DAYS, parameters: touched },
  ])
  return true
}
