import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { run, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { enqueue, type OutboxEvent } from '#worker/db/outbox/enqueue.ts'
import { connections } from '#worker/db/schema/act/orders.ts'
import { commit } from '#worker/db/site/audit.ts'
import type { PollState } from '#worker/domain/delivery/polling.ts'
import type { Connection } from './connections.ts'

/** Senders of the site that are to be asked by now. */
export async function listDuePolls({ orm, siteId }: SiteDb, now: number): Promise<Connection[]> {
  return await orm
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.siteId, siteId),
        isNull(connections.endedAt),
        lte(connections.pollDue, now),
      ),
    )
    .orderBy(connections.pollDue)
}

/** When the next sender is to be asked, for a query about ?1; null for never. */
export const NEXT_POLL =
  'SELECT min(poll_due) FROM connections WHERE site_id = ?1 AND ended_at IS NULL'

/** The same, Unix milliseconds. */
export async function nextPoll(db: SiteDb): Promise<number | null> {
  const { rows } = await run<{ due: number | null }>(
    db,
    `/* nextPoll */ SELECT (${NEXT_POLL}) AS due`,
    [db.siteId],
  )
  return rows[0]?.due ?? null
}

/**
 * Keeps how far a sender was read, unless another turn has gone on meanwhile: then that one counts.
 * @param next `events` go into the outbox with it; both or neither
 */
export async function savePoll(
  db: ActingDb,
  { id, poll }: Pick<Connection, 'id' | 'poll'>,
  next: { poll: PollState; due: number; events?: OutboxEvent[] },
): Promise<void> {
  const { orm, siteId } = db
  await orm.batch([
    orm
      .update(connections)
      .set({ poll: next.poll, pollDue: next.due })
      .where(
        and(
          eq(connections.siteId, siteId),
          eq(connections.id, id),
          sql`${connections.poll} IS ${poll === null ? null : JSON.stringify(poll)}`,
        ),
      ),
    ...(next.events ?? []).flatMap((event) => enqueue(db, event)),
  ])
}

/** Notes in the log that somebody had a sender asked. */
export async function notePoll(
  db: ActingDb,
  { id, name }: Pick<Connection, 'id' | 'name'>,
): Promise<void> {
  await commit(db, { action: 'connection.polled', target: id, details: { name } }, [])
}
