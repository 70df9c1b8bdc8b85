import { useEffect, useRef } from 'preact/hooks'
import { t } from '#dashboard/kit/i18n/t.ts'
import type { SettingsPageName } from '#dashboard/state/shell/settings-pages.ts'

interface Props {
  pages: SettingsPageName[]
  here: SettingsPageName | null
}

/** The list of settings pages: at the left, or as tabs that scroll on a narrow screen. */
export function SettingsNav({ pages, here }: Props) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [here])
  return (
    <nav ref={list} class="settings-nav" aria-label={t('nav.settings')}>
      {pages.map((name) => (
        <a key={name} href={`/settings/${name}`} aria-current={name === here ? 'page' : undefined}>
          {t(`settings.${name}`)}
        </a>
      ))}
    </nav>
  )
}
