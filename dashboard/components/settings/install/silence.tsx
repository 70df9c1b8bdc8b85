import { t } from '#dashboard/features/settings/install/words.ts'

/** While no page has told anything: what may be the reason. */
export function Silence() {
  return (
    <div class="silence">
      <p>
        <b>{t('install.check.silent')}</b> {t('install.check.causes')}
      </p>
      <ul class="bullets">
        <li>{t('install.check.cause.published')}</li>
        <li>{t('install.check.cause.consent')}</li>
        <li>{t('install.check.cause.blocker')}</li>
        <li>{t('install.check.cause.csp')}</li>
        <li>{t('install.check.cause.redirect')}</li>
      </ul>
    </div>
  )
}
