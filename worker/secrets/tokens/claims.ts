/** A token's references are at most this long, in UTF-16 units. */
export const REFERENCE_LENGTH = 128
/** A token may be good for this long, in seconds: an expiry in milliseconds must not last for ever. */
export const LONGEST_LIFE_S = 400 * 86_400

/** What a token says, before anybody has looked at its signature. */
export interface Claims {
  order: string | null
  customer: string | null
  touchpoint: string | null
  /** Unix seconds; null where the token has no usable expiry. */
  expires: number | null
  /** What it may be used for, by its own words; null where it does not say. */
  purpose: string | null
}

/** Control and format characters: two references that look alike must be alike. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

const COMPACT_NAMES = new Set(['o', 'c', 's', 'e', 'n', 'p'])

/** Claims of a compact token; null if they are not of its form. */
export function readCompactClaims(payload: Record<string, unknown>): Claims | null {
  if (!Object.keys(payload).every((name) => COMPACT_NAMES.has(name))) return null
  const { o: order, c: customer, s: touchpoint, e: expires, p: purpose } = payload
  return readClaims({ order, customer, touchpoint, expires, purpose: purpose ?? null })
}

/** Claims of a JWT, which may hold others besides. Its purpose is its one audience. */
export function readJwtClaims(payload: Record<string, unknown>): Claims | null {
  const { order, customer, touchpoint, exp: expires, aud } = payload
  const purpose: unknown = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud
  return readClaims({ order, customer, touchpoint, expires, purpose: purpose ?? '' })
}

/** Why a token is not good at this moment; null if it is. */
export function timeFault(claims: Claims, now: number): 'expiry' | 'expired' | null {
  const seconds = now / 1000
  if (claims.expires === null || claims.expires > seconds + LONGEST_LIFE_S) return 'expiry'
  return claims.expires <= seconds ? 'expired' : null
}

function readClaims(found: Record<keyof Claims, unknown>): Claims | null {
  const { order, customer, touchpoint } = found
  if (!isReference(order) || !isReference(customer) || !isReference(touchpoint)) return null
  if (!order && !customer) return null
  return {
    order: order || null,
    customer: customer || null,
    touchpoint: touchpoint || null,
    expires: Number.isFinite(found.expires) ? Number(found.expires) : null,
    purpose: found.purpose === null ? null : textOf(found.purpose),
  }
}

/** Numbers are refused: a shop's long ids would arrive rounded. Nothing and '' mean none. */
function isReference(value: unknown): value is string | null | undefined {
  if (value === undefined || value === null || value === '') return true
  return (
    typeof value === 'string' &&
    value.length <= REFERENCE_LENGTH &&
    value.isWellFormed() &&
    value.trim() !== '' &&
    !UNSEEN.test(value)
  )
}

/** Anything but a text names no purpose that there is. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
