import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'

/** `/settings/team` */
export function TeamPage() {
  return <PageHead lead={t('team.lead')}>{t('settings.team')}</PageHead>
}
