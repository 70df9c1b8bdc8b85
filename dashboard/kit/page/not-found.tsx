import { t } from '#dashboard/kit/i18n/kit-words.ts'
import { homeAddress } from '#dashboard/kit/session/guest.ts'
import { useTitle } from './use-title.ts'

/** For addresses that lead nowhere, and journeys that are not there. */
export function NotFound() {
  useTitle(t('title.notFound'))
  return (
    <section class="notice">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <a class="primary" href={homeAddress()}>
          {t('notFound.home')}
        </a>
      </p>
    </section>
  )
}
