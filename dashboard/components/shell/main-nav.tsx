import { useLocation } from 'preact-iso'
import { t } from '#dashboard/kit/i18n/t.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { openSettings } from '#dashboard/state/shell/settings-pages.ts'

/** The areas of the dashboard that the reader may enter. */
export function MainNav() {
  const { path } = useLocation()
  const [settings] = openSettings(useSession().data)
  const areas = [
    { href: '/', name: t('nav.journey'), here: /^\/(journeys\/|$)/.test(path) },
    ...(settings
      ? [
          {
            href: `/settings/${settings}`,
            name: t('nav.settings'),
            here: path.startsWith('/settings'),
          },
        ]
      : []),
  ]
  return (
    <nav aria-label={t('nav.label')}>
      {areas.map(({ href, name, here }) => (
        <a key={href} href={href} aria-current={here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
