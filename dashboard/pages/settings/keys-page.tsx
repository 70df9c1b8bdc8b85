import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'

/** `/settings/keys` */
export function KeysPage() {
  return <PageHead lead={t('apiKeys.lead')}>{t('settings.keys')}</PageHead>
}
