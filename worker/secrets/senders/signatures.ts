const encoder = new TextEncoder()

/** What is signed and by what, as texts (of which the UTF-8 bytes count) or as bytes. */
export type Signed = string | Uint8Array

/**
 * Whether a signature is the HMAC-SHA256 of some data, in constant time.
 * @param signature null for one that could not be decoded: it is wrong
 */
export async function isHmac(
  key: Signed,
  signed: Signed,
  signature: Uint8Array<ArrayBuffer> | null,
): Promise<boolean> {
  const bytes = bytesOf(key)
  // WebCrypto refuses an empty key, and so must everybody.
  if (bytes.length === 0 || signature === null) return false
  const imported = await importKey(bytes)
  return await crypto.subtle.verify('HMAC', imported, signature, bytesOf(signed))
}

/** Whether two texts are the same, in constant time: what is compared are their MACs under a random key. */
export async function isSameText(one: string, other: string): Promise<boolean> {
  const key = await importKey(crypto.getRandomValues(new Uint8Array(32)))
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(one))
  return await crypto.subtle.verify('HMAC', key, mac, encoder.encode(other))
}

async function importKey(bytes: Uint8Array): Promise<CryptoKey> {
  return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
}

function bytesOf(signed: Signed): Uint8Array {
  return typeof signed === 'string' ? encoder.encode(signed) : signed
}

/** The bytes behind base64 of the usual alphabet, with or without padding; null for anything else. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
  } catch {
    return null
  }
}

/** The bytes behind hexadecimal digits; null for anything else. */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^(?:[0-9a-f]{2})+$/i.test(text)) return null
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
