import { asksBack, type PollFailure } from '#contract/delivery/words.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import type { Connection } from '#worker/db/delivery/connections.ts'
import { listDuePolls, nextPoll, savePoll } from '#worker/db/delivery/polls.ts'
import {
  caughtUp,
  entriesOf,
  failed,
  passed,
  POLL_MS,
  UNPOLLED,
  type PollState,
} from '#worker/domain/delivery/polling.ts'
import { base } from '#worker/domain/delivery/senders/shops/base.ts'
import {
  changedOrders,
  gapSince,
  isBehind,
  JOURNAL_MS,
  readJournal,
} from '#worker/domain/delivery/senders/shops/base-journal.ts'
import { messageAt } from '#worker/domain/outbox/message-id.ts'
import { unseal } from '#worker/secrets/sealed.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { askBase, type BaseMethod } from './ask-base.ts'
import { keepMessage } from './keep-message.ts'
import type { Polling } from './polling.ts'
import { hasRoom as hasRoomToReread, rereadConnection } from './reread.ts'

/** Queries of what is kept of one order, and of a turn besides. */
const ORDER_QUERIES = 10
const TURN_QUERIES = 4
/** Calls for one order. */
const ORDER_CALLS = 2
/** Orders of one turn: Base allows a hundred calls a minute. */
const MOST_ORDERS = 20

/**
 * Asks the senders of a site that are due.
 * @param due when the first is, Unix milliseconds; null for never
 * @returns when the next is; `Infinity` for never
 */
export async function pollDue(db: ActingDb, polling: Polling, due: number | null): Promise<number> {
  const { now } = db.actor
  if (due === null || due > now) return due ?? Infinity
  for (const connection of await listDuePolls(db, now)) {
    if (asksBack(connection.sender)) {
      if (!hasRoomToReread(polling)) return now
      await rereadConnection(db, polling, connection)
    } else {
      if (!hasRoom(polling)) return now
      await pollConnection(db, polling, connection)
    }
  }
  return polling.room() > 0 ? ((await nextPoll(db)) ?? Infinity) : now
}

function hasRoom({ room, budget }: Polling): boolean {
  return room() >= TURN_QUERIES + ORDER_QUERIES && budget.messages > ORDER_CALLS
}

/**
 * Asks one sender what has changed since it was asked last, and takes it over by the way of all
 * messages. Whoever breaks off here loses nothing: the cursor goes on only behind what is stored, and
 * what is stored twice changes nothing.
 * @returns the state afterwards
 */
export async function pollConnection(
  db: ActingDb,
  polling: Polling,
  connection: Connection,
): Promise<PollState> {
  const { now } = db.actor
  const known = connection.poll ?? UNPOLLED
  const since = gapSince(known.cursor, now)
  const isNew = since !== null && known.gap?.since !== since
  const state = isNew ? { ...known, gap: { since, until: null } } : known
  const next = await takeTurn(db, polling, { connection, state })
  const events = isNew ? [await gapEvent(polling.root, db, { connection, since })] : []
  await savePoll(db, connection, { poll: next.state, due: next.due, events })
  return next.state
}

interface Turn {
  connection: Connection
  state: PollState
}

async function takeTurn(
  db: ActingDb,
  polling: Polling,
  { connection, state }: Turn,
): Promise<{ state: PollState; due: number }> {
  const { now } = db.actor
  const token = await tokenOf(polling.root, db, connection)
  if (token === null) return failed(state, 'token', now)
  const ask = async (method: BaseMethod, parameters: string) => {
    polling.budget.messages -= 1
    return await askBase(token, method, parameters)
  }
  const last = state.cursor && state.cursor.id !== '0' ? `"last_log_id":${state.cursor.id}` : ''
  const answer = await ask('getJournalList', `{${last}}`)
  if ('failure' in answer) return failed(state, answer.failure, now)
  const journal = readJournal(answer.text)
  if (!journal) return failed(state, 'unreadable', now)
  const news = journal.filter((entry) => isBehind(state.cursor, entry))
  const gap = state.gap && { ...state.gap, until: state.gap.until ?? now - JOURNAL_MS }
  let read = passed({ ...state, gap }, [], now)
  if (news.length === 0) return { state: caughtUp(read, now), due: now + POLL_MS }
  const part = entriesOf(news, MOST_ORDERS)
  for (const order of changedOrders(null, part)) {
    if (!hasRoom(polling)) return { state: read, due: now }
    const failure = await takeOrder({ db, polling, connection, ask }, order)
    if (failure) return failed(read, failure, now)
    // Behind the entries of the orders so far, as far as they follow each other.
    read = passed(read, entriesUpTo(part, order), now)
  }
  return { state: passed(read, part, now), due: now }
}

/** Entries before the first one of a later order than this. */
function entriesUpTo(part: ReturnType<typeof entriesOf>, order: string) {
  const orders = changedOrders(null, part)
  const later = new Set(orders.slice(orders.indexOf(order) + 1))
  const end = part.findIndex((entry) => later.has(entry.order))
  return part.slice(0, end === -1 ? undefined : end)
}

interface Asking {
  db: ActingDb
  polling: Polling
  connection: Connection
  ask: (method: BaseMethod, parameters: string) => ReturnType<typeof askBase>
}

/** Takes over an order and its packages, as they are now. @returns why not, if so */
async function takeOrder(asking: Asking, order: string): Promise<PollFailure | null> {
  // What is no number is no order of Base.
  if (!/^\d+$/.test(order)) return null
  const { db, polling, connection, ask } = asking
  const { now } = db.actor
  const { root, timezone } = polling
  const asked = `"order_id":${order}`
  const [orders, packages] = [
    await ask('getOrders', `{${asked},"get_unconfirmed_orders":true}`),
    await ask('getOrderPackages', `{${asked}}`),
  ]
  if ('failure' in orders) return orders.failure
  if ('failure' in packages) return packages.failure
  // As one message, which says whose the packages are: they do not.
  const text = `{"status":"SUCCESS",${asked},"getOrders":${orders.text},"getOrderPackages":${packages.text}}`
  const message = { text, headers: {}, query: {}, method: 'POST' as const }
  const read = base(message, { timezone, receivedAt: now })
  if (!('heard' in read)) return 'unreadable'
  const { heard } = read
  await keepMessage({ db, root }, { id: connection.id, timezone }, { message, heard, now })
  return null
}

async function tokenOf(root: string, { siteId }: ActingDb, { id, sealed }: Connection) {
  return sealed === null
    ? null
    : await unseal({ root, siteId, purpose: `connection ${id}` }, sealed)
}

/** What other systems are told of an outage that was too long; once, whoever notices it. */
async function gapEvent(
  root: string,
  { siteId, actor }: ActingDb,
  { connection: { id, name, sender }, since }: { connection: Connection; since: number },
) {
  const { now } = actor
  const seed = await siteHashes(root, siteId).seed(`gap ${id} ${since}`)
  return {
    topic: 'connection.gap' as const,
    id: messageAt(since + JOURNAL_MS, seed),
    subject: id,
    now,
    body: { id, name, sender, since, at: now },
  }
}
