import { SENDERS } from '#contract/delivery/words.ts'
import { findCodeSite } from '#worker/db/channels/codes.ts'
import { openDirectory, siteDb, siteDirectory } from '#worker/db/connect.ts'
import { findConnection, type Connection } from '#worker/db/delivery/connections.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { connectionPath, connectionSecret } from '#worker/secrets/connection-secret.ts'
import { unseal } from '#worker/secrets/sealed.ts'

/** How long an isolate may go on with what it knows of a connection. */
const FRESH_MS = 30_000
const MOST = 500

/** A connection with all that taking a message needs. */
export interface OpenConnection extends Connection {
  timezone: string
  /** What the sender signs with, or has in its address; null where the sender's own is not known. */
  secret: string | null
}

const cache = new Map<string, { connection: OpenConnection; loadedAt: number }>()

/**
 * The connection of an address, from this isolate's memory where it is fresh; null for an address
 * that nobody has.
 */
export async function cachedConnection(
  env: { DB: D1Database; WAYFELT_SECRET: string },
  id: string,
  now: number,
): Promise<OpenConnection | null> {
  const hit = cache.get(id)
  if (hit && now - hit.loadedAt < FRESH_MS) return hit.connection
  cache.delete(id)
  const directory = openDirectory(env.DB)
  const home = await findCodeSite(directory, id, now)
  if (!home) return null
  const { siteId } = home
  const row = await findConnection(siteDb(directory, siteId), id)
  if (!row) return null
  const { timezone } = await ownSite(siteDirectory(directory, siteId))
  const connection = { ...row, timezone, secret: await secretOf(env.WAYFELT_SECRET, row) }
  const [oldest] = cache.keys()
  if (cache.size >= MOST && oldest !== undefined) cache.delete(oldest)
  cache.set(id, { connection, loadedAt: now })
  return connection
}

/** Forgets what this isolate knows of a connection, so that a change counts here at once. */
export function forgetConnection(id: string): void {
  cache.delete(id)
}

/** The secret of a connection: derived, or the sender's own, unsealed. */
export async function secretOf(root: string, connection: Connection): Promise<string | null> {
  const { siteId, id, sender, secretVersion: version, sealed } = connection
  const { proof, secretBy } = SENDERS[sender]
  if (proof === 'path') return await connectionPath(root, { siteId, id, version })
  if (secretBy === 'us') return await connectionSecret(root, { siteId, id, version })
  return sealed === null
    ? null
    : await unseal({ root, siteId, purpose: `connection ${id}` }, sealed)
}
