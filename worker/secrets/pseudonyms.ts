import { encodeBase64Url } from '#worker/secrets/tokens/base64url.ts'
import { plainEmail } from '#worker/domain/privacy/pseudonym.ts'
import { hmac, siteKey } from './derive.ts'

/** The key of a site's pseudonyms. Another site's pseudonym of the same address is another one. */
export async function pepperKey(root: string, siteId: number): Promise<CryptoKey> {
  return await siteKey(root, siteId, 'email')
}

/**
 * What is stored instead of an e-mail address: a keyed hash, the same for every way of writing it
 * that differs in case or in the space around it. A plain hash could be found by trying addresses.
 */
export async function pseudonymOf(email: string, pepper: CryptoKey): Promise<string> {
  return `em1_${encodeBase64Url(await hmac(pepper, plainEmail(email)))}`
}
