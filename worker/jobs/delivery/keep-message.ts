import type { MessageOutcome } from '#contract/delivery/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import {
  isAwaited,
  namesOf,
  storeMessage,
  type Told,
  type ToldOf,
} from '#worker/db/delivery/messages.ts'
import { askableCodes } from '#worker/domain/delivery/rereads.ts'
import { ASKED_ABOUT } from '#worker/domain/delivery/senders/carriers/inpost-tracking.ts'
import type { Reread } from '#worker/db/delivery/rereads.ts'
import { isStale, messageId } from '#worker/domain/delivery/message-id.ts'
import type { Heard, RawMessage } from '#worker/domain/delivery/heard.ts'
import { tellOrder, tellParcel } from '#worker/domain/delivery/told.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** Headers that readers look at: what replays need, and nothing that proves or tells who called. */
const KEPT_HEADERS =
  /^(content-type|x-(shopify|wc-webhook)-(topic|resource|event|id|event-id|webhook-id|triggered-at|delivery-id|api-version|shop-domain|source)|shopify-(topic|event-id|action|resource-id|shop-domain)|webhook-(id|timestamp))$/

/** Where messages are kept. `root` is `WAYFELT_SECRET`. */
export interface Keeping {
  db: SiteDb
  root: string
  /** Makes sure that the site's job looks soon; left out by the job itself. */
  promise?: () => Promise<void>
}

/** Who told: a connection, or what stands for one; and in which time zone its site is. */
export interface Source {
  id: string
  timezone: string
  /** 1 where its messages are only hints: then the sender itself is asked. */
  asksBack?: number
}

/** A message that has proved where it comes from, and what it says. */
interface Proved {
  message: RawMessage
  heard: Heard
  /** Unix milliseconds. */
  now: number
  /** What the log says of it, where a program told it that the site's people let in. */
  noted?: ToldOf
  /** The question that it answers: an answer is no hint. */
  answers?: Pick<Reread, 'code' | 'askedAt'>
}

/**
 * Keeps a message as it came, and takes over what it tells of orders and parcels: both or neither.
 * @returns whether it is new, and what became of it
 */
export async function keepMessage(
  keeping: Keeping,
  source: Source,
  { message, heard, now, noted, answers }: Proved,
): Promise<{ isNew: boolean; outcome: MessageOutcome }> {
  const { db, root, promise } = keeping
  const asked = outcomeOf(heard, now)
  const isHint = source.asksBack === 1 && !answers && asked === 'applied'
  const outcome = isHint ? 'hint' : asked
  const hints = isHint ? askableCodes(heard.parcels) : []
  const told =
    outcome === 'applied' ? await tellHeard(keeping, source, heard) : { orders: [], parcels: [] }
  // Somebody may have waited for it, or waits to know: the site's job looks soon.
  if (isAwaited(told) || hints.length > 0) await promise?.()
  const { seed } = siteHashes(root, db.siteId)
  const id = messageId(heard.at, await seed(`message ${source.id} ${heard.same}`), now)
  const isNew = await storeMessage(
    db,
    {
      id,
      connectionId: source.id,
      receivedAt: now,
      topic: heard.topic,
      outcome,
      orders: namesOf(told),
      unknown: unknownOf(heard),
      headers: { ...keptHeaders(message), ...(answers && { [ASKED_ABOUT]: answers.code }) },
      // What asks to be forgotten is not kept itself.
      body: heard.requests.length > 0 ? null : message.text,
    },
    { ...told, hints, ...(noted && { noted }), ...(answers && { answers }) },
  )
  return { isNew, outcome }
}

/** What a message tells, as it is stored. */
export async function tellHeard(
  { db, root }: Keeping,
  { id: connectionId, timezone }: Source,
  { orders, parcels }: Pick<Heard, 'orders' | 'parcels'>,
): Promise<Told> {
  const names = siteHashes(root, db.siteId)
  const telling = { connectionId, timezone, names, seed: names.seed }
  const [toldOrders, toldParcels] = await Promise.all([
    Promise.all(orders.map((order) => tellOrder(order, telling))),
    Promise.all(parcels.map((parcel) => tellParcel(parcel, telling))),
  ])
  return { orders: toldOrders, parcels: toldParcels.filter((parcel) => parcel !== null) }
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
