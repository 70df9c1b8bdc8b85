import { errors, jwtVerify } from 'jose'
import { timeFault } from '#worker/secrets/tokens/claims.ts'
import { parseToken, type ParsedToken } from '#worker/secrets/tokens/parse-token.ts'
import {
  UNREADABLE,
  type Purpose,
  type TokenFault,
  type TokenReading,
} from '#worker/secrets/tokens/reading.ts'
import { hmac, macKey } from '#worker/secrets/derive.ts'
import { toHex } from '#worker/secrets/hash.ts'

/** Shops' clocks may run ahead of ours by this many seconds. */
const CLOCK_TOLERANCE_S = 60

/** A token, what it must be for, and how to find the secret behind its `kid`. */
export interface TokenQuestion {
  token: string
  purpose: Purpose
  /** The signing secret as the shop knows it; null for a key that is unknown or revoked. */
  secretOf: (kid: string) => Promise<string | null>
  /** Unix milliseconds. */
  now: number
}

/**
 * Reads and checks a compact token or an HS256 JWT. No token makes it throw; only `secretOf` may. What
 * can be read is returned even where the signature is wrong, as `unverified`.
 */
export async function readToken(question: TokenQuestion): Promise<TokenReading> {
  const token = parseToken(question.token)
  if (!token) return UNREADABLE
  const { order, customer, touchpoint } = token.claims
  const reason = await findFault(token, question)
  return { state: reason ? 'unverified' : 'verified', order, customer, touchpoint, reason }
}

async function findFault(token: ParsedToken, question: TokenQuestion): Promise<TokenFault | null> {
  const { kid, mac, form, claims } = token
  const secret = kid === null ? null : await question.secretOf(kid)
  if (secret === null) return 'key'
  // Here for both forms: jose reads a signature with stray bits at its end as if they were none.
  if (mac === null) return 'signature'
  const audience = `wayfelt:${question.purpose}`
  const fault =
    form === 'jwt'
      ? await jwtFault(token, { question, key: await macKey(secret), audience })
      : await compactFault(token, { mac, key: await purposeKey(secret, audience), audience })
  return fault ?? timeFault(claims, question.now)
}

/** The key of one purpose. Its hexadecimal digits are the key, since Liquid can make no other. */
export async function purposeKey(secret: string, audience: string): Promise<CryptoKey> {
  return await macKey(toHex(await hmac(await macKey(secret), audience)))
}

async function compactFault(
  { signed, claims }: ParsedToken,
  { mac, key, audience }: { mac: Uint8Array<ArrayBuffer>; key: CryptoKey; audience: string },
): Promise<TokenFault | null> {
  const right = await crypto.subtle.verify('HMAC', key, mac, new TextEncoder().encode(signed))
  if (!right) return 'signature'
  return claims.purpose === null || audience === `wayfelt:${claims.purpose}` ? null : 'purpose'
}

async function jwtFault(
  { claims }: ParsedToken,
  { question, key, audience }: { question: TokenQuestion; key: CryptoKey; audience: string },
): Promise<TokenFault | null> {
  try {
    await jwtVerify(question.token, key, {
      algorithms: ['HS256'],
      audience,
      requiredClaims: ['exp'],
      currentDate: new Date(question.now),
      clockTolerance: CLOCK_TOLERANCE_S,
    })
    // A list of audiences passes there; a token for two purposes is a token for none.
    return claims.purpose === audience ? null : 'purpose'
  } catch (error) {
    return nameFault(error)
  }
}

function nameFault(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'purpose'
    return error.claim === 'nbf' ? 'early' : 'expiry'
  }
  return error instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'algorithm'
}
