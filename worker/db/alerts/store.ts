import type { AlertData } from '#contract/outbox/messages.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import { runBatch, type SiteDb, type Statement } from '#worker/db/connect.ts'
import { enqueueBodies } from '#worker/db/outbox/enqueue.ts'
import type { FollowedSite } from '#worker/domain/alerts/site.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'

/** The batch breaks off where somebody else has stored since: the row that it would write has no count. */
const GUARD = `/* storeAlerts */ INSERT INTO alert_watch (site_id, through, seq) SELECT ?1, '', NULL
  WHERE coalesce((SELECT seq FROM alert_watch WHERE site_id = ?1), 0) <> ?2`
const STATE = `/* storeAlerts */ INSERT INTO alert_watch (site_id, through, seq) VALUES (?1, ?2, ?3 + 1)
  ON CONFLICT (site_id) DO UPDATE SET through = excluded.through, seq = excluded.seq`
const STREAMS = `/* storeAlerts */ INSERT INTO alert_streams (site_id, touchpoint_id, scale, stage_id, state)
  SELECT ?1, value ->> 'touchpoint', value ->> 'scale', value ->> 'stage', value -> 'state'
  FROM json_each(?2) WHERE true
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id) DO UPDATE SET state = excluded.state`
const RAISED = `/* storeAlerts */ INSERT INTO alerts (site_id, raised_on, touchpoint_id, scale, stage_id,
    x, n, usual, average, chart, told)
  SELECT ?1, value ->> 'raisedOn', value ->> 'touchpoint', value ->> 'scale', value ->> 'stage',
    value ->> 'x', value ->> 'n', value ->> 'usual', value ->> 'average', value ->> 'chart',
    value ->> 'told' FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`
const ENDED = `/* storeAlerts */ UPDATE alerts SET ended_on = value ->> 'endedOn', why = value ->> 'why'
  FROM json_each(?2) WHERE site_id = ?1 AND raised_on = value ->> 'raisedOn'
    AND touchpoint_id = value ->> 'touchpoint' AND alerts.scale = value ->> 'scale'
    AND stage_id = value ->> 'stage'`

/** What is told to other systems of an alert. */
export interface AlertTold {
  topic: 'alert.raised' | 'alert.ended'
  body: AlertData
}

/**
 * Stores what some days came to, in one transaction: states, alerts, and what other systems are told.
 * @param seq of the states that it was made of
 * @returns false if somebody else has stored in between: nothing was changed, and nothing is told twice
 */
export async function storeAlerts(
  db: SiteDb,
  {
    seq,
    through,
    site,
    toldKeys,
    told,
    entry,
  }: {
    seq: number
    through: string
    site: FollowedSite
    toldKeys: ReadonlySet<unknown>
    told: readonly AlertTold[]
    /** What the log says of it, where a person did it. */
    entry?: Statement
  },
  now: number,
): Promise<boolean> {
  const list = (sql: string, rows: readonly unknown[]) =>
    rows.length > 0 ? [{ sql, parameters: [db.siteId, JSON.stringify(rows)] }] : []
  const messages = told.map((one) => ({
    ...one,
    message: messageAt(now, crypto.getRandomValues(new Uint8Array(10))),
  }))
  return await unbroken(
    runBatch(db, [
      { sql: GUARD, parameters: [db.siteId, seq] },
      { sql: STATE, parameters: [db.siteId, through, seq] },
      ...list(STREAMS, site.streams),
      ...list(
        RAISED,
        site.raised.map((one) => ({ ...one, told: Number(toldKeys.has(one)) })),
      ),
      ...list(ENDED, site.ended),
      ...(entry ? [entry] : []),
      ...(messages.length > 0 ? [enqueueBodies(db, messages, now)] : []),
    ]),
  )
}
