import { createHash } from 'node:crypto'

/** SHA-256 of a UTF-8 text, at once: the Web Crypto of Node waits for a thread each time. */
export function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}
