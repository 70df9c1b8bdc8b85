import { run, type SiteDb } from '#worker/db/connect.ts'
import type { FoundIncident, Stream } from '#worker/domain/delivery/figures/watch-site.ts'

/** Columns of an incident, and what they are called elsewhere. */
export const INCIDENT_FIELDS = {
  carrier: 'carrier',
  issue: 'issue',
  started_at: 'startedAt',
  alarmed_at: 'alarmedAt',
  ended_at: 'endedAt',
  end_sure_at: 'endSureAt',
  is_silent: 'isSilent',
  answers: 'answers',
  named: 'named',
  usual: 'usual',
  false_days: 'falseDays',
}

/** The newest incidents, those that were raised last first, with the state of all streams. */
export async function readIncidents(
  db: SiteDb,
  limit: number,
): Promise<{ incidents: FoundIncident[]; streams: Stream[]; frozenAt: number | null }> {
  const fields = Object.entries(INCIDENT_FIELDS).map(([column, field]) => `${column} AS "${field}"`)
  const { rows } = await run<Omit<FoundIncident, 'isSilent'> & { isSilent: number }>(
    db,
    `/* readIncidents */ SELECT id, ${fields.join(', ')} FROM incidents WHERE site_id = ?1
      ORDER BY id DESC LIMIT ?2`,
    [db.siteId, limit],
  )
  const { rows: streams } = await run<{ stream: string; frozenAt: number | null }>(
    db,
    `/* readIncidents */ SELECT stream, (SELECT frozen_at FROM incident_watch WHERE site_id = ?1)
        AS frozenAt FROM incident_streams WHERE site_id = ?1 ORDER BY carrier, issue`,
    [db.siteId],
  )
  return {
    incidents: rows.map((row) => ({ ...row, isSilent: row.isSilent === 1 })),
    // As storeWatch has written them.
    streams: streams.map(({ stream }) => JSON.parse(stream) as Stream),
    frozenAt: streams[0]?.frozenAt ?? null,
  }
}
