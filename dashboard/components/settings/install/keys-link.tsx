import { t } from '#dashboard/kit/i18n/t.ts'

/** The page where keys are made. */
export function KeysLink() {
  return <a href="/settings/keys">{t('settings.keys')}</a>
}
