import type { PersonHashes } from '#worker/db/privacy/people.ts'
import { encodeBase64Url } from '#worker/domain/tokens/base64url.ts'
import { toHex } from './hash.ts'
import { pepperKey, pseudonymOf } from './pseudonyms.ts'
import { deriveSecret, hmac, macKey } from './secrets.ts'

/**
 * The keyed hashes of a site, by which people are found again; their keys are made when needed.
 * @param root `WAYFELT_SECRET`
 */
export function personHashes(root: string, siteId: number): PersonHashes {
  let pepper: Promise<CryptoKey> | null = null
  let marker: Promise<CryptoKey> | null = null
  return {
    async email(address) {
      pepper ??= pepperKey(root, siteId)
      return await pseudonymOf(address, await pepper)
    },
    async mark(text) {
      marker ??= markKey(root, siteId)
      return encodeBase64Url(await hmac(await marker, text))
    },
  }
}

async function markKey(root: string, siteId: number): Promise<CryptoKey> {
  return await macKey(toHex(await deriveSecret(root, ['person', String(siteId)])))
}
