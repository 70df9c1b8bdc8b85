import type { MadeConnection } from '#contract/delivery/connections.ts'
import type { Sender } from '#contract/delivery/words.ts'
import { fetchWorker } from './calls.ts'

/* Shop systems and carriers, as they call: each signs in its own way, written down here a second time. */

const encoder = new TextEncoder()
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

async function hmac(key: Uint8Array, text: string): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), algorithm, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

/** What a sender makes up itself, where it does; tests know it. */
export const SENDERS_SECRET = 'hush: żółć'

/** Headers by which a sender proves a body; none for those that sign nothing. */
export async function proofOf(
  sender: Sender,
  secret: string,
  text: string,
): Promise<Record<string, string>> {
  const key = encoder.encode(secret)
  if (sender === 'shopify') return { 'x-shopify-hmac-sha256': base64(await hmac(key, text)) }
  if (sender === 'woocommerce') return { 'x-wc-webhook-signature': base64(await hmac(key, text)) }
  if (sender === 'aftership') return { 'aftership-hmac-sha256': base64(await hmac(key, text)) }
  if (sender === 'easypost')
    return { 'x-hmac-signature': `hmac-sha256-hex=${hex(await hmac(key, text))}` }
  if (sender === 'track17') {
    const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`${text}/${secret}`))
    return { sign: hex(new Uint8Array(digest)) }
  }
  if (sender !== 'generic') return {}
  const id = `msg_${hex(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))).slice(0, 12)}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const raw = Uint8Array.from(atob(secret.replace('whsec_', '')), (one) => one.charCodeAt(0))
  const mac = base64(await hmac(raw, `${id}.${timestamp}.${text}`))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac}`,
  }
}

/** Sends a message as its sender would. @param secret another one than the connection's, to be refused */
export async function tellWorker(
  { sender, address, secret }: Pick<MadeConnection, 'sender' | 'address' | 'secret'>,
  text: string,
  { headers = {}, wrong }: { headers?: Record<string, string>; wrong?: string } = {},
): Promise<Response> {
  const proof = await proofOf(sender, wrong ?? secret ?? SENDERS_SECRET, text)
  return await fetchWorker(new URL(address).pathname, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      // InPost sends from here, and nobody else.
      'cf-connecting-ip': '91.216.25.7',
      ...proof,
      ...headers,
    },
  })
}
