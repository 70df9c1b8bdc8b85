import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'

/** `/settings/privacy` */
export function PrivacyPage() {
  return <PageHead lead={t('privacy.lead')}>{t('settings.privacy')}</PageHead>
}
