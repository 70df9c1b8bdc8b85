import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { ANSWER_COUNTERS, COUNTERS, daysOf } from './rollups.ts'

/** A sum of the rollups that is not what it sums up. */
export interface Difference {
  /** A day against its answers, or a week against its days. */
  sum: 'day' | 'week'
  touchpoint: string
  scale: string
  stage: string
  /** The day, or the week's Monday. */
  day: string
  channel: string
  segment: string
  persona: string
  /** Answers per raw score 0…10, without one, imported; of a week the counters of its row. */
  stored: string
  recounted: string
}

/** Differences that are told: where there are more, something is wrong everywhere. */
const MOST = 100
const CELL = 'scale, stage_id, day, channel, segment, persona'
const LISTED = 'scale, stage_id AS stage, channel, segment, persona'
const joined = (terms: string[]) => terms.map((term) => `(${term})`).join(" || ',' || ")

/** What the answers themselves can tell; events of displays are forgotten. */
const RECOUNTED = [...ANSWER_COUNTERS, 'imported']

/** The site's first touchpoint after ?2 with a rollup or an answer: two seeks. */
const NEXT_TOUCHPOINT = `/* findDifferences */ SELECT min(next) AS next FROM (
  SELECT min(touchpoint_id) AS next FROM rollups WHERE site_id = ?1 AND touchpoint_id > ?2
  UNION ALL SELECT min(touchpoint_id) FROM answers INDEXED BY answers_by_touchpoint
    WHERE site_id = ?1 AND touchpoint_id > ?2)`

/* The two sides stand below each other and meet in one sort; a join of them would look for each
 * cell among all. */
const DAYS = `/* findDifferences days */
SELECT 'day' AS sum, ?2 AS touchpoint, day, ${LISTED},
  ${joined(RECOUNTED.map((counter) => `sum(${counter} * isStored)`))} AS stored,
  ${joined(RECOUNTED.map((counter) => `sum(${counter} * (1 - isStored))`))} AS recounted
FROM (
  SELECT 1 AS isStored, scale, stage_id, date(week, weekday.value || ' days') AS day, channel,
    segment, persona, ${RECOUNTED.map(storedOn).join(', ')}
  FROM rollups CROSS JOIN json_each('[0,1,2,3,4,5,6]') AS weekday
  WHERE site_id = ?1 AND touchpoint_id = ?2
  UNION ALL
  SELECT 0, ${CELL}, ${RECOUNTED.map(recountOf).join(', ')}
  FROM answers INDEXED BY answers_by_touchpoint
  WHERE site_id = ?1 AND touchpoint_id = ?2 AND held <= 0
  GROUP BY ${CELL}
)
GROUP BY ${CELL} HAVING stored <> recounted LIMIT ?3`

const WEEKS = `/* findDifferences weeks */
SELECT * FROM (
  SELECT 'week' AS sum, touchpoint_id AS touchpoint, week AS day, ${LISTED},
    ${joined(COUNTERS)} AS stored,
    ${joined(COUNTERS.map((counter) => daysOf(counter, [0, 1, 2, 3, 4, 5, 6])))} AS recounted
  FROM rollups WHERE site_id = ?1 AND touchpoint_id = ?2
) WHERE stored <> recounted LIMIT ?3`

/**
 * Recounts every answer of the site and compares it with the rollups' days, in both directions, and
 * the days with their week. Each touchpoint is one statement, so answers that come in meanwhile are
 * no differences. Displays are compared with their week only, since their events are forgotten.
 * @returns at most 100 differences; none when the rollups are right
 */
export async function findDifferences(db: SiteDb): Promise<Difference[]> {
  const found: Difference[] = []
  let touchpoint = await nextTouchpoint(db, '')
  while (touchpoint !== null && found.length < MOST) {
    const parameters = [db.siteId, touchpoint, MOST - found.length]
    const statements = [DAYS, WEEKS].map((sql) => ({ sql, parameters }))
    found.push(...(await runBatch<Difference>(db, statements)).flat())
    touchpoint = await nextTouchpoint(db, touchpoint)
  }
  return found.slice(0, MOST)
}

async function nextTouchpoint(db: SiteDb, after: string): Promise<string | null> {
  const { rows } = await run<{ next: string | null }>(db, NEXT_TOUCHPOINT, [db.siteId, after])
  return rows[0]?.next ?? null
}

function storedOn(counter: string): string {
  return `coalesce(days ->> ('$.${counter}[' || weekday.value || ']'), 0) AS ${counter}`
}

/** `score IS 4` for `n4`, `score IS NULL` for answers without one. */
function recountOf(counter: string): string {
  if (counter === 'imported') return 'sum(import_id > 0 AND NOT displays AND score IS NOT NULL)'
  return `sum(score IS ${counter === 'unscored' ? 'NULL' : counter.slice(1)})`
}
