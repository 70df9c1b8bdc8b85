import type { Context } from 'hono'
import { SENDERS } from '#contract/delivery/words.ts'
import { findConnection, type Connection } from '#worker/db/delivery/connections.ts'
import { notePoll } from '#worker/db/delivery/polls.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { pollConnection } from '#worker/jobs/delivery/poll.ts'
import { deliverSoon } from '#worker/jobs/outbox/soon.ts'

/** Queries and calls of one turn: what a free plan's request may make, less what it has made. */
const QUERIES = 36
const CALLS = 40

/**
 * Asks a sender at once, whatever its job has planned. @returns the connection as it is then
 * @throws AppError `conflict` for one that cannot be asked
 */
export async function pollNow(c: Context<AppEnv>, connection: Connection): Promise<Connection> {
  const db = c.get('db')
  if (SENDERS[connection.sender].proof !== 'key')
    throw new AppError('conflict', 'This sender calls by itself: it cannot be asked.')
  if (connection.endedAt !== null || connection.sealed === null)
    throw new AppError('conflict', 'Give the connection its token first.')
  const own = c.get('own')
  const { timezone } = await ownSite(own)
  await notePoll(db, connection)
  const end = db.meter.queries + QUERIES
  await pollConnection(
    db,
    {
      root: c.env.WAYFELT_SECRET,
      timezone,
      room: () => end - db.meter.queries,
      budget: { messages: CALLS },
    },
    connection,
  )
  const now = (await findConnection(db, connection.id)) ?? connection
  if (now.pollDue !== null) await makeDue(own, now.pollDue)
  c.executionCtx.waitUntil(deliverSoon(c.env, db.siteId))
  return now
}
