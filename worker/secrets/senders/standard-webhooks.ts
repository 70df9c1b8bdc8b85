import type { Refusal } from '#contract/delivery/words.ts'
import { decodeBase64, isHmac } from './signatures.ts'

/** How far a sender's clock, and a message on its way, may be from ours, in seconds. */
const TOLERANCE_S = 300
/** Signatures in one header that are looked at: two, while a secret is exchanged. */
const MOST_SIGNATURES = 8

/**
 * Checks `webhook-id`, `webhook-timestamp` and `webhook-signature`. Source: Standard Webhooks 1.0.0.
 * Stricter than its libraries: a timestamp is digits and nothing else, an id has no dot.
 * @param secret `whsec_` and the base64 of the key
 * @param now Unix milliseconds
 */
export async function checkStandard(
  secret: string,
  { text, headers }: { text: string; headers: Readonly<Record<string, string>> },
  now: number,
): Promise<Refusal | null> {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  const list = headers['webhook-signature'] ?? ''
  if (id === '' || timestamp === '' || list === '') return 'no-signature'
  if (!/^\d{1,11}$/.test(timestamp) || id.includes('.')) return 'wrong-signature'
  const key = decodeBase64(secret.replace(/^whsec_/, ''))
  if (key === null) return 'wrong-signature'
  for (const entry of list.split(' ').slice(0, MOST_SIGNATURES)) {
    const mac = entry.startsWith('v1,') ? decodeBase64(entry.slice(3)) : null
    // Its age is told only to somebody who has the secret.
    if (await isHmac(key, `${id}.${timestamp}.${text}`, mac))
      return Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_S ? 'too-old' : null
  }
  return 'wrong-signature'
}
