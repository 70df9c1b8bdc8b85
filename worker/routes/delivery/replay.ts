import type { Context } from 'hono'
import type { ReplayReport, ReplayWish } from '#contract/delivery/connections.ts'
import type { Connection } from '#worker/db/delivery/connections.ts'
import { readMessages, type StoredMessage } from '#worker/db/delivery/message-log.ts'
import { applyAgain, noteReplay } from '#worker/db/delivery/messages.ts'
import type { Heard } from '#worker/domain/delivery/heard.ts'
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
  const report = { read: kept.length, known: 0, orders: 0, parcels: 0 }
  const unknown = new Set<string>()
  for (const stored of kept) {
    const heard = readAgain(stored, READERS[sender], timezone)
    if (!heard) continue
    for (const { isUnknown, raw } of heard.parcels) if (isUnknown) unknown.add(raw)
    if (!heard.isKnown) continue
    report.known += 1
    report.orders += heard.orders.length
    report.parcels += heard.parcels.length
    const told = await tellHeard({ db, root: c.env.WAYFELT_SECRET }, { id, timezone }, heard)
    if (!dry) await applyAgain(db, stored.id, told)
  }
  if (!dry) await noteReplay(db, connection, report)
  const next = kept.length === STEP ? (kept.at(-1)?.id ?? null) : null
  return { ...report, unknown: [...unknown].toSorted(), next }
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
