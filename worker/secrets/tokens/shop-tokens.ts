import { signingSecret } from '#worker/secrets/derive.ts'
import { readToken } from './read-token.ts'
import { referencesOf, UNREADABLE, type References, type TokenReading } from './reading.ts'

/** The `secretOf` of readToken for a site: the secrets of its live signing keys, by their ids. */
export function signingSecrets(root: string, siteId: number, live: ReadonlySet<string>) {
  return async function findSigningSecret(kid: string): Promise<string | null> {
    return live.has(kid) ? await signingSecret(root, siteId, kid) : null
  }
}

/**
 * Reads the tokens that a site's shop signs for answers.
 * @param site `signingKeys` are the ids of its live keys
 * @returns the order and customer of a token, and whether they may be linked at a touchpoint; a token
 *   is good if it was at one of the instants, the answer's and that of its arrival
 */
export function answerTokens(root: string, site: { siteId: number; signingKeys: string[] }) {
  return async function readReferences(
    token: string,
    { touchpointId, instants }: { touchpointId: string; instants: number[] },
  ): Promise<References> {
    const secretOf = signingSecrets(root, site.siteId, new Set(site.signingKeys))
    let reading: TokenReading = UNREADABLE
    for (const now of instants) {
      reading = await readToken({ token, purpose: 'answer', secretOf, now })
      // What time cannot mend, or need not.
      if (!['expired', 'early'].includes(`${reading.reason}`)) break
    }
    return referencesOf(reading, touchpointId)
  }
}
