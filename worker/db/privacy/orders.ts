import { runBatch, type ActingDb } from '#worker/db/connect.ts'
import { noting, UNREAD } from '#worker/db/delivery/figures/note-parcels.ts'
import { auditStatement } from '#worker/db/site/audit.ts'
import { FORGET } from './forget.ts'
import type { SubjectKind } from '#contract/words.ts'

/*
 * What is forgotten of a person beside answers: orders and parcels, the messages that told of them,
 * and what was written in cases. Counts stay: an issue without its parcel, a case without its words.
 */

/** Whom an erasure is about, as it is stored. */
interface Subject {
  kind: SubjectKind
  value: string
  /** Whether `value` is only a mark: then no order can be told by it. */
  isMark: boolean
}

/** Orders of the person; ?2 is the kind and ?3 a list of values. */
const VALUES = 'SELECT value FROM json_each(?3)'
export const ORDERS = `SELECT orders.id FROM json_each(?3) CROSS JOIN orders ON orders.site_id = ?1 AND (
    orders.id = iif(?2 = 'order', value, NULL) OR number = iif(?2 = 'order', value, NULL)
    OR orders.key = iif(?2 = 'order', value, NULL) OR email_hash = iif(?2 = 'email', value, NULL))
  UNION SELECT id FROM orders WHERE site_id = ?1 AND ?2 = 'customer' AND customer_ref IN (${VALUES})
  UNION SELECT value FROM json_each(?3) WHERE ?2 = 'order'`
/** The same by all names that a message may call them. */
const NAMES = `SELECT id FROM mine UNION SELECT number FROM orders WHERE site_id = ?1 AND id IN mine
  UNION SELECT key FROM orders WHERE site_id = ?1 AND id IN mine`
const CASES = `SELECT id FROM cases WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`

const forget = (sql: string) => `/* forgettingOrders */ WITH mine AS (${ORDERS}) ${sql}`
/** A note, and what a step was taken with: a claim's reference names a parcel. */
const FORGET_WORDS = `note = NULL, details = json_remove(details, '$.claimRef')`
const EMPTIED = `body IS NOT NULL AND (orders = '[]' OR EXISTS (SELECT 1
  FROM json_each(messages.orders) WHERE value IN (${NAMES})))`
const STEPS = [
  // Whom a trial asked is in none of its figures any more: as chance would have it, whatever the delay.
  forget(`DELETE FROM trial_asks WHERE site_id = ?1
    AND trial IN (SELECT id FROM ask_trials WHERE site_id = ?1) AND key IN (SELECT key
    FROM order_asks WHERE site_id = ?1 AND order_id IN mine AND order_id <> '')`),
  forget(`DELETE FROM order_asks WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`),
  forget(`DELETE FROM delivery_watches WHERE site_id = ?1 AND order_id IN (${NAMES})`),
  forget(`UPDATE case_events SET ${FORGET_WORDS} WHERE site_id = ?1 AND case_id IN (${CASES})`),
  forget(`DELETE FROM case_bulks WHERE site_id = ?1 AND case_id IN (${CASES})`),
  forget(`UPDATE sends SET reply = '' WHERE site_id = ?1 AND subject IN (${CASES})`),
  forget(`DELETE FROM answer_links WHERE site_id = ?1 AND kind = 'order' AND target IN mine`),
  // Its parcels are counted all the same: they may be those of others.
  forget(
    noting(`SELECT orders, parcels FROM messages WHERE site_id = ?1 AND parcels <> '[]'
    AND ${UNREAD} AND ${EMPTIED}`),
  ),
  // A message that names no order may tell of anybody: its body is only kept to be read again.
  forget(`UPDATE messages SET body = NULL, headers = NULL, orders = '[]', parcels = '[]'
    WHERE site_id = ?1 AND ${EMPTIED}`),
  forget(`UPDATE delivery_issues SET order_id = '', code = 'gone-' || id
    WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`),
  // What was counted of its parcels stays counted, and is nobody's.
  forget(`DELETE FROM parcel_news WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`),
  forget(`UPDATE counted_parcels SET code = 'gone-' || hex(randomblob(8)), order_id = ''
    WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`),
  // Nobody asks about its parcels any more: the answer would bring them back.
  forget(`DELETE FROM rereads WHERE site_id = ?1 AND code IN (SELECT code FROM shipments
    WHERE site_id = ?1 AND order_id IN mine AND order_id <> '')`),
  forget(`DELETE FROM shipments WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`),
  forget(`UPDATE cases SET title = '', claim_ref = NULL, code = '', order_id = ''
    WHERE site_id = ?1 AND order_id IN mine AND order_id <> ''`),
  forget(`DELETE FROM orders WHERE site_id = ?1 AND id IN mine`),
]

