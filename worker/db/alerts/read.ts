import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import type {
  AlertPlace,
  AlertState,
  EndedAlert,
  RaisedAlert,
} from '#worker/domain/alerts/follow.ts'
import type { DeclaredChange } from '#worker/domain/alerts/site.ts'

/** Where a site's alerts stand. */
export interface AlertsKept {
  /** The last day that was taken; '' before the first. */
  through: string
  /** How often that was stored: one that was overtaken breaks off by it. */
  seq: number
  streams: (AlertPlace & { state: AlertState })[]
}

/** Reads where each place stands. */
export async function readAlertStreams(db: SiteDb): Promise<AlertsKept> {
  const [watch = [], streams = []] = await runBatch<Record<string, unknown>>(db, [
    {
      sql: '/* readAlertStreams */ SELECT through, seq FROM alert_watch WHERE site_id = ?1',
      parameters: [db.siteId],
    },
    {
      sql: `/* readAlertStreams */ SELECT stage_id AS stage, touchpoint_id AS touchpoint, scale, state
        FROM alert_streams WHERE site_id = ?1`,
      parameters: [db.siteId],
    },
  ])
  // The columns of the first statement.
  const [marks] = watch as { through: string; seq: number }[]
  return {
    through: marks?.through ?? '',
    seq: marks?.seq ?? 0,
    streams: streams.map((row) => {
      const { state, ...place } = row as unknown as AlertPlace & { state: string }
      // As storeAlerts has written it.
      return { ...place, state: JSON.parse(state) as AlertState }
    }),
  }
}

/** Improvements of the site that start in these days. */
export async function listStarts(
  db: SiteDb,
  { from, to }: { from: string; to: string },
): Promise<DeclaredChange[]> {
  const { rows } = await run<DeclaredChange>(
    db,
    `/* listStarts */ SELECT stage_id AS stage, touchpoint_id AS touchpoint, starts_on AS "on"
      FROM improvements WHERE site_id = ?1 AND starts_on BETWEEN ?2 AND ?3`,
    [db.siteId, from, to],
  )
  return rows
}

/** An alert as it is kept. */
export interface KeptAlert extends Omit<RaisedAlert, 'excess'> {
  endedOn: string | null
  why: EndedAlert['why'] | null
}

const FIELDS = `raised_on AS raisedOn, alerts.touchpoint_id AS touchpoint, alerts.scale,
  alerts.stage_id AS stage, x, n, usual, average, chart, ended_on AS endedOn, why`

/** The newest alerts, the last to be raised first. */
export async function listAlerts(db: SiteDb, limit: number): Promise<KeptAlert[]> {
  const { rows } = await run<KeptAlert>(
    db,
    `/* listAlerts */ SELECT ${FIELDS} FROM alerts WHERE site_id = ?1
      ORDER BY raised_on DESC, touchpoint_id, scale, stage_id LIMIT ?2`,
    [db.siteId, limit],
  )
  return rows
}

/** Those of these alerts that other systems were told of. */
export async function listTold(
  db: SiteDb,
  ended: readonly (AlertPlace & { raisedOn: string })[],
): Promise<KeptAlert[]> {
  if (ended.length === 0) return []
  const keys = ended.map((one) => [one.raisedOn, one.touchpoint, one.scale, one.stage])
  const { rows } = await run<KeptAlert>(
    db,
    `/* listTold */ SELECT ${FIELDS} FROM json_each(?2) AS wanted CROSS JOIN alerts
      ON site_id = ?1 AND raised_on = wanted.value ->> 0 AND touchpoint_id = wanted.value ->> 1
        AND scale = wanted.value ->> 2 AND stage_id = wanted.value ->> 3 WHERE told = 1`,
    [db.siteId, JSON.stringify(keys)],
  )
  return rows
}
