import type { GenericMessage } from '#contract/delivery/generic.ts'
import { storeMessage } from '#worker/db/delivery/messages.ts'
import { messageId } from '#worker/domain/delivery/message-id.ts'
import { READERS } from '#worker/domain/delivery/senders/readers.ts'
import { tellOrder, tellParcel } from '#worker/domain/delivery/told.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { patiently } from '../patiently.ts'

interface Telling {
  /** The server's root secret. */
  secret: string
  timezone: string
  /** Unix milliseconds. */
  now: number
}

const CONNECTION = 'olist'

/**
 * Tells a site of orders as a signed message of ours does: the same reader, the same pseudonyms, the
 * same statements. Only the signature is left out, since nobody is in between.
 * @returns whether it was new
 */
export async function tellOrders(
  db: SiteDb,
  message: GenericMessage,
  { secret, timezone, now }: Telling,
): Promise<boolean> {
  const text = JSON.stringify(message)
  const raw = { text, headers: {}, query: {}, method: 'POST' as const }
  const read = READERS.generic(raw, { timezone, receivedAt: now })
  if (!('heard' in read))
    throw new Error(`A message of Olist's orders cannot be read: ${text.slice(0, 200)}`)
  const { heard } = read
  const names = siteHashes(secret, db.siteId)
  const telling = { connectionId: CONNECTION, timezone, names, seed: names.seed }
  const orders = await Promise.all(heard.orders.map((order) => tellOrder(order, telling)))
  const parcels = await Promise.all(heard.parcels.map((parcel) => tellParcel(parcel, telling)))
  const kept = {
    // Told at the time of the orders themselves, so that the same ones are the same message.
    id: messageId(Date.UTC(2018, 11, 31), await names.seed(`olist ${heard.same}`), now),
    connectionId: CONNECTION,
    receivedAt: now,
    topic: heard.topic,
    outcome: 'applied' as const,
    orders: orders.map(({ id }) => id),
    unknown: null,
    headers: null,
    body: null,
  }
  const told = { orders, parcels: parcels.filter((parcel) => parcel !== null) }
  return await patiently(() => storeMessage(db, kept, told))
}
