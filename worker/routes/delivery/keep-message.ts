import type { Context } from 'hono'
import type { MessageOutcome } from '#contract/delivery/words.ts'
import { siteDb } from '#worker/db/connect.ts'
import { isAwaited, namesOf, storeMessage, type Told } from '#worker/db/delivery/messages.ts'
import { isStale, messageId } from '#worker/domain/delivery/message-id.ts'
import type { Heard, RawMessage } from '#worker/domain/delivery/heard.ts'
import { tellOrder, tellParcel } from '#worker/domain/delivery/told.ts'
import type { OpenConnection } from '#worker/http/connection-cache.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { promiseDelivery } from '#worker/jobs/outbox/soon.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** Headers that readers look at: what replays need, and nothing that proves or tells who called. */
const KEPT_HEADERS =
  /^(content-type|x-(shopify|wc-webhook)-(topic|resource|event|id|event-id|webhook-id|triggered-at|delivery-id|api-version|shop-domain|source)|shopify-(topic|event-id|action|resource-id|shop-domain)|webhook-(id|timestamp))$/

/** A message that has proved where it comes from, and what it says. */
interface Proved {
  message: RawMessage
  heard: Heard
  now: number
}

/**
 * Keeps a message as it came, and takes over what it tells of orders and parcels: both or neither.
 * @returns whether it is new, and what became of it
 */
export async function keepMessage(
  c: Context<AppEnv>,
  connection: OpenConnection,
  { message, heard, now }: Proved,
): Promise<{ isNew: boolean; outcome: MessageOutcome }> {
  const { siteId, id: connectionId } = connection
  const outcome = outcomeOf(heard, now)
  const told =
    outcome === 'applied' ? await tellHeard(c, connection, heard) : { orders: [], parcels: [] }
  // Somebody may have waited for it: the site's job looks soon.
  if (isAwaited(told)) await promiseDelivery(c.env.DB, siteId, now)
  const { seed } = siteHashes(c.env.WAYFELT_SECRET, siteId)
  const id = messageId(heard.at, await seed(`message ${connectionId} ${heard.same}`), now)
  const isNew = await storeMessage(
    siteDb(directoryOf(c), siteId),
    {
      id,
      connectionId,
      receivedAt: now,
      topic: heard.topic,
      outcome,
      orders: namesOf(told),
      unknown: unknownOf(heard),
      headers: keptHeaders(message),
      // What asks to be forgotten is not kept itself.
      body: heard.requests.length > 0 ? null : message.text,
    },
    told,
  )
  return { isNew, outcome }
}

/** What a message tells, as it is stored. */
export async function tellHeard(
  c: Context<AppEnv>,
  { siteId, id: connectionId, timezone }: Pick<OpenConnection, 'siteId' | 'id' | 'timezone'>,
  heard: Heard,
): Promise<Told> {
  const names = siteHashes(c.env.WAYFELT_SECRET, siteId)
  const telling = { connectionId, timezone, names, seed: names.seed }
  const [orders, parcels] = await Promise.all([
    Promise.all(heard.orders.map((order) => tellOrder(order, telling))),
    Promise.all(heard.parcels.map((parcel) => tellParcel(parcel, telling))),
  ])
  return { orders, parcels: parcels.filter((parcel) => parcel !== null) }
}

function unknownOf({ parcels }: Heard): string[] | null {
  const codes = parcels.flatMap(({ isUnknown, raw }) => (isUnknown ? [raw] : []))
  return codes.length > 0 ? [...new Set(codes)] : null
}

function outcomeOf({ isKnown, at }: Heard, now: number): MessageOutcome {
  if (!isKnown) return 'unknown'
  return isStale(at, now) ? 'stale' : 'applied'
}

function keptHeaders({ headers }: RawMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.test(name)))
}
