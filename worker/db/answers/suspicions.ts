import { and, desc, eq } from 'drizzle-orm'
import type { Suspicion, SuspicionChange } from '#contract/holds.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import type { Cell } from '#worker/db/journey/maps.ts'
import type { Counts, Filter } from '#worker/db/journey/rollups.ts'
import { FILTERS } from '#contract/words.ts'
import { periodOf } from '#worker/db/collect/events.ts'
import { auditEntry } from '#worker/db/site/audit.ts'
import { suspicions } from '#worker/db/schema/site/collected.ts'
import { IS_UNDECIDED } from './holds.ts'
import { unlikeSources } from '#worker/domain/collect/unlike.ts'
import { idBounds } from '#worker/domain/ids.ts'

const DAY_MS = 86_400_000
/** A source has its code for a day; the day before is looked at once it is whole. */
const LOOK_BACK_MS = 2 * DAY_MS
/** Newest answers that one look reads at most. */
const LOOKED_AT = 50_000
/** Answered within a second of its display: faster than anybody reads. */
export const IS_QUICK = 'shown_at IS NOT NULL AND answered_at - shown_at < 1000'
const LISTED = 50
/** Codes mean nothing any more after eight days, and are emptied then. */
const KEPT_MS = 8 * DAY_MS

interface Found {
  touchpoint: string
  source: string
  journey: string
  stage: string
  firstAt: number
  lastAt: number
  answers: number
  total: number
  shown: number
  odd: number
  quick: number
  lowest: number | null
  highest: number | null
}

/* The widget's ids are UUIDv7s: what has none was not made by it. */
const COUNT_SOURCES = `/* lookForForgery */
WITH came AS (
  SELECT touchpoint_id, stage_id, source, 1 AS answer, displays AS card, 0 AS odd, score,
    ${IS_QUICK} AS quick, received_at AS at
  FROM (SELECT * FROM answers WHERE site_id = ?1 AND id >= ?2 AND source IS NOT NULL
    AND ${IS_UNDECIDED} ORDER BY id DESC LIMIT ?3)
  UNION ALL
  SELECT touchpoint_id, stage_id, source, 0, 1, substr(id, 15, 1) <> '7', NULL, 0, NULL FROM events
  WHERE site_id = ?1 AND period >= ?4 AND (type = 'shown' OR displays > 0)
    AND source IS NOT NULL AND held <= 0)
SELECT *, (SELECT journey_id FROM stages WHERE site_id = ?1 AND id = stage) AS journey FROM (
SELECT touchpoint_id AS touchpoint, source, max(stage_id) AS stage,
  coalesce(min(at), ?5) AS firstAt, coalesce(max(at), ?5) AS lastAt, sum(answer) AS answers,
  sum(sum(answer)) OVER (PARTITION BY touchpoint_id) AS total,
  sum(card) AS shown, sum(odd) AS odd, sum(quick) AS quick, min(score) AS lowest, max(score) AS highest
FROM came GROUP BY touchpoint_id, source)`

/**
 * Looks for sources whose answers look unlike the rest, among those of yesterday and today, and
 * notes them for a manager. What somebody has decided about stays decided, its figures grow.
 * @param hasSuspicions whether any are noted, which may be over
 */
export async function lookForForgery(db: ActingDb, hasSuspicions: boolean): Promise<void> {
  const { now } = db.actor
  const from = idBounds(now - LOOK_BACK_MS, now).first
  const { rows } = await run<Found>(db, COUNT_SOURCES, [
    db.siteId,
    from,
    LOOKED_AT,
    periodOf(now - LOOK_BACK_MS),
    now,
  ])
  const found = unlikeSources(rows)
  if (found.length === 0 && !hasSuspicions) return
  await runBatch(db, [
    {
      sql: `/* lookForForgery */ INSERT INTO suspicions (site_id, touchpoint_id, source, journey_id,
        stage_id, first_at, last_at, answers, total, shown, quick, lowest, highest, found_at, state)
      SELECT ?1, value ->> 'touchpoint', value ->> 'source', value ->> 'journey', value ->> 'stage',
        value ->> 'firstAt', value ->> 'lastAt', value ->> 'answers', value ->> 'total',
        value ->> 'shown', value ->> 'quick', value ->> 'lowest', value ->> 'highest', ?3, 'open'
      FROM json_each(?2) WHERE true
      ON CONFLICT (site_id, touchpoint_id, source) DO UPDATE SET
        last_at = excluded.last_at, answers = excluded.answers, total = excluded.total,
        shown = excluded.shown, quick = excluded.quick, lowest = excluded.lowest,
        highest = excluded.highest WHERE answers <> excluded.answers AND state <> 'held'`,
      parameters: [db.siteId, JSON.stringify(found), now],
    },
    {
      sql: '/* lookForForgery */ DELETE FROM suspicions WHERE site_id = ?1 AND last_at < ?2',
      parameters: [db.siteId, now - KEPT_MS],
    },
  ])
}

