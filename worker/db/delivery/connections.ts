import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import {
  asksBack,
  SENDERS,
  type MessageOutcome,
  type Refusal,
  type Sender,
} from '#contract/delivery/words.ts'
import { run, runBatch, type ActingDb, type SiteDb } from '#worker/db/connect.ts'
import { connections } from '#worker/db/schema/act/orders.ts'
import { commit } from '#worker/db/site/audit.ts'
import { restarted } from '#worker/domain/delivery/polling.ts'
import { noting, UNREAD } from './figures/note-parcels.ts'

export type Connection = typeof connections.$inferSelect

/** A connection of the site, also an ended one; null for none. */
export async function findConnection(db: SiteDb, id: string): Promise<Connection | null> {
  const [row] = await db.orm
    .select()
    .from(connections)
    .where(and(eq(connections.siteId, db.siteId), eq(connections.id, id)))
  return row ?? null
}

/** The site's connections, newest first, also those that were ended. */
export async function listConnections(db: SiteDb): Promise<Connection[]> {
  return await db.orm
    .select()
    .from(connections)
    .where(eq(connections.siteId, db.siteId))
    .orderBy(desc(connections.madeAt), desc(connections.id))
}

/** How many connections of the site work. */
export async function countConnections(db: SiteDb): Promise<number> {
  const { rows } = await run<{ n: number }>(
    db,
    `/* countConnections */ SELECT count(*) AS n FROM connections
      WHERE site_id = ?1 AND ended_at IS NULL`,
    [db.siteId],
  )
  return rows[0]?.n ?? 0
}

/** Makes a connection under a reserved code. */
export async function createConnection(
  db: ActingDb,
  made: {
    id: string
    sender: Sender
    name: string
    sealed: string | null
    asksBack?: boolean | undefined
  },
): Promise<Connection> {
  const { orm, siteId, actor } = db
  const { id, sender, name, sealed } = made
  const row = {
    id,
    sender,
    name,
    sealed,
    siteId,
    secretVersion: 1,
    madeAt: actor.now,
    madeByName: actor.name,
    endedAt: null,
    isForgotten: 0,
    refusals: 0,
    refusedAt: null,
    refusal: null,
    refusalDetail: null,
    poll: null,
    pollDue: dueOf(sender, sealed !== null, actor.now),
    asksBack: (made.asksBack ?? asksBack(sender)) ? 1 : 0,
  }
  await commit(db, { action: 'connection.made', target: id, details: { name, sender } }, [
    orm.insert(connections).values(row),
  ])
  return row
}

interface ConnectionChange {
  name?: string | undefined
  sealed?: string | undefined
  renew?: boolean | undefined
  asksBack?: boolean | undefined
}

/** Changes the name, the secret or the switch of a connection. @returns it as it is now */
export async function changeConnection(
  db: ActingDb,
  known: Connection,
  change: ConnectionChange,
): Promise<Connection> {
  const { orm, siteId, actor } = db
  const { id } = known
  const { asksBack: asks, ...others } = change
  const fields = Object.keys(others).filter((field) => Reflect.get(others, field) !== undefined)
  const next = {
    name: change.name ?? known.name,
    sealed: change.sealed ?? known.sealed,
    secretVersion: known.secretVersion + (change.renew ? 1 : 0),
    asksBack: asks === undefined ? known.asksBack : asks ? 1 : 0,
    ...(change.sealed === undefined
      ? {}
      : { poll: restarted(known.poll), pollDue: dueOf(known.sender, true, actor.now) }),
  }
  const details = {
    name: next.name,
    fields: fields.toSorted(),
    ...(asks === undefined ? {} : { asksBack: asks }),
  }
  await commit(db, { action: 'connection.changed', target: id, details }, [
    orm
      .update(connections)
      .set(next)
      .where(and(eq(connections.siteId, siteId), eq(connections.id, id))),
  ])
  return { ...known, ...next }
}

/** When a sender is asked first: at once where it is one that is asked and its token is known. */
function dueOf(sender: Sender, hasToken: boolean, now: number): number | null {
  return SENDERS[sender].proof === 'key' && hasToken ? now : null
}

/** Ends a connection for good: its messages are refused from then on. */
export async function endConnection(db: ActingDb, { id, name }: Connection): Promise<void> {
  const { orm, siteId, actor } = db
  await commit(db, { action: 'connection.ended', target: id, details: { name } }, [
    orm
      .update(connections)
      .set({ endedAt: actor.now })
      .where(
        and(eq(connections.siteId, siteId), eq(connections.id, id), isNull(connections.endedAt)),
      ),
  ])
}

