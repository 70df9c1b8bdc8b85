import { NEVER_COUNTED } from '#worker/db/answers/holds.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { findImport, signature, type ImportRow } from '#worker/db/imports/runs.ts'
import { undoOrders } from './undo-orders.ts'
import { unlinkingImported } from '#worker/db/links/said.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'

/*
 * Undoing takes an import's answers out in the order of their keys; the trigger on each of them takes
 * it out of its rollup. Every step is one transaction that also notes how far it came, and counts
 * only if no other call took the same step: so it may be broken off and asked for again.
 */

/** Answers that one step looks at, those of others between them included; and takes out, at most. */
const LOOKED_AT = 20_000
const TAKEN = 5000
/** Steps of one call: their queries fit a free plan's fifty. */
const STEPS = 4

/**
 * A forgotten person must not come back with the next import of the file: such answers stay, but
 * count no more. Those that retention has stripped may go, since it strips them again.
 */
const MAY_GO = `(body_hash <> '' OR id <= coalesce(
  (SELECT forgotten_to FROM retention WHERE site_id = ?1), ''))`
const RANGE = 'site_id = ?1 AND import_id = ?2 AND id > ?3 AND id <= ?4'

/** Where a step from ?3 ends: at so many answers of the import, or after so many of any. */
const END = `/* endOfStep */ SELECT max(id) AS last, count(*) AS looked,
    (SELECT id FROM (SELECT id, import_id FROM answers WHERE site_id = ?1 AND id > ?3 AND id <= ?4
      ORDER BY id LIMIT ${LOOKED_AT}) WHERE import_id = ?2 ORDER BY id LIMIT 1 OFFSET ${TAKEN - 1}) AS cut
  FROM (SELECT id, import_id FROM answers WHERE site_id = ?1 AND id > ?3 AND id <= ?4
    ORDER BY id LIMIT ${LOOKED_AT})`

/**
 * Goes on with taking an import back, as far as one call may. May be called by several at once, and
 * again after a failure.
 * @returns the import as it is then; null if there is none
 */
export async function undoImport(db: ActingDb, id: number): Promise<ImportRow | null> {
  let row = await findImport(db, id)
  const before = row?.undone ?? 0
  for (let step = 0; step < STEPS && row && row.state !== 'undone'; step += 1) {
    const take = row.target === 'orders' ? undoOrders : takeStep
    await (row.state === 'undoing' ? take(db, row) : beginUndo(db, id))
    row = await findImport(db, id)
    if (row && row.undone - before >= TAKEN) break
  }
  return row
}

/** From here on no piece of the file is taken any more. */
async function beginUndo(db: ActingDb, id: number): Promise<void> {
  const where = `site_id = ?1 AND id = ?2 AND state NOT IN ('undoing', 'undone')`
  await runBatch(db, [
    {
      sql: `/* beginUndo */ ${ENTRY}
        SELECT ?1, ?3, ?4, ?5, ?6, ?7, 'import.undone', CAST(id AS TEXT),
          json_object('file', file, 'answers', accepted) FROM imports WHERE ${where}`,
      parameters: [db.siteId, id, ...signature(db)],
    },
    {
      sql: `/* beginUndo */ UPDATE imports SET state = 'undoing', ended_at = NULL WHERE ${where}`,
      parameters: [db.siteId, id],
    },
  ])
}

/** Takes out the next answers, and notes how far it came: all or nothing. */
async function takeStep(db: ActingDb, { id, position, last }: ImportRow): Promise<void> {
  const end = await endOfStep(db, { id, from: position, last })
  const range = [db.siteId, id, position, end ?? last]
  // Each count is of the statement before it.
  await runBatch(db, [
    ...unlinkingImported(range),
    {
      sql: `/* takeStep */ DELETE FROM answers WHERE ${RANGE} AND ${MAY_GO}`,
      parameters: range,
    },
    {
      sql: `/* takeStep */ UPDATE imports SET undone = undone + changes()
        WHERE site_id = ?1 AND id = ?2 AND position = ?3`,
      parameters: range.slice(0, 3),
    },
    {
      sql: `/* takeStep */ UPDATE answers SET held = ${NEVER_COUNTED} WHERE ${RANGE}`,
      parameters: range,
    },
    {
      sql: `/* takeStep */ UPDATE imports SET undone = undone + changes(), position = ?4,
          state = iif(?5, 'undone', state), ended_at = iif(?5, ?6, ended_at)
        WHERE site_id = ?1 AND id = ?2 AND position = ?3 AND state = 'undoing'`,
      parameters: [...range, end === null ? 1 : 0, db.actor.now],
    },
  ])
}

/** @returns the key up to which a step goes; null if it comes to the end of the import */
async function endOfStep(
  db: SiteDb,
  { id, from, last }: { id: number; from: string; last: string },
): Promise<string | null> {
  const { rows } = await run<{ last: string | null; looked: number; cut: string | null }>(db, END, [
    db.siteId,
    id,
    from,
    last,
  ])
  const [found] = rows
  if (found?.cut) return found.cut
  return found && found.looked === LOOKED_AT ? found.last : null
}
