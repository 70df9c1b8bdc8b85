import { and, desc, eq, lt } from 'drizzle-orm'
import { runBatch, type SiteDb } from '#worker/db/connect.ts'
import { sends } from '#worker/db/schema/act/outbox.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { messageOfAnswer } from '#worker/domain/outbox/message-id.ts'
import type { Send } from './messages.ts'

/**
 * A page of an endpoint's log, newest first, by keyset.
 * @param page `before` is the `next` of the page before
 */
export async function listSends(
  { orm, siteId }: SiteDb,
  endpointId: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<{ sends: Send[]; next: string | null }> {
  const rows = await orm
    .select()
    .from(sends)
    .where(
      and(
        eq(sends.siteId, siteId),
        eq(sends.endpointId, endpointId),
        before === undefined ? undefined : lt(sends.id, before),
      ),
    )
    .orderBy(desc(sends.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return { sends: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** Bounds of what is older than an instant: ids of the log and of messages. */
export function oldBounds(before: number): { send: string; message: string } {
  const { first } = idBounds(before, before)
  return { send: first, message: messageOfAnswer(first) }
}

/** Forgets messages and their log from before an instant, sent or not. @param before Unix milliseconds */
export async function forgetSends(db: SiteDb, before: number): Promise<void> {
  const { send, message } = oldBounds(before)
  const of = (table: string) =>
    `/* forgetSends */ DELETE FROM ${table} WHERE site_id = ?1 AND id < ?2
      AND endpoint_id IN (SELECT endpoints.id FROM endpoints WHERE site_id = ?1)`
  await runBatch(db, [
    { sql: of('sends'), parameters: [db.siteId, send] },
    { sql: of('outbox'), parameters: [db.siteId, message] },
  ])
}
