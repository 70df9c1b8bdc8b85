import type { ComponentChildren } from 'preact'
import type { SharedView } from '#contract/site/shares.ts'
import { Preferences } from '#dashboard/features/shell/person-menu.tsx'
import { offline } from '#dashboard/kit/api/checked-fetch.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { Logo } from '#dashboard/kit/parts/icons.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { t } from './words.ts'

interface Props {
  view: SharedView
  children: ComponentChildren
}

/** What stands around a shared view: whose it is and until when. Nothing of it leads elsewhere. */
export function GuestShell({ view: { name, site, expiresAt }, children }: Props) {
  return (
    <div class="guest">
      <header class="guest-bar">
        <p class="brand">
          <Logo />
          <span>{t('app.name')}</span>
        </p>
        <p class="guest-site">
          <b>{site.name}</b> <span class="mut">{name}</span>
        </p>
        <Popover label={t('nav.menu')} text={t('nav.menu')} caret quiet>
          {() => (
            <div class="preferences">
              <Preferences />
            </div>
          )}
        </Popover>
      </header>
      <main id="content">
        <output class="offline">{offline.value ? t('offline.notice') : ''}</output>
        {children}
        <p class="mut">{t('shared.rule')}</p>
      </main>
      <footer class="guest-foot">
        {t('shared.foot', { site: site.name, day: localDay(expiresAt) })}
      </footer>
    </div>
  )
}
