import { runBatch, type ActingDb } from '#worker/db/connect.ts'
import { importedBy } from '#worker/domain/imports/job-name.ts'
import type { ImportRow } from './runs.ts'

/** Orders, and parcels, that one step takes out. */
const TAKEN = 500

/** What only the file told: what somebody else has told since is theirs. */
const MINE = `site_id = ?1 AND connection_id = ?3 AND connection_id > 'i'`
const PARCELS = `SELECT carrier, code, order_id FROM shipments WHERE ${MINE} LIMIT ${TAKEN}`

const STEPS = [
  // What somebody said or confirmed stays.
  `DELETE FROM delivery_issues WHERE site_id = ?1 AND said_at IS NULL AND confirmed_at IS NULL
    AND (carrier, code, order_id) IN (${PARCELS}) AND ?2 > 0`,
  `DELETE FROM shipments WHERE site_id = ?1 AND (carrier, code, order_id) IN (${PARCELS}) AND ?2 > 0`,
  `UPDATE imports SET undone = undone + changes() WHERE site_id = ?1 AND id = ?2 AND ?3 <> ''`,
  `DELETE FROM orders WHERE site_id = ?1 AND ?2 > 0
    AND id IN (SELECT id FROM orders WHERE ${MINE} LIMIT ${TAKEN})`,
  `UPDATE imports SET undone = undone + changes() WHERE site_id = ?1 AND id = ?2 AND ?3 <> ''`,
]

const END = `/* undoOrders */ UPDATE imports SET state = 'undone', ended_at = ?4
  WHERE site_id = ?1 AND id = ?2 AND state = 'undoing'
    AND NOT EXISTS (SELECT 1 FROM shipments WHERE ${MINE})
    AND NOT EXISTS (SELECT 1 FROM orders WHERE ${MINE})`

/** Takes out the next orders and parcels of an import that is being undone: all or nothing. */
export async function undoOrders(db: ActingDb, { id }: Pick<ImportRow, 'id'>): Promise<void> {
  const mine = [db.siteId, id, importedBy(id)]
  await runBatch(db, [
    ...STEPS.map((sql) => ({ sql: `/* undoOrders */ ${sql}`, parameters: mine })),
    { sql: END, parameters: [...mine, db.actor.now] },
  ])
}
