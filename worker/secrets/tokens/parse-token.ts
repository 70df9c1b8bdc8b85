import { decodeBase64Url } from '#worker/secrets/base64url.ts'
import { readCompactClaims, readJwtClaims, type Claims } from './claims.ts'

/** Longer texts are not looked at. */
export const TOKEN_LENGTH = 2048

/** A token taken apart; nothing of it is proven. */
export interface ParsedToken {
  form: 'compact' | 'jwt'
  /** Names the key; null where the token does not. */
  kid: string | null
  claims: Claims
  /** Everything before the last dot: what the signature is over. */
  signed: string
  /** Null if it is not written as a signature is. */
  mac: Uint8Array<ArrayBuffer> | null
}

const KID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * Takes apart `v1.<kid>.<payload>.<mac>` or a JWT. Null for anything else; never throws. Only one
 * way of writing the same bytes is taken.
 */
export function parseToken(token: string): ParsedToken | null {
  if (token.length > TOKEN_LENGTH) return null
  const parts = token.split('.')
  const mac = decodeMac(parts.at(-1) ?? '')
  const signed = token.slice(0, token.lastIndexOf('.'))
  if (parts.length === 4) {
    const [version, kid = '', payload = ''] = parts
    const claims = version === 'v1' && KID.test(kid) ? claimsOf(payload, readCompactClaims) : null
    return claims && { form: 'compact', kid, claims, signed, mac }
  }
  if (parts.length !== 3) return null
  const [head = '', payload = ''] = parts
  const header = decodeObject(head)
  const claims = header && claimsOf(payload, readJwtClaims)
  if (!claims) return null
  const kid = typeof header.kid === 'string' && KID.test(header.kid) ? header.kid : null
  return { form: 'jwt', kid, claims, signed, mac }
}

/** Base64url, or the 64 hexadecimal digits that Liquid's and PHP's functions give. */
function decodeMac(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/.test(text)) return decodeBase64Url(text)
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function claimsOf(payload: string, read: (object: Record<string, unknown>) => Claims | null) {
  const object = decodeObject(payload)
  return object && read(object)
}

function decodeObject(part: string): Record<string, unknown> | null {
  const bytes = decodeBase64Url(part)
  if (!bytes) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
