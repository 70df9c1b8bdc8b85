import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { deriveSecret } from './derive.ts'

/*
 * Secrets that others have made cannot be derived, so they are kept, sealed: a reader of the database
 * learns nothing of them. The key is the site's own for each purpose, and both are bound in, so that
 * a sealed text that is moved to another site or purpose does not open.
 */

const FORM = 's1'
const IV_BYTES = 12
const encoder = new TextEncoder()

/**
 * Seals a text by AES-256-GCM under a key that only the holder of `root` can make.
 * @param of `root` is `WAYFELT_SECRET`; `purpose` says what the text is for
 * @returns `s1.…`, letters that a column can hold
 */
export async function seal(
  of: { root: string; siteId: number; purpose: string },
  text: string,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(of) }
  const sealed = await crypto.subtle.encrypt(algorithm, await keyOf(of), encoder.encode(text))
  return `${FORM}.${encodeBase64Url(iv)}.${encodeBase64Url(new Uint8Array(sealed))}`
}

/**
 * The text that was sealed for the same site and purpose; null for anything else, also where the
 * deployment's secret is another one by now.
 */
export async function unseal(
  of: { root: string; siteId: number; purpose: string },
  sealed: string,
): Promise<string | null> {
  const [form, iv = '', body = ''] = sealed.split('.')
  const nonce = decodeBase64Url(iv)
  const bytes = decodeBase64Url(body)
  if (form !== FORM || nonce?.length !== IV_BYTES || !bytes) return null
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: bound(of) }
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await keyOf(of), bytes))
  } catch {
    return null
  }
}

function bound({ siteId, purpose }: { siteId: number; purpose: string }): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encoder.encode(JSON.stringify([siteId, purpose])))
}

async function keyOf(of: { root: string; siteId: number; purpose: string }): Promise<CryptoKey> {
  const bytes = await deriveSecret(of.root, ['sealed', String(of.siteId), of.purpose])
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
