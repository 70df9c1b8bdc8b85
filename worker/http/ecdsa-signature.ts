/** The two numbers of an ECDSA signature, big-endian, as DER writes them. */
export interface EcdsaSignature {
  r: Uint8Array
  s: Uint8Array
}

const SEQUENCE = 0x30
const INTEGER = 0x02

/**
 * Reads an ECDSA signature: a DER sequence of exactly two positive integers in their shortest form,
 * nothing after them (ITU-T X.690 8.3, 10.1; RFC 3279 2.2.3). Curves up to P-521 need at most two
 * bytes of length.
 * @throws for anything else
 */
export function readEcdsaSignature(der: Uint8Array): EcdsaSignature {
  const sequence = readValue(der, 0, SEQUENCE)
  const r = readInteger(der, sequence.start)
  const s = readInteger(der, r.end)
  if (sequence.end !== der.length || s.end !== der.length) throw notASignature()
  return { r: r.value, s: s.value }
}

function readInteger(der: Uint8Array, at: number): { value: Uint8Array; end: number } {
  const { start, end } = readValue(der, at, INTEGER)
  const value = der.slice(start, end)
  const [first = 0x80, second = 0] = value
  const isNegative = first >= 0x80
  const isPadded = first === 0 && second < 0x80
  if (isNegative || isPadded) throw notASignature()
  return { value, end }
}

/** Where a value of a tag starts and ends; its length is written in one byte, or 0x81 and one more. */
function readValue(der: Uint8Array, at: number, tag: number): { start: number; end: number } {
  const isLong = der[at + 1] === 0x81
  const start = at + (isLong ? 3 : 2)
  const length = der[start - 1]
  if (der[at] !== tag || length === undefined || isLong !== length >= 0x80) throw notASignature()
  if (start + length > der.length) throw notASignature()
  return { start, end: start + length }
}

function notASignature(): Error {
  return new Error('Not an ECDSA signature')
}
