import type { Context } from 'hono'
import { siteDirectory, type ActingDb } from '#worker/db/connect.ts'
import { forgetConnectionOrders } from '#worker/db/delivery/connections.ts'
import { eraseCustomer, type NewErasure } from '#worker/db/privacy/erasures.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import type { HeardRequest } from '#worker/domain/delivery/heard.ts'
import { hideReference } from '#worker/domain/privacy/pseudonym.ts'
import type { OpenConnection } from '#worker/http/connection-cache.ts'
import { directoryOf, provedSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { newId } from '#worker/secrets/hash.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/**
 * Does what a shop system asks for a customer's sake: forgets their orders at once and begins to
 * forget the rest, or all that the connection has told. A wish to be told what is held is only noted:
 * somebody has to answer it.
 */
export async function followRequests(
  c: Context<AppEnv>,
  { siteId, id: connection, name }: OpenConnection,
  { requests, now }: { requests: HeardRequest[]; now: number },
): Promise<void> {
  const stamp = { kind: 'system', id: connection, name, now } as const
  const db = provedSite(c, siteId, stamp)
  for (const request of requests) {
    if (request.kind === 'erase-customer') await forgetCustomer(c, db, request)
    if (request.kind === 'erase-shop') await forgetConnectionOrders(db, connection)
  }
  // The site's job goes on with it.
  if (requests.length > 0) await makeDue(siteDirectory(directoryOf(c), siteId), now)
}

async function forgetCustomer(
  c: Context<AppEnv>,
  db: ActingDb,
  { email, customer, orders }: HeardRequest,
): Promise<void> {
  const names = siteHashes(c.env.WAYFELT_SECRET, db.siteId)
  const hidden = orders.map(async (order) => await hideReference('order', order, names))
  const erasing: NewErasure[] = []
  if (email !== undefined)
    erasing.push({ id: newId(), kind: 'email', subject: await names.email(email) })
  if (customer !== undefined) {
    const subject = await hideReference('customer', customer, names)
    erasing.push({ id: newId(), kind: 'customer', subject })
  }
  await eraseCustomer(db, erasing, await Promise.all(hidden))
}
