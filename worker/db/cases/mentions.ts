import { CASE_LIMITS } from '#contract/cases/words.ts'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'

/** Cases in which somebody is mentioned and has not looked since: the newest, up to a bound. */
export async function unreadMentions(db: SiteDb, userId: string | null): Promise<Set<string>> {
  if (userId === null) return new Set()
  const { rows } = await run<{ caseId: string }>(
    db,
    `/* unreadMentions */ SELECT case_id AS caseId FROM case_mentions INDEXED BY case_mentions_unseen
      WHERE site_id = ?1 AND user_id = ?2 AND seen_at IS NULL
      ORDER BY case_id DESC LIMIT ${CASE_LIMITS.unread}`,
    [db.siteId, userId],
  )
  return new Set(rows.map(({ caseId }) => caseId))
}

/** Whoever acts has looked at a case. It is theirs alone, so no log tells of it. */
export async function seeMentions(db: ActingDb, caseId: string): Promise<void> {
  const { id, now } = db.actor
  await run(
    db,
    `/* seeMentions */ UPDATE case_mentions SET seen_at = ?4
      WHERE site_id = ?1 AND user_id = ?2 AND case_id = ?3 AND seen_at IS NULL`,
    [db.siteId, id, caseId, now],
  )
}
