import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import { asksBack, SENDERS, type Sender } from '#contract/delivery/words.ts'
import { signIn } from '#test/support/calls.ts'
import { SENDERS_SECRET, tellWorker } from '#test/support/senders.ts'
import { makeTenant } from '#test/support/world.ts'

/**
 * A connection of a site of its own, by which a sender tells, and what that leaves in the tables.
 * @param more what else is said when it is made
 */
export async function connect(sender: Sender, more: object = {}) {
  const site = await makeTenant()
  const browser = await signIn(site, { role: 'manager' })
  const body = {
    sender,
    name: 'Shop',
    ...more,
    ...(SENDERS[sender].secretBy === 'sender' ? { secret: SENDERS_SECRET } : {}),
  }
  const made = await browser('/api/connections', { method: 'POST', body: JSON.stringify(body) })
  expect(made.status).toBe(201)
  const connection: MadeConnection = await made.json()
  const rows = async (table: string) =>
    (
      await env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`)
        .bind(site.db.siteId)
        .all<Record<string, unknown>>()
    ).results
  const tell = async (body: unknown, options: Parameters<typeof tellWorker>[2] = {}) =>
    await tellWorker(connection, typeof body === 'string' ? body : JSON.stringify(body), options)
  return { site, browser, connection, rows, tell }
}

/** Says that a sender is believed by its messages alone, where it could be asked itself. */
export const believed = (sender: Sender) => (asksBack(sender) ? { asksBack: false } : {})

/** A time so many minutes ago, ISO 8601. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
