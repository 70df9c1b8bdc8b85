const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const RANDOM_LENGTH = 43
const CHECKSUM_LENGTH = 6
const CRC_POLYNOMIAL = 0xedb88320

export type KeyKind = 'publishable' | 'secret'
const PREFIX: Record<KeyKind, string> = { publishable: 'wf_pk_', secret: 'wf_sk_' }
/** How long a key of each kind is. */
export const KEY_LENGTH: Record<KeyKind, number> = {
  publishable: PREFIX.publishable.length + RANDOM_LENGTH + CHECKSUM_LENGTH,
  secret: PREFIX.secret.length + RANDOM_LENGTH + CHECKSUM_LENGTH,
}

/**
 * Writes a key: prefix, 256 random bits in base 62, and a CRC-32 of both in base 62, so that a
 * scanner can tell a real key from a lookalike without asking us (as GitHub's tokens do).
 * @param random 32 bytes
 */
export function formatKey(kind: KeyKind, random: Uint8Array): string {
  const body = PREFIX[kind] + toBase62(random, RANDOM_LENGTH)
  return body + checksum(body)
}

/** Whether a text can be a key of this kind: right prefix, length and checksum. */
export function isWellFormedKey(kind: KeyKind, text: string): boolean {
  const body = text.slice(0, -CHECKSUM_LENGTH)
  return (
    text.startsWith(PREFIX[kind]) &&
    text.length === KEY_LENGTH[kind] &&
    checksum(body) === text.slice(-CHECKSUM_LENGTH)
  )
}

/** Bytes as a number in base 62, most significant digit first, padded to `length` digits. */
export function toBase62(bytes: Uint8Array, length: number): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let digits = ''
  for (; number > 0n; number /= 62n) digits = `${ALPHABET[Number(number % 62n)]}${digits}`
  return digits.padStart(length, '0')
}

function checksum(text: string): string {
  const sum = crc32(text)
  return toBase62(
    Uint8Array.of(sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255),
    CHECKSUM_LENGTH,
  )
}

/** CRC-32 of an ASCII text, as in ISO 3309 and zlib. */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (const character of text) {
    crc ^= character.charCodeAt(0)
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? CRC_POLYNOMIAL : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
