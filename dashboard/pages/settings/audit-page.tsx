import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'

/** `/settings/audit` */
export function AuditPage() {
  return <PageHead lead={t('audit.lead')}>{t('settings.audit')}</PageHead>
}
