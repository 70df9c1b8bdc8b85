import { createHmac } from 'node:crypto'
import { fetchWorker } from '#test/support/calls.ts'

/** Sends a message as a shop's own server does, signed without any of our own code. */
export async function signedMessage(
  address: string,
  secret: string,
  body: unknown,
): Promise<Response> {
  const text = JSON.stringify(body)
  const id = `msg_${crypto.randomUUID()}`
  const at = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64')
  return await fetchWorker(new URL(address).pathname, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': at,
      'webhook-signature': `v1,${mac}`,
    },
    body: text,
  })
}
