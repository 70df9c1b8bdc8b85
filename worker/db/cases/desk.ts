import type { Desk } from '#contract/cases/desk.ts'
import { runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { caseDesk } from '#worker/db/schema/act/cases.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import { USUAL_DESK } from '#worker/domain/cases/desk.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { eq } from 'drizzle-orm'

/** How the site works on its cases, with the number of its last change; the usual way before the first. */
export async function readDesk({ orm, siteId }: SiteDb): Promise<{ desk: Desk; seq: number }> {
  const [row] = await orm.select().from(caseDesk).where(eq(caseDesk.siteId, siteId))
  return row ? { desk: row.settings as Desk, seq: row.seq } : { desk: USUAL_DESK, seq: 0 }
}

/** Changes it. @returns false if somebody else has since `seq` */
export async function changeDesk(db: ActingDb, desk: Desk, seq: number): Promise<boolean> {
  const { kind, id, name, now } = db.actor
  const entryId = timeOrderedId(now, crypto.getRandomValues(new Uint8Array(10)))
  const [changed = []] = await runBatch<{ seq: number }>(db, [
    {
      sql: `/* changeDesk */ INSERT INTO case_desk (site_id, settings, seq)
        SELECT ?1, ?2, 1 WHERE ?3 = 0 OR EXISTS (SELECT 1 FROM case_desk WHERE site_id = ?1)
        ON CONFLICT (site_id) DO UPDATE SET settings = excluded.settings, seq = case_desk.seq + 1
        WHERE case_desk.seq = ?3 RETURNING seq`,
      parameters: [db.siteId, JSON.stringify(desk), seq],
    },
    {
      sql: `/* changeDesk */ ${ENTRY} SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'cases.desk', NULL, '{}'
        WHERE changes() > 0`,
      parameters: [db.siteId, entryId, now, kind, id, name],
    },
  ])
  return changed.length > 0
}
