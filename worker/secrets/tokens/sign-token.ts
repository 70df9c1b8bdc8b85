import { encodeBase64Url } from '#worker/secrets/base64url.ts'
import { hmac, signingSecret } from '#worker/secrets/derive.ts'
import { purposeKey } from './read-token.ts'

/**
 * Signs a compact token that says whose order an answer is about, as a shop's server does.
 * @param kid id of a live signing key of the site
 * @param expires Unix seconds
 */
export async function signOrder(
  { root, siteId, kid }: { root: string; siteId: number; kid: string },
  order: string,
  expires: number,
): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify({ o: order, e: expires }))
  const signed = `v1.${kid}.${encodeBase64Url(payload)}`
  const key = await purposeKey(await signingSecret(root, siteId, kid), 'wayfelt:answer')
  return `${signed}.${encodeBase64Url(await hmac(key, signed))}`
}
