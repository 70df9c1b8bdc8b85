import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { deriveSecret } from './derive.ts'

/*
 * Secrets that others made have to be kept: a shop system's, a help desk's. They are kept encrypted
 * with a key that is made of WAYFELT_SECRET, so that a reader of the database has none of them.
 */

const NONCE_BYTES = 12
const encoder = new TextEncoder()

/** Whose a sealed text is. */
export interface SealedPlace {
  /** `WAYFELT_SECRET`. */
  root: string
  siteId: number
  /** What it belongs to, as `['connection', id]`: opened for anything else it fails. */
  place: string[]
}

/** Encrypts a text with AES-256-GCM. */
export async function seal(text: string, { root, siteId, place }: SealedPlace): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(JSON.stringify(place)) }
  const key = await sealingKey(root, siteId)
  const sealed = await crypto.subtle.encrypt(algorithm, key, encoder.encode(text))
  return `s1.${encodeBase64Url(iv)}.${encodeBase64Url(new Uint8Array(sealed))}`
}

/** The text that was sealed; null where it was not sealed by this root, for this site and place. */
export async function unseal(
  sealed: string,
  { root, siteId, place }: SealedPlace,
): Promise<string | null> {
  const [version, nonce = '', text = ''] = sealed.split('.')
  const iv = decodeBase64Url(nonce)
  const bytes = decodeBase64Url(text)
  if (version !== 's1' || iv?.length !== NONCE_BYTES || !bytes) return null
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(JSON.stringify(place)) }
  try {
    const opened = await crypto.subtle.decrypt(algorithm, await sealingKey(root, siteId), bytes)
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}

async function sealingKey(root: string, siteId: number): Promise<CryptoKey> {
  const bytes = await deriveSecret(root, ['sealed', String(siteId)])
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
