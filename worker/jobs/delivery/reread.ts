import type { PollFailure } from '#contract/delivery/words.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import type { Connection } from '#worker/db/delivery/connections.ts'
import { dueRereads, putOff, saveAsking, type Reread } from '#worker/db/delivery/rereads.ts'
import { failed, UNPOLLED } from '#worker/domain/delivery/polling.ts'
import { isOfParcel, nextReread } from '#worker/domain/delivery/rereads.ts'
import {
  ASKED_ABOUT,
  inpostTracking,
  isOfOther,
} from '#worker/domain/delivery/senders/carriers/inpost-tracking.ts'
import { askInpost, type Unanswered } from './ask-inpost.ts'
import { keepMessage } from './keep-message.ts'
import type { Polling } from './polling.ts'

/** Queries of what is kept of one answer, and of a turn besides. */
const ANSWER_QUERIES = 8
const TURN_QUERIES = 3
/** Parcels of one turn. */
const MOST_PARCELS = 20
/** How long behind the end of a pause the parcel is asked about that it began with. */
const BEHIND_MS = 60_000

/**
 * Asks InPost about the parcels of a connection that its messages have told of, and takes over what it
 * answers. A question ends in the batch that stores its answer, and only if no message has come
 * meanwhile: whoever breaks off here asks once more, and the same answer twice changes nothing.
 */
export async function rereadConnection(
  db: ActingDb,
  polling: Polling,
  connection: Connection,
): Promise<void> {
  const { now } = db.actor
  const { id } = connection
  let poll = connection.poll
  let notBefore = 0
  for (const reread of await dueRereads(db, id, MOST_PARCELS)) {
    if (!hasRoom(polling)) break
    const missed = await readOne({ db, polling, id }, reread)
    const state = poll ?? UNPOLLED
    const isOut = missed !== null && !isOfParcel(missed.failure)
    if (isOut) {
      const next = failed(state, missed.failure, now)
      poll = next.state
      notBefore = Math.max(next.due, missed.pause)
    } else poll = { ...state, at: now, tries: 0, failure: null }
    if (missed) await wait({ db, id, notBefore }, reread, missed.failure)
    if (isOut) break
  }
  await saveAsking(db, id, { poll, notBefore })
}

/** Whether there is room for a parcel and the end of the turn. */
export function hasRoom({ room, budget }: Polling): boolean {
  return room() >= TURN_QUERIES + ANSWER_QUERIES && budget.messages > 0
}

/** Plans when to ask about a parcel again: behind the others, which may be answered when it is not. */
async function wait(
  { db, id, notBefore }: { db: ActingDb; id: string; notBefore: number },
  reread: Reread,
  failure: PollFailure,
): Promise<void> {
  const next = nextReread(reread, failure, db.actor.now)
  const due = next === null ? null : Math.max(next, notBefore && notBefore + BEHIND_MS)
  await putOff(db, id, { ...reread, failure, due })
}

interface Asking {
  db: ActingDb
  polling: Polling
  /** Of the connection. */
  id: string
}

/** Asks about a parcel and takes over the answer. @returns why there is none; null if there is */
async function readOne(
  { db, polling: { root, timezone, budget }, id }: Asking,
  reread: Reread,
): Promise<Unanswered | null> {
  const { now } = db.actor
  const { code } = reread
  budget.messages -= 1
  const answer = await askInpost(code, now)
  if ('failure' in answer) return answer
  const { text } = answer
  const message = { text, headers: { [ASKED_ABOUT]: code }, query: {}, method: 'GET' as const }
  const read = inpostTracking(message, { timezone, receivedAt: now })
  if (!('heard' in read))
    return { failure: isOfOther(text, code) ? 'other-parcel' : 'unreadable', pause: 0 }
  const { heard } = read
  await keepMessage({ db, root }, { id, timezone }, { message, heard, now, answers: reread })
  return null
}
