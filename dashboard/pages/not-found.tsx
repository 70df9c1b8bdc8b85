import { Logo } from '../components/icons.tsx'
import { t } from '../i18n/t.ts'
import { useTitle } from '../state/use-title.ts'

/** For addresses that lead nowhere, and journeys that are not there. */
export function NotFound() {
  useTitle(t('title.notFound'))
  return (
    <main class="plain-page">
      <p class="brand">
        <Logo />
        {t('app.name')}
      </p>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <a class="primary" href="/">
          {t('notFound.home')}
        </a>
      </p>
    </main>
  )
}
