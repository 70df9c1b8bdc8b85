import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { call } from '#dashboard/kit/api/call.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { useLive } from '#dashboard/kit/loading/live.ts'
import { caseNews, isNews, NEWS_MS, QUIET_MS } from '#dashboard/kit/cases/case-news.ts'
import { useSession } from '#dashboard/kit/session/session.ts'

/** Here and in no file of styles: the first page would have to know the name of that. */
const LOOK = {
  float: 'inline-end',
  minWidth: '20px',
  margin: '0 0 0 8px',
  padding: '0 6px',
  borderRadius: '10px',
  background: 'var(--lo)',
  color: 'var(--card)',
  font: '620 12px/19px var(--font)',
  textAlign: 'center',
} as const

/**
 * The number of open cases beside the inbox. It also looks for news, which the inbox waits for:
 * every two seconds while that is open, otherwise four times a minute.
 */
export function OpenCases() {
  const { path } = useLocation()
  const site = useSession().data?.site?.key ?? null
  const least = path.startsWith('/inbox') ? NEWS_MS : QUIET_MS
  useLive({ key: site, least, idle: QUIET_MS }, async () => {
    if (site === null) return
    const changes = { ...(await call('GET /api/cases/changes')), site }
    if (!isNews(caseNews.peek(), changes)) return
    const { counts } = await call('GET /api/cases', { query: { limit: 1 } })
    caseNews.value = { ...changes, open: counts.open }
  })
  const news = caseNews.value
  useEffect(showCurrent, [path, news?.open])
  if (news === null || news.site !== site || news.open === 0) return null
  return <span style={LOOK}>{count(news.open)}</span>
}

/** On a narrow screen the areas scroll sideways: the one that is open is in sight. */
function showCurrent(): void {
  const link = document.querySelector('.rail [aria-current]')
  const nav = link?.parentElement
  if (!link || !nav) return
  const [at, edge] = [link.getBoundingClientRect(), nav.getBoundingClientRect()]
  // Not `scrollIntoView`: that would also move the page up.
  nav.scrollLeft += at.left + at.width / 2 - (edge.left + edge.width / 2)
}
