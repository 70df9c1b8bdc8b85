import type { Summary } from '#contract/insight/summary.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { enqueueBodies } from '#worker/db/outbox/enqueue.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'

/** The last week that was summed up; null before the first. */
export async function readSummary(db: SiteDb): Promise<Summary | null> {
  const { rows } = await run<{ body: string }>(
    db,
    '/* readSummary */ SELECT body FROM summaries WHERE site_id = ?1',
    [db.siteId],
  )
  // As storeSummary has written it.
  return rows[0] ? (JSON.parse(rows[0].body) as Summary) : null
}

/** The batch breaks off where the week is there already: the row that it would write has no week. */
const GUARD = `/* storeSummary */ INSERT INTO summaries (site_id, week, body) SELECT ?1, NULL, ''
  WHERE EXISTS (SELECT 1 FROM summaries WHERE site_id = ?1 AND week >= ?2)`
const STORE = `/* storeSummary */ INSERT INTO summaries (site_id, week, body) VALUES (?1, ?2, ?3)
  ON CONFLICT (site_id) DO UPDATE SET week = excluded.week, body = excluded.body`

/**
 * Keeps a week in the place of the one before, and tells other systems of it, in one transaction.
 * @returns false if somebody else has kept it in between: nothing was changed, and nothing is told twice
 */
export async function storeSummary(
  db: SiteDb,
  summary: Summary,
  { isTold, now }: { isTold: boolean; now: number },
): Promise<boolean> {
  const message = messageAt(now, crypto.getRandomValues(new Uint8Array(10)))
  return await unbroken(
    runBatch(db, [
      { sql: GUARD, parameters: [db.siteId, summary.from] },
      { sql: STORE, parameters: [db.siteId, summary.from, JSON.stringify(summary)] },
      ...(isTold
        ? [enqueueBodies(db, [{ message, topic: 'summary.weekly', body: summary }], now)]
        : []),
    ]),
  )
}
