import { and, eq } from 'drizzle-orm'
import { run, type SiteDb } from '#worker/db/connect.ts'
import { findAsk, type OrderAsk } from '#worker/db/clock/asks.ts'
import { recipientLists, recipients } from '#worker/db/schema/site/recipients.ts'
import type { ListRow } from './lists.ts'

/** @property ask set where it was the clock that asked: such a link is no row of a list */
export type Recipient = typeof recipients.$inferSelect & { ask?: OrderAsk }

/** How long people are known after their links are over, for late answers and opting out, in ms. */
const KEPT_MS = 30 * 86_400_000

/** The list and the person of a link; null for one that was never made or whose person is forgotten. */
export async function findRecipient(
  db: SiteDb,
  { list, line }: { list: string; line: number },
): Promise<{ list: ListRow; recipient: Recipient } | null> {
  const { orm, siteId } = db
  const [row] = await orm
    .select({ list: recipientLists, recipient: recipients })
    .from(recipients)
    .innerJoin(
      recipientLists,
      and(eq(recipientLists.siteId, recipients.siteId), eq(recipientLists.code, recipients.list)),
    )
    .where(and(eq(recipients.siteId, siteId), eq(recipients.list, list), eq(recipients.line, line)))
  return row ?? (await findAsked(db, { list, line }))
}

/** The same of somebody whom the clock has asked. */
async function findAsked(db: SiteDb, named: { list: string; line: number }) {
  const found = await findAsk(db, named)
  if (!found) return null
  const { list, ask, person, also } = found
  const { siteId, orderId: orderRef, lang, madeAt: askedAt, answeredAt } = ask
  const own = { siteId, orderRef, lang, askedAt, answeredAt, ask }
  return { list, recipient: { ...named, ...NO_ROW, ...own, person, also } }
}

const NO_ROW = {
  basis: 'notice',
  basisOn: null,
  basisFrom: null,
  segment: null,
  remindedAt: null,
  reminder: null,
} as const

/** Notes once that a recipient has answered. @param now Unix milliseconds */
export async function noteAnswered(
  { orm, siteId }: SiteDb,
  { list, line, answeredAt, ask }: Recipient,
  now: number,
): Promise<void> {
  // What the clock asked is noted with the answer.
  if (answeredAt !== null || ask) return
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
  { list, recipient: { person, also } }: { list: ListRow; recipient: Recipient },
  now: number,
): Promise<void> {
  await run(
    db,
    `/* optOut */ INSERT INTO opt_outs (site_id, person, at, channel)
      SELECT ?1, value, ?3, ?4 FROM json_each(?2) WHERE coalesce(value, '') <> ''
      ON CONFLICT DO NOTHING`,
    [db.siteId, JSON.stringify([person, also]), now, list.channel],
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
