import type { AuditAction } from '#contract/rights.ts'
import type { AuditDetails } from '#contract/site/audit.ts'
import { runBatch, type ActingDb, type ActorStamp, type SiteDb } from '#worker/db/connect.ts'
import { ENTRY } from '#worker/db/privacy/forget.ts'
import type { messages, NamedParcel } from '#worker/db/schema/act/orders.ts'
import { commit } from '#worker/db/site/audit.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { pokingCases } from '#worker/db/clock/cases.ts'
import { isLate, watchingMessage } from '#worker/db/clock/watches.ts'
import { answering, asking, type Reread } from './rereads.ts'
import { storingOrders, type ToldOrder } from './store-orders.ts'
import { storingParcels, type ToldParcel } from './store-parcels.ts'

export type KeptMessage = Omit<typeof messages.$inferSelect, 'siteId' | 'repeats' | 'parcels'>

const INSERT = `/* storeMessage */ INSERT INTO messages
    (site_id, id, connection_id, received_at, topic, outcome, orders, unknown, headers, body, parcels)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
  ON CONFLICT DO UPDATE SET repeats = repeats + 1 RETURNING repeats`

/** What a message tells, as it is stored. */
export interface Told {
  orders: ToldOrder[]
  parcels: ToldParcel[]
}

/** What the log says of a message that was told behind sign-in. */
export interface ToldOf {
  actor: ActorStamp
  action: AuditAction
  details: AuditDetails
}

/** What goes with a message into its batch. */
export interface Besides {
  noted?: ToldOf
  /** Parcels that its sender is to be asked about. */
  hints?: string[]
  /** The question that it answers. */
  answers?: Pick<Reread, 'code' | 'askedAt'>
}

/**
 * Keeps a message and takes over what it tells, all or nothing, in one round trip.
 * @returns false if the same message was here before: then it is counted, and nothing else has changed
 */
export async function storeMessage(
  db: SiteDb,
  message: KeptMessage,
  told: Told & Besides,
): Promise<boolean> {
  const { id, connectionId, receivedAt, topic, outcome, headers, unknown, body } = message
  const [stored = []] = await runBatch<{ repeats: number }>(db, [
    {
      sql: INSERT,
      parameters: [
        db.siteId,
        id,
        connectionId,
        receivedAt,
        topic,
        outcome,
        JSON.stringify(message.orders),
        unknown && JSON.stringify(unknown),
        headers && JSON.stringify(headers),
        body,
        JSON.stringify(namedParcels(told)),
      ],
    },
    ...storing(db, told, { now: receivedAt, toldIn: id }),
    ...(told.noted ? [noting(db, id, told.noted)] : []),
    ...(told.hints?.length
      ? asking(db, { connectionId, codes: told.hints, now: receivedAt, message: id })
      : []),
    ...(told.answers ? [answering(db, connectionId, told.answers)] : []),
    ...(message.orders.length > 0 && outcome === 'applied' && isLate(id, receivedAt)
      ? [watchingMessage(db, message, receivedAt)]
      : []),
  ])
  return stored[0]?.repeats === 0
}

/** Takes over what a kept message tells, read anew; it counts as known from then on. */
export async function applyAgain(db: ActingDb, id: string, told: Told): Promise<void> {
  await runBatch(db, [
    {
      sql: `/* applyAgain */ UPDATE messages SET outcome = 'applied', unknown = NULL
        WHERE site_id = ?1 AND id = ?2 AND (outcome <> 'applied' OR unknown IS NOT NULL)`,
      parameters: [db.siteId, id],
    },
    ...storing(db, told, { now: db.actor.now, toldIn: null }),
    watchingMessage(db, { id: null, orders: namesOf(told) }, db.actor.now),
  ])
}

/** Notes in the log that messages of a connection were taken over anew. */
export async function noteReplay(
  db: ActingDb,
  { id, name }: { id: string; name: string },
  { read, known }: { read: number; known: number },
): Promise<void> {
  await commit(db, { action: 'messages.replayed', target: id, details: { name, read, known } }, [])
}

/** Takes over what was told without a message: by a file. @param now Unix milliseconds */
export async function storeTold(db: SiteDb, told: Told, now: number): Promise<void> {
  await runBatch(db, storing(db, told, { now, toldIn: null }))
}

/** Notes a message in the log, once: not where it was here before. */
function noting({ siteId }: SiteDb, id: string, { actor, action, details }: ToldOf) {
  return {
    sql: `/* storeMessage */ ${ENTRY} SELECT ?1, ?3, ?4, ?5, ?6, ?7, ?8, NULL, ?9 FROM messages
      WHERE site_id = ?1 AND id = ?2 AND repeats = 0`,
    parameters: [
      siteId,
      id,
      timeOrderedId(actor.now, crypto.getRandomValues(new Uint8Array(10))),
      actor.now,
      actor.kind,
      actor.id,
      actor.name,
      action,
      JSON.stringify(details),
    ],
  }
}

/** The parcels that are told of, each once, by the names that they are told by. */
function namedParcels({ parcels }: Told): NamedParcel[] {
  const named = new Map(
    parcels.map(({ carrier, code, senderId }): [string, NamedParcel] => [
      JSON.stringify([carrier, code, senderId]),
      [carrier, code, senderId],
    ]),
  )
  return [...named.values()]
}

/** The orders that are told of, by the names that they are told by. */
export function namesOf({ orders, parcels }: Told): string[] {
  return [
    ...new Set([...orders.map(({ id }) => id), ...parcels.flatMap(({ order }) => order ?? [])]),
  ]
}

/** Whether something is told that a customer may have waited for. */
export function isAwaited({ orders, parcels }: Told): boolean {
  return (
    parcels.some(({ status }) => status === 'delivered') ||
    orders.some(({ refundedAt, replaces }) => refundedAt !== null || replaces !== null)
  )
}

/** Last come the cases whose customers have waited for what is told. */
function poking(db: SiteDb, told: Told, now: number) {
  if (!isAwaited(told)) return []
  const { orders, parcels } = told
  const came = parcels.filter(({ status }) => status === 'delivered')
  const codes = came.flatMap(({ carrier, code }): [string, string][] =>
    code === null ? [] : [[carrier, code]],
  )
  return [pokingCases(db, { orders: orders.map(({ id }) => id), parcels: codes }, now)]
}

function storing(db: SiteDb, told: Told, { now, toldIn }: { now: number; toldIn: string | null }) {
  const { orders, parcels } = told
  return [
    ...(orders.length > 0 ? [storingOrders(db, orders, toldIn)] : []),
    ...(parcels.length > 0 ? storingParcels(db, parcels, { now, toldIn }) : []),
    ...poking(db, told, now),
  ]
}
