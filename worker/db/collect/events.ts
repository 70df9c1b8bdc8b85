import { run, type SiteDb } from '#worker/db/connect.ts'
import type { StampedEvent } from '#worker/domain/collect/stamp-event.ts'

/** A retry comes at most seven days late, one more is for clocks: in this period or the next. */
const PERIOD_MS = 8 * 86_400_000

/** The number of the period in which something comes in. @param instant Unix milliseconds */
export function periodOf(instant: number): number {
  return Math.floor(instant / PERIOD_MS)
}

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
    periodOf(event.receivedAt),
    event.displays,
    event.source,
    event.held,
    event.weight,
  ])
  const { rows: stored } = await run(
    db,
    `/* insertEvents */
    INSERT INTO events (site_id, id, type, touchpoint_id, scale, stage_id, channel, segment, persona,
      action, day, period, displays, source, held, weight)
    SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12,
      value ->> 13, value ->> 14
    FROM json_each(?2)
    WHERE NOT EXISTS (SELECT 1 FROM events
      WHERE site_id = ?1 AND period = (value ->> 10) - 1 AND id = value ->> 0)
    ON CONFLICT DO NOTHING
    RETURNING id`,
    [db.siteId, JSON.stringify(rows)],
  )
  return stored.length
}
