import { encodeBase64Url } from '#worker/secrets/base64url.ts'
import { AppError } from '#worker/errors.ts'
import { toHex } from './hash.ts'

/*
 * Nothing secret is stored: every secret is made again from WAYFELT_SECRET and what it is for. `v1`
 * is there so that a second root can stand beside the first one day; docs/signed-tokens.md.
 */

const encoder = new TextEncoder()

/** Keys in the form that WebCrypto wants, by their text. */
const imported = new Map<string, CryptoKey>()
const derived = new Map<string, CryptoKey>()
const MOST_KEYS = 1000

/**
 * 256 bits that only the holder of `root` can make, another 256 for each purpose.
 * @param root `WAYFELT_SECRET`: 64 hexadecimal digits
 * @param purpose what the secret is for, the kind first: `['token', '7', 'k1']`
 * @throws AppError if the root is not what it must be: a guessable root would make all secrets guessable
 */
export async function deriveSecret(
  root: string,
  purpose: string[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^[0-9a-f]{64}$/i.test(root))
    throw new AppError(
      'not_configured',
      'WAYFELT_SECRET is missing or is not 64 hexadecimal digits. Run `npm run deploy`, which makes it.',
    )
  return await hmac(await macKey(root.toLowerCase()), `wayfelt/v1 ${JSON.stringify(purpose)}`)
}

/** A site's own HMAC key for one purpose, made once in an isolate's life. */
export async function siteKey(
  root: string,
  siteId: number,
  purpose: 'email' | 'body' | 'person' | 'source' | 'log' | 'link',
): Promise<CryptoKey> {
  const name = `${root} ${purpose} ${siteId}`
  const known = derived.get(name)
  if (known) return known
  const key = await macKey(toHex(await deriveSecret(root, [purpose, String(siteId)])))
  if (derived.size >= MOST_KEYS) derived.clear()
  derived.set(name, key)
  return key
}

/** The secret that a shop signs tokens with, as it is shown to it. Its text itself is the key. */
export async function signingSecret(root: string, siteId: number, kid: string): Promise<string> {
  return `wf_sig_${encodeBase64Url(await deriveSecret(root, ['token', String(siteId), kid]))}`
}

/** An HMAC-SHA256 key of a text's UTF-8 bytes, kept in the isolate's memory. */
export async function macKey(secret: string): Promise<CryptoKey> {
  const known = imported.get(secret)
  if (known) return known
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = encoder.encode(secret)
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify'])
  if (imported.size >= MOST_KEYS) imported.clear()
  imported.set(secret, key)
  return key
}

/** HMAC-SHA256 over the UTF-8 bytes of a text. */
export async function hmac(key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
}
