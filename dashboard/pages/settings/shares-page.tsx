import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'

/** `/settings/shares` */
export function SharesPage() {
  return <PageHead lead={t('shares.lead')}>{t('settings.shares')}</PageHead>
}
