import type { SiteChange, SiteSettings } from '#contract/site/settings.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** What is set for this site. */
export async function getSite(signal?: AbortSignal): Promise<SiteSettings> {
  return await call('GET /api/site', { signal })
}

/** Changes what is named, and nothing else. Answers with all that is set then. */
export async function changeSite(change: SiteChange): Promise<SiteSettings> {
  return await call('PATCH /api/site', { body: change })
}
