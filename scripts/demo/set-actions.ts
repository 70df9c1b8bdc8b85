import { run, type SiteDb } from '#worker/db/connect.ts'
import type { ActionCell } from './model/tally-actions.ts'

/** Sets how often touchpoints were reached and actions done, so that a repeat changes nothing. */
export async function setActions(db: SiteDb, cells: ActionCell[]): Promise<void> {
  const rows = cells.map(({ touchpointId, stageId, day, action, channel, n }) => [
    touchpointId,
    stageId,
    day,
    action,
    channel,
    n,
  ])
  await run(
    db,
    `/* setActions */ INSERT INTO action_counts
        (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona, n)
      SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, '', '', value ->> 5
      FROM json_each(?2) WHERE true ON CONFLICT DO UPDATE SET n = excluded.n`,
    [db.siteId, JSON.stringify(rows)],
  )
}
