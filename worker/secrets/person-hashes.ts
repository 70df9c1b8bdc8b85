import type { PersonHashes } from '#worker/db/privacy/people.ts'
import { encodeBase64Url } from '#worker/secrets/tokens/base64url.ts'
import { pepperKey, pseudonymOf } from './pseudonyms.ts'
import { hmac, siteKey } from './derive.ts'

/**
 * The keyed hashes of a site, by which people are found again.
 * @param root `WAYFELT_SECRET`
 */
export function personHashes(root: string, siteId: number): PersonHashes {
  return {
    email: async (address) => await pseudonymOf(address, await pepperKey(root, siteId)),
    mark: async (text) => encodeBase64Url(await hmac(await siteKey(root, siteId, 'person'), text)),
  }
}
