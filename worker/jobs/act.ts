import type { ActingDb } from '#worker/db/connect.ts'
import { forgetBulks } from '#worker/db/cases/change.ts'
import { endForgetting, nextForgotten } from '#worker/db/delivery/connections.ts'
import { linkLate } from '#worker/db/links/late.ts'
import { forgetMessages } from '#worker/db/delivery/message-log.ts'
import { forgetOrders } from '#worker/db/privacy/orders.ts'

/** Queries of one answer that is linked late. */
const LINK_QUERIES = 22
/** Queries of one step of forgetting a connection. */
const STEP_QUERIES = 14

/**
 * Forgets old messages and what bulk steps could be taken back by, and goes on with connections that
 * are to be forgotten.
 * @returns whether nothing is left to do for now
 */
export async function forgetActs(db: ActingDb, room: () => number): Promise<boolean> {
  if (room() < STEP_QUERIES) return false
  await forgetBulks(db)
  if (!(await forgetMessages(db))) return false
  while (room() >= STEP_QUERIES) {
    const next = await nextForgotten(db)
    if (!next) return true
    if (next.orders.length > 0) await forgetOrders(db, next.orders)
    else await endForgetting(db, next.connection)
  }
  return false
}

/**
 * Links answers whose cases are not done to orders that were told of after them.
 * @returns whether nothing is left to do for now
 */
export async function linkLateOrders(db: ActingDb, room: () => number): Promise<boolean> {
  return await linkLate(db, () => room() >= LINK_QUERIES)
}
