import type { AuditPage } from '#contract/site/audit.ts'
import { request } from './client.ts'

/** A page of the audit log, newest first. @param query as the address bar and the cursor have it */
export async function listAudit(
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<AuditPage> {
  const search = new URLSearchParams(query)
  return await request('GET', `/api/audit?${search}`, { signal })
}
