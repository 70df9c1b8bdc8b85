import { run, type Directory, type SiteDb } from '#worker/db/connect.ts'
import type { StampedEvent } from '#worker/domain/collect/stamp-event.ts'

/**
 * Counts the events that were not counted yet, all or none; triggers add them to the rollups.
 * @returns how many were new
 */
export async function insertEvents(db: SiteDb, events: StampedEvent[]): Promise<number> {
  const rows = events.map((event) => [
    event.id,
    event.type,
    event.touchpointId,
    event.scale,
    event.stageId,
    event.channel,
    event.segment,
    event.persona,
    event.action,
    event.day,
    event.receivedAt,
  ])
  const { rows: stored } = await run(
    db,
    `/* insertEvents */
    INSERT INTO events (site_id, id, type, touchpoint_id, scale, stage_id, channel, segment, persona,
      action, day, received_at)
    SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10
    FROM json_each(?2) WHERE true
    ON CONFLICT DO NOTHING
    RETURNING id`,
    [db.siteId, JSON.stringify(rows)],
  )
  return stored.length
}

/** Forgets which events were counted before `instant` (Unix milliseconds): no retry is that late. */
export async function forgetEvents(directory: Directory, instant: number): Promise<void> {
  await run(
    directory,
    `/* forgetEvents */ DELETE FROM events WHERE (site_id, id) IN
      (SELECT site_id, id FROM events WHERE received_at < ?1 LIMIT 5000)`,
    [instant],
  )
}
