import { useLocation } from 'preact-iso'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { openPages, type PageAddress } from '#dashboard/kit/session/pages.ts'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { t } from './words.ts'

/**
 * The areas: what each is called, what belongs to it, where it starts unless at a page of its own, and
 * what its reader must be allowed.
 */
const AREAS = [
  { name: 'nav.journey', pages: /^\/(journeys\/|$)/, start: '/', needs: null },
  { name: 'nav.inbox', pages: /^\/inbox/, start: '/inbox', needs: 'cases:work' },
  { name: 'nav.surveys', pages: /^\/surveys/, start: '/surveys', needs: 'site:manage' },
  { name: 'nav.delivery', pages: /^\/delivery/, start: '/delivery', needs: 'figures:read' },
  { name: 'nav.improvements', pages: /^\/imp/, start: '/improvements', needs: 'figures:read' },
  { name: 'nav.settings', pages: /^\/settings/, start: null, needs: null },
] as const

/** The areas of the dashboard that the reader may enter. */
export function MainNav({ settings }: { settings: PageAddress[] }) {
  const { path } = useLocation()
  const { data } = useSession()
  const [firstOpen] = openPages(data, settings)
  return (
    <nav aria-label={t('nav.label')}>
      {AREAS.map(({ name, pages, start, needs }) => {
        const href = start ?? firstOpen?.path
        if (href === undefined || (needs && !mayDo(data, needs))) return null
        return (
          <a key={name} href={href} aria-current={pages.test(path) ? 'page' : undefined}>
            {t(name)}
            {start === '/inbox' && <Open />}
          </a>
        )
      })}
    </nav>
  )
}

/** How many cases are open: its code comes after the page. */
function Open() {
  const { data: Count } = useResource(
    'open cases',
    async () => (await import('./cases/open-cases.tsx')).OpenCases,
  )
  return Count && <Count />
}
