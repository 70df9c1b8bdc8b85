import { createHmac } from 'node:crypto'
import { readToken } from '#worker/secrets/tokens/read-token.ts'
import type { Purpose } from '#worker/secrets/tokens/reading.ts'

/** Signs as a shop would, without any of our own code. */
export const SECRET = `wf_sig_${'A'.repeat(43)}`
export const OTHER_SECRET = `wf_sig_${'B'.repeat(43)}`
export const KID = 'k1'
export const OTHER_KID = 'k2'
/** Seconds. */
export const NOW = 1_795_000_000
export const SOON = NOW + 3600

/** Reads with the two keys of one site, at the time NOW. */
export function read(token: string, purpose: Purpose = 'answer', now = NOW) {
  const secrets: Record<string, string> = { [KID]: SECRET, [OTHER_KID]: OTHER_SECRET }
  const secretOf = async (kid: string) =>
    Object.hasOwn(secrets, kid) ? (secrets[kid] ?? null) : null
  return readToken({ token, purpose, secretOf, now: now * 1000 })
}

export function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return Buffer.from(text).toString('base64url')
}

export function sign(secret: string, text: string, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url')
}

export function keyOf(secret: string, audience = 'wayfelt:answer'): string {
  return createHmac('sha256', secret).update(audience).digest('hex')
}

/** A compact token; right unless told otherwise. `payload` may be any text or value. */
export function compact(parts: { payload?: unknown; kid?: string; key?: string } = {}): string {
  const { payload = { o: 'A-1001', c: 'C-7', e: SOON }, kid = KID, key = keyOf(SECRET) } = parts
  const signed = `v1.${kid}.${encode(payload)}`
  return `${signed}.${sign(key, signed)}`
}

export const CLAIMS = { order: 'A-1001', customer: 'C-7', exp: SOON, aud: 'wayfelt:answer' }

/** A JWT; right unless told otherwise. */
export function jwt(
  parts: { payload?: unknown; header?: unknown; secret?: string; hash?: string } = {},
): string {
  const { payload = CLAIMS, header = { alg: 'HS256', typ: 'JWT', kid: KID } } = parts
  const { secret = SECRET, hash = 'sha256' } = parts
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${sign(secret, signed, hash)}`
}
