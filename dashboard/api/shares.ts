import type { NewShare, SharedView, ShareList, ShareReceipt } from '#contract/site/shares.ts'
import { request } from './client.ts'

/** All share links of the site, newest first, with those that are over. */
export async function listShares(signal?: AbortSignal): Promise<ShareList> {
  return await request('GET', '/api/shares', { signal })
}

/** Makes a share link. Only this answer holds it. */
export async function makeShare(share: NewShare): Promise<ShareReceipt> {
  return await request('POST', '/api/shares', { body: share })
}

/** Ends a share link, also for those who are looking at it. */
export async function revokeShare(id: string): Promise<void> {
  await request<void>('DELETE', `/api/shares/${encodeURIComponent(id)}`)
}

/** Exchanges what stands behind the `#` of a share link for a cookie. */
export async function openShare(slug: string): Promise<void> {
  await request<void>('POST', '/api/shared/open', { body: { slug } })
}

/** What this browser may look at as a guest. */
export async function getSharedView(signal?: AbortSignal): Promise<SharedView> {
  return await request('GET', '/api/shared', { signal })
}
