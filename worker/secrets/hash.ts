/** SHA-256 of a UTF-8 text. */
export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

/** The first `length` bytes as hexadecimal digits. */
export function toHex(bytes: Uint8Array, length = bytes.length): string {
  let text = ''
  for (const byte of bytes.subarray(0, length)) text += HEX[byte]
  return text
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** 256 random bits, hexadecimal: what cookies and one-time links carry. */
export function newToken(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(32)))
}

/** What is stored of a token or key: a reader of the database cannot come in with it. */
export async function hashToken(token: string): Promise<string> {
  return toHex(await sha256(token))
}

/** A short random name for a row: 96 bits, hexadecimal. It opens nothing. */
export function newId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(12)))
}
