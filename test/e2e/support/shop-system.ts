import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { inject } from 'vitest'
import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'

/* What a shop's own system does: it tells of orders, and signs whose answer it is. */

/** Sends a message, signed as Standard Webhooks have it. @returns the status of the answer */
export async function tellOf(
  { address, secret }: Pick<MadeConnection, 'address' | 'secret'>,
  message: object,
): Promise<number> {
  const id = `msg_${crypto.randomUUID()}`
  const now = new Date()
  const body = JSON.stringify(message)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret ?? '').sign(id, now, body),
  }
  // The address is the public one; here the same Worker is reached at its own.
  const target = new URL(new URL(address).pathname, inject('base'))
  return (await fetch(target, { method: 'POST', body, headers })).status
}

/** A token that says whose answer it is, for a day. */
export function orderToken({ key, secret }: SigningKeyReceipt, order: string): string {
  const payload = JSON.stringify({ o: order, c: '', e: Math.floor(Date.now() / 1000) + 86_400 })
  const signed = `v1.${key.id}.${Buffer.from(payload).toString('base64url')}`
  const derived = createHmac('sha256', secret).update('wayfelt:answer').digest('hex')
  return `${signed}.${createHmac('sha256', derived).update(signed).digest('base64url')}`
}
