import type { Context } from 'hono'
import type { ReplayReport, ReplayWish } from '#contract/delivery/connections.ts'
import type { Connection } from '#worker/db/delivery/connections.ts'
import { readMessages, type StoredMessage } from '#worker/db/delivery/message-log.ts'
import { applyAgain, noteReplay } from '#worker/db/delivery/messages.ts'
import { askAgain } from '#worker/db/delivery/rereads.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import type { Heard } from '#worker/domain/delivery/heard.ts'
import { askableCodes } from '#worker/domain/delivery/rereads.ts'
import {
  ASKED_ABOUT,
  inpostTracking,
} from '#worker/domain/delivery/senders/carriers/inpost-tracking.ts'
import { READERS } from '#worker/domain/delivery/senders/readers.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { tellHeard } from '#worker/jobs/delivery/keep-message.ts'

/** Messages that one call reads anew: their bodies may be large. */
const STEP = 25

interface Replay {
  connection: Connection
  timezone: string
  wish: ReplayWish
}

/**
 * Reads kept messages anew, as the mapping is today, and takes over what they tell unless it is a dry
 * run. Twice changes nothing: what is stored already stays.
 */
export async function replayMessages(
  c: Context<AppEnv>,
  { connection, timezone, wish: { message, dry, cursor = '' } }: Replay,
): Promise<ReplayReport> {
  const db = c.get('db')
  const { id, sender } = connection
  const kept = await readMessages(db, id, { after: cursor, limit: STEP, only: message })
  const report = { read: kept.length, known: 0, orders: 0, parcels: 0, asked: 0 }
  const unknown = new Set<string>()
  for (const stored of kept) {
    const heard = readAgain(stored, isAnswer(stored) ? inpostTracking : READERS[sender], timezone)
    if (!heard) continue
    for (const { isUnknown, raw } of heard.parcels) if (isUnknown) unknown.add(raw)
    if (!heard.isKnown) continue
    report.known += 1
    if (connection.asksBack === 1 && !isAnswer(stored)) {
      // What proved little then proves no more now.
      const codes = askableCodes(heard.parcels)
      report.asked += codes.length
      if (!dry) await askAgain(db, { connectionId: id, codes, now: db.actor.now })
      continue
    }
    report.orders += heard.orders.length
    report.parcels += heard.parcels.length
    const told = await tellHeard({ db, root: c.env.WAYFELT_SECRET }, { id, timezone }, heard)
    if (!dry) await applyAgain(db, stored.id, told)
  }
  if (!dry && report.asked > 0) await makeDue(c.get('own'), db.actor.now)
  if (!dry) await noteReplay(db, connection, report)
  const next = kept.length === STEP ? (kept.at(-1)?.id ?? null) : null
  return { ...report, unknown: [...unknown].toSorted(), next }
}

/** Whether it is what the sender answered: only the job keeps that header. */
function isAnswer({ headers }: StoredMessage): boolean {
  return headers !== null && ASKED_ABOUT in headers
}

function readAgain(
  { body, headers, receivedAt }: StoredMessage,
  reader: (typeof READERS)[keyof typeof READERS],
  timezone: string,
): Heard | null {
  if (body === null) return null
  const message = { text: body, headers: headers ?? {}, query: {}, method: 'POST' as const }
  const read = reader(message, { timezone, receivedAt })
  return 'heard' in read ? read.heard : null
}
