import { AD_HOC_KINDS } from '#contract/delivery/words.ts'

/*
 * What is kept of a parcel's journey against its plan, and how a day's parcels are summed: see
 * docs/method.md, "Planned and actual". Numbered parameters are those of countParcels.
 */

const TYPES = AD_HOC_KINDS.map((type) => `'${type}'`).join(', ')
/** Steps that nobody planned, of a parcel's events and issues, each kind once. */
export const AD_HOC = `(SELECT json_group_array(kind) FROM (
  SELECT type AS kind FROM delivery_issues INDEXED BY delivery_issues_by_parcel
  WHERE delivery_issues.site_id = ?1 AND delivery_issues.order_id = shipments.order_id
    AND delivery_issues.carrier = shipments.carrier AND delivery_issues.code = shipments.code
    AND type IN (${TYPES})
  UNION SELECT CASE step.value ->> 's' WHEN 'attempted' THEN 'failed_attempt' WHEN 'exception' THEN 'exception'
    ELSE 'returned_to_sender' END FROM json_each(shipments.events) AS step
  WHERE step.value ->> 's' IN ('attempted', 'returning', 'returned')
    OR (step.value ->> 's' = 'exception' AND step.value ->> 'i' IS NULL)))`

/** The end of the promised day; a parcel that was called off has no plan. */
export const DUE = `iif(shipments.status = 'cancelled', NULL, value ->> 'due')`

/** A parcel that is still to be looked at against its plan; one that is forgotten never is. */
const IS_UNSEEN = `(adhoc IS NULL AND EXISTS (SELECT 1 FROM shipments WHERE shipments.site_id = ?1
  AND shipments.carrier = counted_parcels.carrier AND shipments.code = counted_parcels.code
  AND shipments.order_id = counted_parcels.order_id))`

const IS_FAILING = `(kept = 0 OR issues <> '[]')`
const IS_AS_PLANNED = `(kept = 1 AND told_late = 0 AND issues = '[]' AND adhoc = '[]')`
const CAME = `due IS NOT NULL AND delivered = 1`
const feelings = (which: string) => `json_array(count(*) FILTER (WHERE ${which}),
  count(sentiment) FILTER (WHERE ${which}), coalesce(sum(sentiment) FILTER (WHERE ${which}), 0),
  coalesce(sum(sentiment * sentiment) FILTER (WHERE ${which}), 0))`

/** Sums of a day and carrier; null until all of its parcels were looked at. */
export const PLAN_SUMS = `iif(sum(${IS_UNSEEN}) > 0, NULL, json_object(
  'planned', count(due), 'toldLate', coalesce(sum(told_late) FILTER (WHERE due IS NOT NULL), 0),
  'failing', count(*) FILTER (WHERE ${CAME} AND ${IS_FAILING}),
  'asPlanned', ${feelings(`${CAME} AND ${IS_AS_PLANNED}`)},
  'deviated', ${feelings(`${CAME} AND NOT ${IS_AS_PLANNED}`)}))`

/** Parcels of days and carriers that have not come, by when they are due: whether that is over is for the reader. */
export const WAITING = (days: string) => `SELECT day, carrier,
    json_group_array(json_array(due, n, rated, total, squares)) AS waiting
  FROM (SELECT day, carrier, due, count(*) AS n, count(sentiment) AS rated,
      coalesce(sum(sentiment), 0) AS total, coalesce(sum(sentiment * sentiment), 0) AS squares
    FROM counted_parcels WHERE site_id = ?1 AND day IN ${days} AND due IS NOT NULL AND delivered = 0
    GROUP BY day, carrier, due)
  GROUP BY day, carrier`

/** Parcels of days and carriers with a plan, by what nobody planned. */
export const EXTRA = (days: string) => `SELECT day, carrier, json_group_object(kind, n) AS adhoc
  FROM (SELECT day, carrier, step.value AS kind, count(*) AS n
    FROM counted_parcels CROSS JOIN json_each(counted_parcels.adhoc) AS step
    WHERE site_id = ?1 AND day IN ${days} AND due IS NOT NULL GROUP BY day, carrier, kind)
  GROUP BY day, carrier`

/** Notes parcels of a day that were counted before plans were, a step at a time. @param most rows */
export const noteUnseen = (most: number) => `/* lookAgain */ INSERT INTO parcel_news
    (site_id, carrier, code, order_id)
  SELECT site_id, carrier, code, order_id FROM counted_parcels INDEXED BY counted_parcels_by_day
  WHERE site_id = ?1 AND day = ?2 AND ${IS_UNSEEN} LIMIT ${most}
  ON CONFLICT DO NOTHING`

/** The newest day of which the plan is not known. */
export const UNPLANNED_DAY = `/* lookAgain */ SELECT day FROM delivery_days INDEXED BY delivery_days_unplanned
  WHERE site_id = ?1 AND plan IS NULL ORDER BY day DESC LIMIT 1`
