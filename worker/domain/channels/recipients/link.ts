/** Crockford's base 32, as short codes have it: it survives being read out and typed. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Letters of the signature: 80 bits, so that guessing a link is no way to find one. */
const SIGNED = 16
/** What the token of a recipient's page begins with. No token of a shop does. */
const TOKEN = 'r1.'

/** A recipient's part of a link, taken apart; nothing of it is proved. */
export interface RecipientLink {
  line: number
  signature: string
}

/** What a recipient's link is signed over. */
export function signedText(list: string, line: number): string {
  return `recipient\n${list}\n${line}`
}

/** The signature of a link in its letters. @param mac at least 10 bytes */
export function signatureOf(mac: Uint8Array): string {
  return inLetters(mac.subarray(0, (SIGNED * 5) / 8))
}

/** A recipient's part of a link: a signature, and behind it the number of the row. */
export function formatLink({ line, signature }: RecipientLink): string {
  let digits = ''
  for (let rest = line; rest > 0; rest = Math.floor(rest / 32))
    digits = (LETTERS[rest % 32] ?? '') + digits
  return `${signature}${digits}`.toLowerCase()
}

/** Takes a recipient's part apart, as forgiving as with codes; null for what is none. */
export function readLink(text: string): RecipientLink | null {
  if (text.length > 64) return null
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{17,21}$/.test(letters)) return null
  const digits = letters.slice(SIGNED)
  const line = Array.from(digits).reduce((sum, digit) => sum * 32 + LETTERS.indexOf(digit), 0)
  const signature = letters.slice(0, SIGNED)
  // Another way of writing the same link would be another token.
  return digits.startsWith('0') ? null : { line, signature }
}

/** The token by which the page of a recipient tells with an answer whose it is. */
export function recipientToken(list: string, link: string): string {
  return `${TOKEN}${list}.${link}`
}

/** The list and the link that a token names; null for every other token. */
export function readRecipientToken(
  token: string | null | undefined,
): { list: string; link: RecipientLink } | null {
  if (!token?.startsWith(TOKEN)) return null
  const [list = '', text = ''] = token.slice(TOKEN.length).split('.', 2)
  const link = readLink(text)
  return link && { list, link }
}

/** Whether two signatures are the same, in a time that does not tell where they differ. */
export function isSameSignature(one: string, other: string): boolean {
  let differing = one.length ^ other.length
  for (let at = 0; at < other.length; at += 1)
    differing |= (one.codePointAt(at) ?? 0) ^ (other.codePointAt(at) ?? 0)
  return differing === 0
}

/** Bytes in letters of five bits each. */
function inLetters(bytes: Uint8Array): string {
  let letters = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += LETTERS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return letters
}
