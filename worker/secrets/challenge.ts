import { decodeBase64Url, encodeBase64Url } from './base64url.ts'
import { deriveSecret, hmac, macKey } from './derive.ts'
import { toHex } from './hash.ts'

/*
 * A challenge carries its own end and is signed, so that asking for one stores nothing: strangers ask
 * as often as they like. That it is answered once is noted when it is answered rightly.
 */

const RANDOM_BYTES = 16
/** Unix milliseconds, big-endian. */
const END_BYTES = 6
const MAC_BYTES = 16
const HEAD_BYTES = RANDOM_BYTES + END_BYTES

/**
 * A challenge of a WebAuthn ceremony.
 * @param root `WAYFELT_SECRET`
 * @param of `userId` is whose passkey is added, '' at sign-in; `expiresAt` in Unix milliseconds
 */
export async function makeChallenge(
  root: string,
  { userId, expiresAt }: { userId: string; expiresAt: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = crypto.getRandomValues(new Uint8Array(HEAD_BYTES + MAC_BYTES))
  const view = new DataView(bytes.buffer)
  view.setUint16(RANDOM_BYTES, Math.floor(expiresAt / 2 ** 32))
  view.setUint32(RANDOM_BYTES + 2, expiresAt % 2 ** 32)
  bytes.set(await macOf(root, bytes.subarray(0, HEAD_BYTES), userId), HEAD_BYTES)
  return bytes
}

/** When a challenge that was made here for this purpose ends; null for any other text. */
export async function readChallenge(
  root: string,
  challenge: string,
  userId: string,
): Promise<number | null> {
  const bytes = decodeBase64Url(challenge)
  if (bytes?.length !== HEAD_BYTES + MAC_BYTES) return null
  const mac = await macOf(root, bytes.subarray(0, HEAD_BYTES), userId)
  const difference = mac.reduce((sum, byte, at) => sum | (byte ^ (bytes[HEAD_BYTES + at] ?? 0)), 0)
  if (difference !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return view.getUint16(RANDOM_BYTES) * 2 ** 32 + view.getUint32(RANDOM_BYTES + 2)
}

async function macOf(root: string, head: Uint8Array, userId: string): Promise<Uint8Array> {
  const key = await macKey(toHex(await deriveSecret(root, ['challenge'])))
  return (await hmac(key, `${encodeBase64Url(head)} ${userId}`)).subarray(0, MAC_BYTES)
}
