/** SHA-256 of a UTF-8 text. */
export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

/** The first `length` bytes as hexadecimal digits. */
export function toHex(bytes: Uint8Array, length = bytes.length): string {
  return Array.from(bytes.subarray(0, length), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
