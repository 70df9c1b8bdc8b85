import { signingSecret } from '#worker/secrets/derive.ts'
import { readToken } from './read-token.ts'
import { referencesOf, type References } from './reading.ts'

/** The `secretOf` of readToken for a site: the secrets of its live signing keys, by their ids. */
export function signingSecrets(root: string, siteId: number, live: ReadonlySet<string>) {
  return async function findSigningSecret(kid: string): Promise<string | null> {
    return live.has(kid) ? await signingSecret(root, siteId, kid) : null
  }
}

/**
 * Reads the tokens that a site's shop signs for answers.
 * @param site `signingKeys` are the ids of its live keys
 * @param now Unix milliseconds
 * @returns the order and customer of a token, and whether they may be linked at a touchpoint
 */
export function answerTokens(
  root: string,
  site: { siteId: number; signingKeys: string[] },
  now: number,
) {
  return async function readReferences(token: string, touchpointId: string): Promise<References> {
    const secretOf = signingSecrets(root, site.siteId, new Set(site.signingKeys))
    return referencesOf(await readToken({ token, purpose: 'answer', secretOf, now }), touchpointId)
  }
}
