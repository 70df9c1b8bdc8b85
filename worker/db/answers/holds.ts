import { and, desc, eq } from 'drizzle-orm'
import type { Hold, HoldKind, HoldQuery } from '#contract/holds.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { periodOf } from '#worker/db/collect/events.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import { holds } from '#worker/db/schema/site/collected.ts'
import { idBounds, timeOrderedId } from '#worker/domain/ids.ts'

/*
 * A hold puts its number on what it keeps out, and the triggers take that out of the rollups in the
 * same statement; released, the number turns negative and they put it back. So every step is exact,
 * may be broken off and repeated, and is undone the same way.
 */

/**
 * The number of no hold: it keeps out for good what was undone, but must stay so that a person who was
 * forgotten does not come back with the next import. Nothing releases it.
 */
export const NEVER_COUNTED = 9_999_999_999

const LISTED = 100
/** An answer's clock may be this much older or younger than the moment it came in. */
const OLDER_MS = 8 * 86_400_000
const YOUNGER_MS = 3_600_000

const NUMBER = '(SELECT max(id) FROM holds WHERE site_id = ?1)'
const IS_WANTED = `(?4 IS NULL OR source = ?4) AND (?5 IS NULL OR touchpoint_id = ?5)`

/** Nobody has decided about it: it counts, or only the day's budget keeps it out. */
export const IS_UNDECIDED = `(held <= 0 OR held IN
  (SELECT id FROM holds WHERE site_id = ?1 AND kind = 'budget'))`

const BEGIN = `/* hold */ INSERT INTO holds (site_id, id, kind, wanted, made_at, answers, events)
  SELECT ?1, coalesce(max(id), 0) + 1, ?2, ?3, ?4, 0, 0 FROM holds WHERE site_id = ?1`
const TAKE_ANSWERS = `/* hold */ UPDATE answers SET held = ${NUMBER}
  WHERE site_id = ?1 AND id >= ?2 AND id <= ?3 AND ${IS_UNDECIDED} AND ${IS_WANTED}
    AND received_at >= ?6 AND received_at <= ?7
    AND (?8 IS NULL OR id IN (SELECT value FROM json_each(?8))
      OR client_id IN (SELECT value FROM json_each(?8)))`
const COUNT_ANSWERS = `/* hold */ UPDATE holds SET answers =
    (SELECT count(*) FROM answers WHERE site_id = ?1 AND held = ${NUMBER} AND held <> 0)
  WHERE site_id = ?1 AND id = ${NUMBER}`
const TAKE_EVENTS = `/* hold */ UPDATE events SET held = ${NUMBER}
  WHERE site_id = ?1 AND period >= ?2 AND period <= ?3 AND held <= 0 AND ${IS_WANTED}`
const COUNT_EVENTS = `/* hold */ UPDATE holds SET events =
    (SELECT count(*) FROM events WHERE site_id = ?1 AND held = ${NUMBER})
  WHERE site_id = ?1 AND id = ${NUMBER} RETURNING id`
const TAKE_SUSPICION = `/* hold */ UPDATE suspicions SET state = 'held'
  WHERE site_id = ?1 AND source = ?2 AND (?3 IS NULL OR touchpoint_id = ?3)`
const SAY_HELD = `/* hold */ ${ENTRY}
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'answers.held', CAST(id AS TEXT),
    json_object('kind', kind, 'answers', answers, 'events', events)
  FROM holds WHERE site_id = ?1 AND id = ${NUMBER}`

/**
 * Keeps answers, and the events of a source, out of every figure, in one transaction with its entry
 * in the log. What another hold keeps out already stays with that one, but for a budget's: that is
 * released once the forged ones are found, and must not bring them back.
 * @returns the hold
 */
export async function hold(db: ActingDb, wanted: HoldQuery): Promise<Hold> {
  const { siteId, actor } = db
  const { source = null, touchpoint = null, ids } = wanted
  const { from = 0, to = actor.now + YOUNGER_MS } = wanted
  const { first, last } = idBounds(Math.max(0, from - OLDER_MS), to + YOUNGER_MS)
  const bounds = ids ? ['', 'g'] : [first, last]
  const kind: HoldKind = source === null ? (ids ? 'selection' : 'span') : 'source'
  const text = JSON.stringify(wanted)
  const named = ids ? JSON.stringify(ids) : null
  const results = await runBatch<{ id: number }>(db, [
    { sql: BEGIN, parameters: [siteId, kind, text, actor.now] },
    {
      sql: TAKE_ANSWERS,
      parameters: [siteId, ...bounds, source, touchpoint, from, to, named],
    },
    { sql: COUNT_ANSWERS, parameters: [siteId] },
    // Events keep no time of their own: those of a source are all of its day.
    ...(source === null
      ? []
      : [
          {
            sql: TAKE_EVENTS,
            parameters: [siteId, periodOf(from), periodOf(to), source, touchpoint],
          },
        ]),
    { sql: COUNT_EVENTS, parameters: [siteId] },
    { sql: TAKE_SUSPICION, parameters: [siteId, source, touchpoint] },
    { sql: SAY_HELD, parameters: [siteId, ...signature(db)] },
  ])
  const id = results.flat().find((row) => 'id' in row)?.id
  const made = id === undefined ? null : await findHold(db, id)
  if (!made) throw new Error('The database returned no hold')
  return made
}