/** What was found, the most answers first. */
export async function listSuspicions(db: SiteDb): Promise<Suspicion[]> {
  const rows = await db.orm
    .select()
    .from(suspicions)
    .where(eq(suspicions.siteId, db.siteId))
    .orderBy(desc(suspicions.answers))
    .limit(LISTED)
  return rows.map(toSuspicion)
}

function toSuspicion(row: typeof suspicions.$inferSelect): Suspicion {
  const { touchpointId, stageId, journeyId, source, firstAt, lastAt } = row
  const { answers, total, shown, quick, lowest, highest, foundAt, state } = row
  return {
    touchpoint: touchpointId,
    stage: stageId,
    journey: journeyId,
    source,
    firstAt,
    lastAt,
    answers,
    total,
    shown,
    quick,
    lowest,
    highest,
    foundAt,
    state,
  }
}

/** Notes what somebody who knows says of a source. @returns whether anything is known of it */
export async function setSuspicion(
  db: ActingDb,
  { touchpoint, source, state }: SuspicionChange,
): Promise<boolean> {
  const isIt = and(
    eq(suspicions.siteId, db.siteId),
    eq(suspicions.touchpointId, touchpoint),
    eq(suspicions.source, source),
  )
  const [known] = await db.orm.select().from(suspicions).where(isIt)
  if (!known) return false
  await db.orm.batch([
    auditEntry(db, {
      action: 'answers.cleared',
      target: touchpoint,
      details: { state, answers: known.answers },
    }),
    db.orm.update(suspicions).set({ state }).where(isIt),
  ])
  return true
}

/** What open suspicions are about, of one cell and day. */
interface Forged {
  touchpoint: string
  scale: string
  stage: string
  day: string
  score: number | null
  n: number
  shown: number
  dismissed: number
  abandoned: number
  spread: number
}

const FILTERED = FILTERS.map(
  (name, index) => `AND (?${index + 4} IS NULL OR ${name} = ?${index + 4})`,
).join(' ')
const IS_OPEN = `(touchpoint_id, source) IN
    (SELECT touchpoint_id, source FROM suspicions WHERE site_id = ?1 AND state = 'open')`
const IS_DISPLAY = `(type = 'shown' OR displays)`
const FORGED = `/* takeSuspicions */
SELECT touchpoint_id AS touchpoint, scale, stage_id AS stage, day, score, count(*) AS n,
  sum(displays) AS shown, 0 AS dismissed, 0 AS abandoned, 0 AS spread
FROM answers WHERE site_id = ?1 AND id >= ?2 AND ${IS_OPEN} AND held <= 0 ${FILTERED}
GROUP BY 1, 2, 3, 4, 5
UNION ALL
SELECT touchpoint_id, scale, stage_id, day, NULL, 0, sum(${IS_DISPLAY} * weight),
  sum((type = 'dismissed') * weight), sum((type = 'abandoned') * weight),
  sum(${IS_DISPLAY} * weight * (weight - 1))
FROM events WHERE site_id = ?1 AND period >= ?3 AND ${IS_OPEN} AND held <= 0 ${FILTERED}
GROUP BY 1, 2, 3, 4`

/**
 * Takes off the counts what holding all open suspicions would take off.
 * @param sums what `sumCells` gave for these ranges
 */
export async function takeSuspicions(
  db: ActingDb,
  sums: Counts[][],
  view: { cells: Cell[]; ranges: ({ from: string; to: string } | null)[]; filter: Filter },
): Promise<void> {
  // A code is emptied after eight days, so what it names is no older, but for an outbox's week.
  const oldest = db.actor.now - 2 * KEPT_MS
  const filters = FILTERS.map((name) => view.filter[name] ?? null)
  const parameters = [db.siteId, idBounds(oldest, oldest).first, periodOf(oldest), ...filters]
  const { rows } = await run<Forged>(db, FORGED, parameters)
  const keyOf = (touchpoint: string, scale: string, stage: string) =>
    JSON.stringify([touchpoint, scale, stage])
  const places = new Map(
    view.cells.map(({ touchpointId, scale, stageId }, index) => [
      keyOf(touchpointId, scale, stageId),
      index,
    ]),
  )
  view.ranges.forEach((range, period) => {
    for (const row of rows) {
      const counts = sums[period]?.[places.get(keyOf(row.touchpoint, row.scale, row.stage)) ?? -1]
      if (range && counts && row.day >= range.from && row.day <= range.to) takeOff(counts, row)
    }
  })
}

function takeOff(counts: Counts, forged: Forged): void {
  const { score, n } = forged
  if (score === null) counts.unscored -= n
  else counts.scores[score] = (counts.scores[score] ?? 0) - n
  for (const name of ['shown', 'dismissed', 'abandoned', 'spread'] as const)
    counts[name] -= forged[name]
}
