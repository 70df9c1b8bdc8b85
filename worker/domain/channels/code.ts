/** Crockford's base 32: no I, L, O and U, so that nothing is read as another and no word comes up. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Letters of a code: 2⁴⁰ codes, and a printed square of the second size. */
const LENGTH = 8

/** Makes a code. @param random 8 bytes */
export function makeCode(random: Uint8Array): string {
  return Array.from(random.subarray(0, LENGTH), (byte) => LETTERS[byte & 31]).join('')
}

/**
 * A code as somebody typed it, in its one spelling: small letters, O for 0, I and L for 1, spaces and
 * dashes are forgiven. Null for what is none.
 */
export function readCode(typed: string): string | null {
  // No code is longer, however it is spaced.
  if (typed.length > 3 * LENGTH) return null
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null
}
