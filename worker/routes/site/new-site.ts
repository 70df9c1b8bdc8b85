import type { NewSiteBody } from '#contract/site/settings.ts'
import type { Directory } from '#worker/db/connect.ts'
import { createSite } from '#worker/db/site/sites.ts'
import { formatKey } from '#worker/secrets/key-format.ts'

/** Makes a site that nobody belongs to yet. @returns its number and its first publishable key */
export async function makeSite(
  directory: Directory,
  body: NewSiteBody,
  now: number,
): Promise<{ siteId: number; key: string }> {
  const key = formatKey('publishable', crypto.getRandomValues(new Uint8Array(32)))
  const siteId = await createSite(directory, {
    ...body,
    key,
    segments: ['b2c', 'b2b'],
    personas: [],
    createdAt: now,
  })
  return { siteId, key }
}
