import { useEffect, useRef } from 'preact/hooks'
import { t } from './words.ts'

/** What the list calls each page. */
const NAMES = {
  '/settings/site': 'settings.site',
  '/settings/look': 'settings.look',
  '/settings/team': 'settings.team',
  '/settings/keys': 'settings.keys',
  '/settings/channels': 'settings.channels',
  '/settings/webhooks': 'settings.webhooks',
  '/settings/cases': 'settings.cases',
  '/settings/connections': 'settings.connections',
  '/settings/shares': 'settings.shares',
  '/settings/privacy': 'settings.privacy',
  '/settings/import': 'settings.import',
  '/settings/holds': 'settings.holds',
  '/settings/audit': 'settings.audit',
  '/settings/install': 'settings.install',
} as const
export type SettingsPath = keyof typeof NAMES

/** The name of a settings page. */
export function pageName(path: SettingsPath): string {
  return t(NAMES[path])
}

interface Props {
  paths: SettingsPath[]
  here: SettingsPath | null
}

/** The list of settings pages: at the left, or as tabs that scroll on a narrow screen. */
export function SettingsNav({ paths, here }: Props) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [here])
  return (
    <nav ref={list} class="settings-nav" aria-label={t('nav.settings')}>
      {paths.map((path) => (
        <a key={path} href={path} aria-current={path === here ? 'page' : undefined}>
          {pageName(path)}
        </a>
      ))}
    </nav>
  )
}
