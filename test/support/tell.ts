import { env } from 'cloudflare:workers'
import { storeMessage, type KeptMessage } from '#worker/db/delivery/messages.ts'
import type { HeardOrder, HeardParcel } from '#worker/domain/delivery/heard.ts'
import { tellOrder, tellParcel } from '#worker/domain/delivery/told.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import type { TestSite } from './site-factory.ts'

const SENT_BEFORE_MS = 20 * 60_000

/** Stores one message of a sender. @returns rows written, and whether it was new */
export async function tell(
  { db }: TestSite,
  {
    orders = [],
    parcels = [],
    id,
    at = Date.parse('2026-11-10T09:00:00Z'),
  }: {
    orders?: HeardOrder[]
    parcels?: HeardParcel[]
    id?: string
    /** When it came in, Unix milliseconds. */
    at?: number
  },
): Promise<{ isNew: boolean; written: number }> {
  const names = siteHashes(env.WAYFELT_SECRET, db.siteId)
  const telling = { connectionId: 'C0NNECT1', timezone: 'Europe/Warsaw', names, seed: names.seed }
  const told = {
    orders: await Promise.all(orders.map((order) => tellOrder(order, telling))),
    parcels: (await Promise.all(parcels.map((one) => tellParcel(one, telling)))).filter(
      (one) => one !== null,
    ),
  }
  const message: KeptMessage = {
    // Sent so long before that a job which runs now reads it.
    id: id ?? timeOrderedId(at - SENT_BEFORE_MS, crypto.getRandomValues(new Uint8Array(10))),
    connectionId: 'C0NNECT1',
    receivedAt: at,
    topic: 'test',
    outcome: 'applied',
    orders: [],
    unknown: null,
    headers: {},
    body: '{}',
  }
  const before = db.meter.rowsWritten
  const isNew = await storeMessage(db, message, told)
  return { isNew, written: db.meter.rowsWritten - before }
}
