import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import { utcDay } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'

/**
 * Rows that collecting wrote on a day, and the hold of what came in since it is guarded; its negative
 * once that is released.
 */
export interface Intake {
  rows: number
  hold: number | null
}

/** The day that an instant's rows belong to. @param now Unix milliseconds */
export function intakeDay(now: number): string {
  return utcDay(now)
}

/** Adds to a day's rows. @param told `day` in UTC; `weight` of the displays that are kept on it */
export async function addIntake(
  db: SiteDb,
  { day, rows, weight = 1 }: { day: string; rows: number; weight?: number },
): Promise<Intake> {
  const { rows: stored } = await run<Intake>(
    db,
    `/* addIntake */ INSERT INTO intake (site_id, day, rows, weight) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (site_id, day) DO UPDATE SET rows = rows + excluded.rows
    RETURNING rows, hold`,
    [db.siteId, day, rows, weight],
  )
  return stored[0] ?? { rows, hold: null }
}

/**
 * Begins the hold of a day whose budget is used up, once however many notice it at the same time.
 * @returns its number
 */
export async function beginBudgetHold(db: SiteDb, day: string, now: number): Promise<number> {
  const isNew = `NOT EXISTS (SELECT 1 FROM intake WHERE site_id = ?1 AND day = ?2 AND hold > 0)`
  const id = timeOrderedId(now, crypto.getRandomValues(new Uint8Array(10)))
  const [, , stored] = await runBatch<{ hold: number }>(db, [
    {
      sql: `/* beginBudgetHold */ ${ENTRY}
        SELECT ?1, ?4, ?3, 'system', 'budget', 'budget', 'answers.held', ?2,
          json_object('kind', 'budget') WHERE ${isNew}`,
      parameters: [db.siteId, day, now, id],
    },
    {
      sql: `/* beginBudgetHold */ INSERT INTO holds
        (site_id, id, kind, made_at, answers, events)
        SELECT ?1, (SELECT coalesce(max(id), 0) + 1 FROM holds WHERE site_id = ?1), 'budget', ?3, 0, 0
        WHERE ${isNew}`,
      parameters: [db.siteId, day, now],
    },
    {
      sql: `/* beginBudgetHold */ INSERT INTO intake (site_id, day, rows, weight, hold)
        SELECT ?1, ?2, 0, 1, (SELECT max(id) FROM holds WHERE site_id = ?1)
        ON CONFLICT (site_id, day) DO UPDATE SET hold = coalesce(hold, excluded.hold)
        RETURNING hold`,
      parameters: [db.siteId, day],
    },
  ])
  const hold = stored?.[0]?.hold
  if (hold === undefined) throw new Error('The database returned no hold')
  return hold
}
