import { and, eq } from 'drizzle-orm'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { recipientLists, recipients } from '#worker/db/schema/site/recipients.ts'
import type { ListRow } from './lists.ts'

export type Recipient = typeof recipients.$inferSelect

/** How long people are known after their links are over, for late answers and opting out, in ms. */
const KEPT_MS = 30 * 86_400_000

/** The list and the person of a link; null for one that was never made or whose person is forgotten. */
export async function findRecipient(
  { orm, siteId }: SiteDb,
  { list, line }: { list: string; line: number },
): Promise<{ list: ListRow; recipient: Recipient } | null> {
  const [row] = await orm
    .select({ list: recipientLists, recipient: recipients })
    .from(recipients)
    .innerJoin(
      recipientLists,
      and(eq(recipientLists.siteId, recipients.siteId), eq(recipientLists.code, recipients.list)),
    )
    .where(and(eq(recipients.siteId, siteId), eq(recipients.list, list), eq(recipients.line, line)))
  return row ?? null
}

/** Notes once that a recipient has answered. @param now Unix milliseconds */
export async function noteAnswered(
  { orm, siteId }: SiteDb,
  { list, line, answeredAt }: Recipient,
  now: number,
): Promise<void> {
  if (answeredAt !== null) return
  await orm
    .update(recipients)
    .set({ answeredAt: now })
    .where(and(eq(recipients.siteId, siteId), eq(recipients.list, list), eq(recipients.line, line)))
}

/**
 * Asks a recipient nothing more, in any channel and at any of their addresses that the file had.
 * @param now Unix milliseconds
 */
export async function optOut(
  db: SiteDb,
  { list, recipient: { line } }: { list: ListRow; recipient: Recipient },
  now: number,
): Promise<void> {
  await run(
    db,
    `/* optOut */ INSERT INTO opt_outs (site_id, person, at, channel)
      SELECT ?1, name.value, ?4, ?5 FROM recipients CROSS JOIN json_each(json_array(person, also)) AS name
      WHERE recipients.site_id = ?1 AND list = ?2 AND line = ?3 AND name.value IS NOT NULL
      ON CONFLICT DO NOTHING`,
    [db.siteId, list.code, line, now, list.channel],
  )
}

/** Lists that ended before this instant are forgotten with their people. @param now Unix milliseconds */
export function recipientsKeptSince(now: number): number {
  return now - KEPT_MS
}

/** Forgets lists that are over for long, with their people. @param now Unix milliseconds */
export async function forgetRecipients(db: SiteDb, now: number): Promise<void> {
  const parameters = [db.siteId, recipientsKeptSince(now)]
  await run(
    db,
    `/* forgetRecipients */ DELETE FROM recipients WHERE site_id = ?1 AND list IN (
      SELECT code FROM recipient_lists WHERE site_id = ?1 AND ends_at < ?2)`,
    parameters,
  )
  await run(
    db,
    '/* forgetRecipients */ DELETE FROM recipient_lists WHERE site_id = ?1 AND ends_at < ?2',
    parameters,
  )
}

/**
 * The statement that forgets that somebody is a recipient, for the batch of an erasure. That they are
 * not to be asked any more stays: a later file would bring them back.
 * @param subject what is stored of a person, or an order as it is stored
 */
export function forgettingRecipient(
  siteId: number,
  { kind, value }: { kind: 'email' | 'order' | 'customer' | 'respondent'; value: string },
) {
  const condition = kind === 'order' ? 'order_ref = ?2' : '?2 IN (person, also)'
  return {
    sql: `/* forgettingRecipient */ DELETE FROM recipients WHERE site_id = ?1 AND ${condition}`,
    parameters: [siteId, value],
  }
}
