import { useLocation } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import { call } from '#dashboard/kit/api/call.ts'
import { usePages } from '#dashboard/kit/loading/pages.ts'
import { auditQuery, auditSearch, type AuditView, parseAuditView } from './view.ts'

const PAGE = '50'

/** The part of the log that the URL describes, and the way to change it. */
export function useAudit() {
  const { url, path, route } = useLocation()
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const view = useMemo(() => parseAuditView(search), [search])
  const query = auditQuery(view)
  const list = usePages(`audit ${JSON.stringify(query)}`, async (cursor, signal) => {
    const asked = { ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    const { entries, next } = await call('GET /api/audit', { query: asked, signal })
    return { items: entries, next }
  })
  return {
    ...list,
    view,
    change: (patch: Partial<AuditView>) => route(path + auditSearch({ ...view, ...patch })),
  }
}
