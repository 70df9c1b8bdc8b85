import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'

/** `/settings/install` */
export function InstallPage() {
  return <PageHead lead={t('install.lead')}>{t('settings.install')}</PageHead>
}
