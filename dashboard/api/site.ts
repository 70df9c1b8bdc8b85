import type { NewSiteBody, SiteChange, SiteSettings } from '#contract/site/settings.ts'
import { request } from './client.ts'

/** What is set for this site. */
export async function getSite(signal?: AbortSignal): Promise<SiteSettings> {
  return await request('GET', '/api/site', { signal })
}

/** Changes what is named, and nothing else. Answers with all that is set then. */
export async function changeSite(change: SiteChange): Promise<SiteSettings> {
  return await request('PATCH', '/api/site', { body: change })
}

/** Makes a site that belongs to whoever asks. */
export async function makeSite(site: NewSiteBody): Promise<{ key: string }> {
  return await request('POST', '/api/sites', { body: site })
}
