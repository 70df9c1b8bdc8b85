import type { ActingDb } from '#worker/db/connect.ts'
import { nextDue } from '#worker/db/outbox/messages.ts'
import type { Sending } from './attempt.ts'
import { AT_ONCE, DELIVER_QUERIES, deliverSome } from './deliver.ts'

/** How a site's job sends. */
export interface SiteSending extends Sending {
  /** Where a queue is bound, its consumer sends; the job only says which site. */
  queue: Pick<Queue<{ siteId: number }>, 'send'> | null
  /** Messages that all sites of a run together may still send. */
  budget: { messages: number }
}

/** The soonest that the job comes again: what is being sent just now is due by the clock, too. */
const AGAIN_MS = 5000

/**
 * Sends what is due of a site, as far as its room and the run's budget reach.
 * @param due when the next message is, Unix milliseconds; null if none waits
 * @returns when the next one is due then; `Infinity` for never
 */
export async function sendDue(
  db: ActingDb,
  { sending, room }: { sending: SiteSending; room: () => number },
  due: number | null,
): Promise<number> {
  if (due === null) return Infinity
  const { queue, budget, clock } = sending
  if (due > clock()) return due
  if (queue) {
    await queue.send({ siteId: db.siteId })
    return clock() + AGAIN_MS
  }
  while (budget.messages > 0 && room() > DELIVER_QUERIES) {
    const sent = await deliverSome(db, sending, Math.min(AT_ONCE, budget.messages))
    budget.messages -= sent
    if (sent < AT_ONCE) break
  }
  const next = room() > 0 ? await nextDue(db) : due
  return next === null ? Infinity : Math.max(next, clock() + AGAIN_MS)
}