/** Orders that one step of forgetting a connection takes. */
const FORGOTTEN = 200

/**
 * Ends a connection and begins to forget what it has told, as a shop system asks for when it was
 * uninstalled. The site's job goes on until nothing is left.
 */
export async function forgetConnectionOrders(db: ActingDb, id: string): Promise<void> {
  await run(
    db,
    `/* forgetConnectionOrders */ UPDATE connections SET ended_at = coalesce(ended_at, ?3),
      is_forgotten = 1 WHERE site_id = ?1 AND id = ?2`,
    [db.siteId, id, db.actor.now],
  )
}

/** The next orders of a connection that is being forgotten; its name, and none once nothing is left. */
export async function nextForgotten(
  db: SiteDb,
): Promise<{ connection: string; orders: string[] } | null> {
  const { rows } = await run<{ connection: string; orders: string }>(
    db,
    `/* nextForgotten */ SELECT id AS connection, (SELECT json_group_array(id) FROM (SELECT orders.id
        FROM orders WHERE orders.site_id = ?1 AND connection_id = connections.id LIMIT ${FORGOTTEN}))
      AS orders FROM connections WHERE site_id = ?1 AND is_forgotten = 1 LIMIT 1`,
    [db.siteId],
  )
  const [row] = rows
  return row ? { connection: row.connection, orders: JSON.parse(row.orders) as string[] } : null
}

/** Forgets what is left of a connection: parcels without an order, and messages. */
export async function endForgetting(db: SiteDb, id: string): Promise<void> {
  const one = [db.siteId, id]
  await runBatch(db, [
    {
      sql: `/* endForgetting */ ${noting(`SELECT orders, parcels FROM messages
        WHERE site_id = ?1 AND ${UNREAD} AND connection_id = ?2`)}`,
      parameters: one,
    },
    {
      sql: `/* endForgetting */ DELETE FROM shipments WHERE site_id = ?1 AND connection_id = ?2`,
      parameters: one,
    },
    {
      sql: `/* endForgetting */ DELETE FROM messages WHERE site_id = ?1 AND connection_id = ?2`,
      parameters: one,
    },
    {
      sql: `/* endForgetting */ DELETE FROM rereads WHERE site_id = ?1 AND connection_id = ?2`,
      parameters: one,
    },
    {
      sql: `/* endForgetting */ UPDATE connections SET is_forgotten = 0 WHERE site_id = ?1 AND id = ?2`,
      parameters: one,
    },
  ])
}

/** Counts a refused call. Nothing of the call is kept: anybody can make one. */
export async function countRefusal(
  db: SiteDb,
  id: string,
  { refusal, detail, now }: { refusal: Refusal; detail: string; now: number },
): Promise<void> {
  await db.orm
    .update(connections)
    .set({
      refusals: sql`${connections.refusals} + 1`,
      refusedAt: now,
      refusal,
      refusalDetail: detail,
    })
    .where(and(eq(connections.siteId, db.siteId), eq(connections.id, id)))
}

/** The newest message of each connection, and the codes nobody knows of its latest messages. */
export interface Traffic {
  connection: string
  at: number
  topic: string
  outcome: MessageOutcome
  unknown: { code: string; n: number }[]
}

/** Messages of a site that are looked at for `listTraffic`. */
const LOOKED_AT = 200

/** What the connections sent lately: of the newest messages of the site. */
export async function listTraffic(db: SiteDb): Promise<Map<string, Traffic>> {
  const { rows } = await run<Omit<Traffic, 'unknown'> & { unknown: string }>(
    db,
    `/* listTraffic */ WITH latest AS (SELECT connection_id, id, received_at, topic, outcome, unknown
        FROM messages WHERE site_id = ?1 ORDER BY id DESC LIMIT ${LOOKED_AT}),
      unknown_codes AS (SELECT connection_id, code.value AS code, count(*) AS n
        FROM latest, json_each(latest.unknown) AS code GROUP BY connection_id, code.value)
    SELECT connection_id AS connection, max(received_at) AS at, topic, outcome,
      (SELECT json_group_array(json_object('code', code, 'n', n) ORDER BY n DESC, code) FROM unknown_codes
        WHERE unknown_codes.connection_id = latest.connection_id) AS unknown
    FROM latest GROUP BY connection_id`,
    [db.siteId],
  )
  return new Map(
    rows.map((row) => [
      row.connection,
      { ...row, unknown: (JSON.parse(row.unknown) as Traffic['unknown']).slice(0, 20) },
    ]),
  )
}
