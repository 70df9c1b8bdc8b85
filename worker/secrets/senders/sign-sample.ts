import type { Sender } from '#contract/delivery/words.ts'
import { sha256, toHex } from '#worker/secrets/hash.ts'
import { wooKey } from './shops.ts'
import { decodeBase64 } from './signatures.ts'

const encoder = new TextEncoder()

/** What is signed, and by what. */
interface Signing {
  secret: string
  text: string
  /** Unix milliseconds. */
  now: number
}

/**
 * The headers by which a sender would prove a body: for test messages, which go through the same check
 * as real ones. None for senders that sign nothing, and none without a secret.
 */
export async function signSample(
  sender: Sender,
  signing: Signing,
): Promise<Record<string, string>> {
  if (signing.secret === '') return {}
  return (await SIGNERS[sender]?.(signing)) ?? {}
}

type Signer = (signing: Signing) => Promise<Record<string, string>>

const SIGNERS: Partial<Record<Sender, Signer>> = {
  shopify: async ({ secret, text }) => ({
    'x-shopify-hmac-sha256': toBase64(await mac(secret, text)),
  }),
  woocommerce: async ({ secret, text }) => ({
    'x-wc-webhook-signature': toBase64(await mac(wooKey(secret), text)),
  }),
  aftership: async ({ secret, text }) => ({
    'aftership-hmac-sha256': toBase64(await mac(secret, text)),
  }),
  easypost: async ({ secret, text }) => ({
    'x-hmac-signature': `hmac-sha256-hex=${toHex(await mac(secret.normalize('NFKD'), text))}`,
  }),
  track17: async ({ secret, text }) => ({ sign: toHex(await sha256(`${text}/${secret}`)) }),
  generic: async ({ secret, text, now }) => {
    const timestamp = String(Math.floor(now / 1000))
    const key = decodeBase64(secret.replace(/^whsec_/, '')) ?? new Uint8Array()
    return {
      'webhook-id': 'msg_test',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${toBase64(await mac(key, `msg_test.${timestamp}.${text}`))}`,
    }
  },
}

async function mac(key: string | Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = typeof key === 'string' ? encoder.encode(key) : key
  const imported = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
