import { deriveSecret } from './derive.ts'

/*
 * Signatures of Standard Webhooks 1.0.0, both kinds: `v1` by a secret that both sides have, `v1a` by
 * a key of which the receiver has the public half. Source: https://www.standardwebhooks.com
 */

const encoder = new TextEncoder()
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. Source: RFC 8410 §7. */
const PKCS8_HEAD = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]

/** An endpoint whose messages are signed; `version` counts its secrets from 1. */
export interface SignedEndpoint {
  /** `WAYFELT_SECRET`. */
  root: string
  siteId: number
  id: string
  version: number
}

/** What is signed. */
export interface SignedMessage {
  /** `msg_…`, without dots. */
  id: string
  /** Unix seconds of this try. */
  timestamp: number
  body: string
}

/** The secret of `v1`, as a receiver is given it: `whsec_…`, 256 bits. */
export async function webhookSecret(endpoint: SignedEndpoint): Promise<string> {
  return `whsec_${toBase64(await secretBytes('v1', endpoint))}`
}

/** The public key of `v1a`, as a receiver is given it: `whpk_…`. */
export async function webhookPublicKey(endpoint: SignedEndpoint): Promise<string> {
  const key = await crypto.subtle.exportKey('jwk', await privateKey(endpoint))
  const x = 'x' in key ? (key.x ?? '') : ''
  return `whpk_${x.replaceAll('-', '+').replaceAll('_', '/')}=`
}

/**
 * The headers of one try. While a secret is being replaced both sign, the new one first: receivers
 * take a message if any signature is good.
 * @param versions of the secrets that sign now
 */
export async function webhookHeaders(
  endpoint: Omit<SignedEndpoint, 'version'>,
  versions: number[],
  message: SignedMessage,
): Promise<Record<string, string>> {
  const by = versions.map((version) => ({ ...endpoint, version }))
  const signatures = [
    ...(await Promise.all(by.map(async (one) => await signV1(await webhookSecret(one), message)))),
    ...(await Promise.all(by.map(async (one) => await signV1a(one, message)))),
  ]
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': signatures.join(' '),
  }
}

/** `v1,…`: HMAC-SHA256 by a `whsec_…` secret. */
export async function signV1(secret: string, message: SignedMessage): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (c) => c.codePointAt(0) ?? 0)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, signed(message))))}`
}

async function signV1a(endpoint: SignedEndpoint, message: SignedMessage): Promise<string> {
  const key = await privateKey(endpoint)
  return `v1a,${toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', key, signed(message))))}`
}

async function privateKey(endpoint: SignedEndpoint): Promise<CryptoKey> {
  const seed = await secretBytes('v1a', endpoint)
  const bytes = Uint8Array.from([...PKCS8_HEAD, ...seed])
  return await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign'])
}

async function secretBytes(kind: 'v1' | 'v1a', { root, siteId, id, version }: SignedEndpoint) {
  return await deriveSecret(root, ['webhook', kind, String(siteId), id, String(version)])
}

function signed({ id, timestamp, body }: SignedMessage): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encoder.encode(`${id}.${timestamp}.${body}`))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
