import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { signOut } from '../api.ts'
import { LOCALES } from '../i18n/catalog.ts'
import { locale, setLocale, t } from '../i18n/t.ts'
import { offline } from '../state/live.ts'
import { clearResources } from '../state/resource.ts'
import { setTheme, theme, THEMES } from '../state/theme.ts'
import { Logo } from './icons.tsx'
import { Popover } from './popover.tsx'
import { Select } from './select.tsx'

/** How the languages call themselves. */
const NAMES = { en: 'English', pl: 'Polski', ru: 'Русский' }

/** The rail at the left (a bar on a phone) and the page beside it. */
export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {t('app.skip')}
      </a>
      <header class="rail">
        <a class="brand" href="/">
          <Logo />
          {t('app.name')}
        </a>
        <nav aria-label={t('nav.label')}>
          <a href="/" aria-current="page">
            {t('nav.journey')}
          </a>
        </nav>
        <div class="rail-foot">
          <Preferences />
        </div>
        <div class="rail-menu">
          <Popover label={t('nav.menu')} text={t('nav.menu')} caret>
            {() => <Preferences />}
          </Popover>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <output class="offline">{offline.value ? t('offline.notice') : ''}</output>
        {children}
      </main>
    </div>
  )
}

function Preferences() {
  const { route } = useLocation()
  async function leave() {
    await signOut().catch(() => undefined)
    clearResources()
    route('/sign-in')
  }
  return (
    <div class="preferences">
      <Select
        label={t('nav.language')}
        value={locale()}
        options={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
        onChange={(value) => {
          const chosen = LOCALES.find((name) => name === value)
          if (chosen) void setLocale(chosen, true)
        }}
      />
      <Select
        label={t('nav.theme')}
        value={theme.value}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => setTheme(THEMES.find((name) => name === value) ?? 'system', true)}
      />
      <button type="button" class="control control-plain" onClick={() => void leave()}>
        {t('nav.signOut')}
      </button>
    </div>
  )
}
