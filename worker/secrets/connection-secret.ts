import { encodeBase64Url } from './base64url.ts'
import { deriveSecret } from './derive.ts'

/*
 * The secrets of connections that Wayfelt makes. Like all of ours they are derived, not stored.
 */

/** Bytes of the secret part of an address: 144 bits, in 24 letters. */
const PATH_BYTES = 18

/** What a sender signs with. @param version counts up with each renewal */
export async function connectionSecret(
  root: string,
  { siteId, id, version }: { siteId: number; id: string; version: number },
): Promise<string> {
  const bytes = await deriveSecret(root, ['connection', String(siteId), id, String(version)])
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}

/** The secret part of the address of a sender that signs nothing. */
export async function connectionPath(
  root: string,
  { siteId, id, version }: { siteId: number; id: string; version: number },
): Promise<string> {
  const bytes = await deriveSecret(root, ['connection-path', String(siteId), id, String(version)])
  return encodeBase64Url(bytes.subarray(0, PATH_BYTES))
}