/** The statements that forget a person's orders, for the last step of an erasure. */
export function forgettingOrders(siteId: number, { kind, value, isMark }: Subject) {
  if (isMark || kind === 'respondent') return []
  return STEPS.map((sql) => ({ sql, parameters: [siteId, kind, JSON.stringify([value])] }))
}

/** Answers that name these orders, by any name: an index finds them. */
const ANSWERS = `SELECT id FROM answers WHERE site_id = ?1 AND order_ref IN (${NAMES})`
const CASES_OF_ANSWERS = `SELECT id FROM cases WHERE site_id = ?1 AND answer_id IN (${ANSWERS})`
const FORGET_ANSWERS = [
  forget(`UPDATE case_events SET ${FORGET_WORDS} WHERE site_id = ?1
    AND case_id IN (${CASES_OF_ANSWERS})`),
  forget(`DELETE FROM case_bulks WHERE site_id = ?1 AND case_id IN (${CASES_OF_ANSWERS})`),
  forget(`UPDATE sends SET reply = '' WHERE site_id = ?1
    AND subject IN (${CASES_OF_ANSWERS} UNION ${ANSWERS})`),
  forget(`UPDATE cases SET title = '', claim_ref = NULL, order_id = '', code = ''
    WHERE site_id = ?1 AND answer_id IN (${ANSWERS})`),
  forget(`UPDATE answers SET ${FORGET} WHERE site_id = ?1 AND order_ref IN (${NAMES})`),
]

/**
 * Forgets orders with their answers at once, as a shop system asks for it, with an entry in the log.
 * @param orders ids or numbers, as they are stored
 */
export async function forgetOrders(db: ActingDb, orders: string[]): Promise<void> {
  if (orders.length === 0) return
  const details = { kind: 'order', state: 'done', orders: orders.length }
  await runBatch(db, [
    auditStatement(db, { action: 'privacy.erased', details }),
    ...forgettingWithAnswers(db.siteId, orders),
  ])
}

/** The statements that forget orders with their answers. @param orders as `forgetOrders` takes them */
export function forgettingWithAnswers(siteId: number, orders: string[]) {
  const parameters = [siteId, 'order', JSON.stringify(orders)]
  return [...FORGET_ANSWERS, ...STEPS].map((sql) => ({ sql, parameters }))
}

/** The statements that forget what cases say of answers, and what these hang together with. */
export function forgettingCases(siteId: number, answers: string[]) {
  const one = [siteId, JSON.stringify(answers)]
  const found = `SELECT id FROM cases WHERE site_id = ?1
    AND answer_id IN (SELECT value FROM json_each(?2))`
  return [
    `UPDATE case_events SET ${FORGET_WORDS} WHERE site_id = ?1 AND case_id IN (${found})`,
    `DELETE FROM case_bulks WHERE site_id = ?1 AND case_id IN (${found})`,
    // What a receiver answers may hold what it was sent.
    `UPDATE sends SET reply = '' WHERE site_id = ?1
      AND subject IN (SELECT value FROM json_each(?2) UNION ${found})`,
    `UPDATE cases SET title = '', claim_ref = NULL, order_id = '', code = ''
      WHERE site_id = ?1 AND answer_id IN (SELECT value FROM json_each(?2))`,
    `DELETE FROM answer_links WHERE site_id = ?1
      AND answer_id IN (SELECT value FROM json_each(?2))`,
  ].map((sql) => ({ sql: `/* forgettingCases */ ${sql}`, parameters: one }))
}
