import { useLocation } from 'preact-iso'
import { leaveTo } from '#dashboard/kit/forms/unsaved.ts'
import { LOCALE_NAMES, LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { locale, setLocale } from '#dashboard/kit/i18n/words.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { forgoAccessTry } from '#dashboard/kit/session/access-try.ts'
import { signOut } from '#dashboard/kit/session/session-api.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { setTheme, theme, THEMES } from '#dashboard/kit/styles/theme.ts'
import { t } from './words.ts'

/** Who is signed in, with what belongs to this person and this browser. */
export function PersonMenu() {
  const { data } = useSession()
  const { route } = useLocation()
  async function leave() {
    await signOut().catch(() => undefined)
    forgoAccessTry()
    clearResources()
    route('/sign-in')
  }
  const user = data?.user
  return (
    <div class="person">
      <Popover
        label={t('nav.menu')}
        text={
          <>
            <span class="initials" aria-hidden="true">
              {initialsOf(user?.name ?? '')}
            </span>
            <span class="person-name">{user?.name ?? t('nav.menu')}</span>
          </>
        }
        caret
      >
        {(close) => (
          <div class="preferences">
            {user && (
              <p class="person-head">
                <b>{user.name}</b>
                <span class="mut">{user.email}</span>
              </p>
            )}
            {user && (
              <a class="control control-plain" href="/account" onClick={close}>
                {t('nav.account')}
              </a>
            )}
            <Preferences />
            <button
              type="button"
              class="control control-plain"
              onClick={() => leaveTo(() => void leave())}
            >
              {t('nav.signOut')}
            </button>
          </div>
        )}
      </Popover>
    </div>
  )
}

/** First letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}

/** What is kept in this browser. */
export function Preferences() {
  return (
    <>
      <Select
        label={t('nav.language')}
        labelled
        value={locale()}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        onChange={(value) => {
          const chosen = LOCALES.find((name) => name === value)
          if (chosen) void setLocale(chosen, true)
        }}
      />
      <Select
        label={t('nav.theme')}
        labelled
        value={theme.value}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => setTheme(THEMES.find((name) => name === value) ?? 'system', true)}
      />
    </>
  )
}
