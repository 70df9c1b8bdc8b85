import { useLocation } from 'preact-iso'
import { openPages, type PageAddress } from '#dashboard/kit/session/pages.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { t } from './words.ts'

/** The areas: what each is called, what belongs to it, and where it starts unless at a page of its own. */
const AREAS = [
  { name: 'nav.journey', pages: /^\/(journeys\/|$)/, start: '/' },
  { name: 'nav.settings', pages: /^\/settings/, start: null },
] as const

/** The areas of the dashboard that the reader may enter. */
export function MainNav({ settings }: { settings: PageAddress[] }) {
  const { path } = useLocation()
  const [firstOpen] = openPages(useSession().data, settings)
  return (
    <nav aria-label={t('nav.label')}>
      {AREAS.map(({ name, pages, start }) => {
        const href = start ?? firstOpen?.path
        if (href === undefined) return null
        return (
          <a key={name} href={href} aria-current={pages.test(path) ? 'page' : undefined}>
            {t(name)}
          </a>
        )
      })}
    </nav>
  )
}
