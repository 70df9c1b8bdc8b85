import type { NewSiteBody } from '#contract/site/settings.ts'
import type { NewSite } from '#worker/db/site/sites.ts'
import { formatKey } from '#worker/secrets/key-format.ts'

/** A site as it is when it is made, with the first of its publishable keys. */
export function newSite(body: NewSiteBody, now: number): NewSite {
  const key = formatKey('publishable', crypto.getRandomValues(new Uint8Array(32)))
  return { ...body, key, createdAt: now }
}
