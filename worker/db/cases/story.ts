import type { CaseEvent } from '#contract/cases/story.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import { idBounds } from '#worker/domain/ids.ts'
import type { CaseRow } from './rows.ts'

/** Events of a case that are shown, the newest. */
const MOST_EVENTS = 200
/** Issues of a carrier that are looked at for how many are alike. */
const MOST_ALIKE = 5000

export type StoredEvent = CaseEvent

/** What stands beside a case: events, and issues alike. */
export interface CaseStory {
  events: StoredEvent[]
  /** Issues of the same kind and carrier since an instant: said by customers, and seen by tracking. */
  alike: { said: number; seen: number } | null
}

/** @param since Unix milliseconds, for `alike` */
export async function readCaseStory(
  db: SiteDb,
  { id, issue, carrier }: Pick<CaseRow, 'id' | 'issue' | 'carrier'>,
  since: number,
): Promise<CaseStory> {
  const [events = [], alike = []] = await runBatch<never>(db, [
    {
      sql: `/* readCaseStory */ SELECT id, at, actor_name AS who, kind, details, note FROM case_events
        WHERE site_id = ?1 AND case_id = ?2 ORDER BY id DESC LIMIT ${MOST_EVENTS}`,
      parameters: [db.siteId, id],
    },
    {
      sql: `/* readCaseStory */ SELECT count(*) FILTER (WHERE said_at IS NOT NULL) AS said,
          count(*) FILTER (WHERE seen_at IS NOT NULL) AS seen
        FROM (SELECT said_at, seen_at FROM delivery_issues WHERE site_id = ?1 AND type = ?2
          AND carrier = ?3 AND id >= ?4 LIMIT ${MOST_ALIKE})`,
      parameters: [db.siteId, issue, carrier, idBounds(since, since).first],
    },
  ])
  return {
    events: events.map((row) => fieldsOf<StoredEvent>(row, ['details'])),
    alike: issue === '' || carrier === '' ? null : (alike[0] ?? null),
  }
}
