import type { CaseEvent } from '#contract/cases/story.ts'
import type { LinkMethod } from '#contract/delivery/words.ts'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { fieldsOf } from '#worker/db/delivery/order-story.ts'
import { idBounds } from '#worker/domain/ids.ts'
import type { CaseRow } from './rows.ts'

/** Events of a case that are shown, the newest. */
const MOST_EVENTS = 200
/** Issues of a carrier that are looked at for how many are alike. */
const MOST_ALIKE = 5000

export type StoredEvent = CaseEvent

export interface StoredLink {
  kind: 'order' | 'issue'
  target: string
  name: string
  method: LinkMethod
  confidence: number
  state: 'suggested' | 'linked' | 'rejected'
}

/** What stands beside a case: events, links, and issues alike. */
export interface CaseStory {
  events: StoredEvent[]
  links: StoredLink[]
  /** Issues of the same kind and carrier since an instant: said by customers, and seen by tracking. */
  alike: { said: number; seen: number } | null
}

/** @param since Unix milliseconds, for `alike` */
export async function readCaseStory(
  db: SiteDb,
  { id, answerId, issue, carrier }: Pick<CaseRow, 'id' | 'answerId' | 'issue' | 'carrier'>,
  since: number,
): Promise<CaseStory> {
  const [events = [], links = [], alike = []] = await runBatch<never>(db, [
    {
      sql: `/* readCaseStory */ SELECT id, at, actor_name AS who, kind, details, note FROM case_events
        WHERE site_id = ?1 AND case_id = ?2 ORDER BY id DESC LIMIT ${MOST_EVENTS}`,
      parameters: [db.siteId, id],
    },
    {
      sql: `/* readCaseStory */ SELECT kind, target, method, confidence, answer_links.state,
          coalesce(iif(kind = 'order', orders.number, delivery_issues.type), target) AS name
        FROM answer_links
        LEFT JOIN orders ON orders.site_id = ?1 AND orders.id = target AND kind = 'order'
        LEFT JOIN delivery_issues ON delivery_issues.site_id = ?1 AND delivery_issues.id = target
          AND kind = 'issue'
        WHERE answer_links.site_id = ?1 AND answer_id = ?2 AND kind IN ('order', 'issue')
        ORDER BY kind DESC, confidence DESC`,
      parameters: [db.siteId, answerId ?? ''],
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
    links,
    alike: issue === '' || carrier === '' ? null : (alike[0] ?? null),
  }
}
