import { signingSecret } from '#worker/secrets/derive.ts'

/** The `keys` of readToken for a site: its live signing keys, by their ids. */
export function shopKeys(root: string, siteId: number, live: ReadonlySet<string>) {
  return async function findShopKey(kid: string): Promise<string | null> {
    return live.has(kid) ? await signingSecret(root, siteId, kid) : null
  }
}