/**
 * Lets what a hold keeps out count again, or not after all. A repeat changes nothing.
 * @returns the hold as it is then; null if there is none
 */
export async function setReleased(
  db: ActingDb,
  id: number,
  isReleased: boolean,
): Promise<Hold | null> {
  const { siteId, actor } = db
  const [before, after] = isReleased ? [id, -id] : [-id, id]
  const is = isReleased ? 'released_at IS NULL' : 'released_at IS NOT NULL'
  await runBatch(db, [
    {
      sql: `/* setReleased */ ${ENTRY}
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, CAST(id AS TEXT),
          json_object('kind', kind, 'answers', answers, 'events', events)
        FROM holds WHERE site_id = ?1 AND id = ?8 AND ${is}`,
      parameters: [siteId, ...signature(db), isReleased ? 'answers.released' : 'answers.held', id],
    },
    {
      sql: '/* setReleased */ UPDATE answers SET held = ?3 WHERE site_id = ?1 AND held = ?2 AND held <> 0',
      parameters: [siteId, before, after],
    },
    {
      sql: '/* setReleased */ UPDATE events SET held = ?3 WHERE site_id = ?1 AND held = ?2',
      parameters: [siteId, before, after],
    },
    {
      sql: `/* setReleased */ UPDATE suspicions SET state = ?3 FROM holds
        WHERE suspicions.site_id = ?1 AND holds.site_id = ?1 AND holds.id = ?2 AND ${is}
          AND source = wanted ->> 'source'
          AND (wanted ->> 'touchpoint' IS NULL OR touchpoint_id = wanted ->> 'touchpoint')`,
      parameters: [siteId, id, isReleased ? 'open' : 'held'],
    },
    {
      sql: `/* setReleased */ UPDATE holds SET released_at = ?3 WHERE site_id = ?1 AND id = ?2 AND ${is}`,
      parameters: [siteId, id, isReleased ? actor.now : null],
    },
  ])
  return await findHold(db, id)
}

/** The site's holds, the latest first. Those of a budget are counted now, since they grow. */
export async function listHolds(db: SiteDb): Promise<Hold[]> {
  const rows = await db.orm
    .select()
    .from(holds)
    .where(eq(holds.siteId, db.siteId))
    .orderBy(desc(holds.id))
    .limit(LISTED)
  const counts = await countHeld(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => toHold(row, counts.get(row.id)))
}

/** A hold of the site, or null. */
async function findHold(db: SiteDb, id: number): Promise<Hold | null> {
  const [row] = await db.orm
    .select()
    .from(holds)
    .where(and(eq(holds.siteId, db.siteId), eq(holds.id, id)))
  return row ? toHold(row, (await countHeld(db, [id])).get(id)) : null
}

/** Answers of each hold, kept out or let in again: later ones may have joined it. */
async function countHeld(db: SiteDb, ids: number[]): Promise<Map<number, number>> {
  const { rows } = await run<{ id: number; answers: number }>(
    db,
    `/* countHeld */ SELECT value AS id, (SELECT count(*) FROM answers
        WHERE site_id = ?1 AND held IN (value, -value) AND held <> 0) AS answers
      FROM json_each(?2)`,
    [db.siteId, JSON.stringify(ids)],
  )
  return new Map(rows.map(({ id, answers }) => [id, answers]))
}

function toHold(row: typeof holds.$inferSelect, answers = row.answers): Hold {
  const { id, kind, wanted, madeAt, events, releasedAt } = row
  return { id, kind, wanted, madeAt, answers, events, releasedAt }
}

/** Id, time and actor of an audit entry. */
function signature({ actor }: ActingDb): unknown[] {
  const id = timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10)))
  return [id, actor.now, actor.kind, actor.id, actor.name]
}
