import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { MessageItem, MessagePage } from '#contract/delivery/connections.ts'
import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { messages } from '#worker/db/schema/act/orders.ts'

/** A kept message with its body, as a replay reads it. */
export type StoredMessage = Pick<
  typeof messages.$inferSelect,
  'id' | 'receivedAt' | 'headers' | 'body'
>

/** Messages that a page of one connection looks through: others lie between them. */
const LOOKED_AT = 500

/**
 * Messages of a connection, newest first, by keyset. A page looks through five hundred messages of
 * the site, so it may be short, and still not be the last.
 */
export async function listMessages(
  { orm, siteId }: SiteDb,
  connectionId: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<MessagePage> {
  const rows = await orm
    .select({
      id: messages.id,
      connectionId: messages.connectionId,
      receivedAt: messages.receivedAt,
      topic: messages.topic,
      outcome: messages.outcome,
      orders: messages.orders,
      unknown: messages.unknown,
      repeats: messages.repeats,
      hasBody: sql<number>`${messages.body} IS NOT NULL`,
    })
    .from(messages)
    .where(and(eq(messages.siteId, siteId), before ? lt(messages.id, before) : undefined))
    .orderBy(desc(messages.id))
    .limit(LOOKED_AT)
  const own = rows.filter((row) => row.connectionId === connectionId)
  const shown = own.slice(0, limit)
  const isMore = own.length > limit || rows.length === LOOKED_AT
  const last = own.length > limit ? shown.at(-1) : rows.at(-1)
  return { messages: shown.map(toItem), next: isMore ? (last?.id ?? null) : null }
}

type LoggedMessage = Omit<
  typeof messages.$inferSelect,
  'siteId' | 'headers' | 'body' | 'parcels'
> & {
  hasBody: number
}

function toItem(row: LoggedMessage): MessageItem {
  const { id, receivedAt, topic, outcome, orders, repeats } = row
  const hasBody = row.hasBody === 1
  return { id, receivedAt, topic, outcome, orders, repeats, unknown: row.unknown ?? [], hasBody }
}

/** Kept messages of a connection in the order of time, with their bodies, from a key on. */
export async function readMessages(
  db: SiteDb,
  connectionId: string,
  { after, limit, only }: { after: string; limit: number; only: string | undefined },
): Promise<StoredMessage[]> {
  const { rows } = await run<Omit<StoredMessage, 'headers'> & { headers: string | null }>(
    db,
    `/* readMessages */ SELECT id, received_at AS receivedAt, headers, body
      FROM messages WHERE site_id = ?1 AND id > ?2 AND connection_id = ?3
        AND (?4 IS NULL OR id = ?4) AND body IS NOT NULL ORDER BY id LIMIT ?5`,
    [db.siteId, after, connectionId, only ?? null, limit],
  )
  return rows.map(({ headers, ...row }) => ({
    ...row,
    headers: headers === null ? null : (JSON.parse(headers) as Record<string, string>),
  }))
}

/** Messages that one step forgets. */
const FORGOTTEN = 2000
const DAY_MS = 86_400_000

/** Deletes messages and questions that are kept no longer. @returns whether none of them is left */
export async function forgetMessages(db: ActingDb): Promise<boolean> {
  const oldest = db.actor.now - DELIVERY_LIMITS.messageDays * DAY_MS
  const before = idBounds(oldest, 0).first
  const [gone = []] = await runBatch<{ one: 1 }>(db, [
    {
      sql: `/* forgetMessages */ DELETE FROM messages WHERE site_id = ?1 AND id IN
      (SELECT id FROM messages WHERE site_id = ?1 AND id < ?2 ORDER BY id LIMIT ${FORGOTTEN}) RETURNING 1 AS one`,
      parameters: [db.siteId, before],
    },
    {
      sql: `/* forgetMessages */ DELETE FROM rereads WHERE site_id = ?1 AND asked_at < ?2`,
      parameters: [db.siteId, oldest],
    },
  ])
  return gone.length < FORGOTTEN
}
