import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'
import { useTitle } from '#dashboard/state/shell/use-title.ts'
import '#dashboard/styles/settings/index.css'

/** `/account` */
export function AccountPage() {
  useTitle(t('title.settings', { page: t('account.title') }))
  return (
    <div class="settings-page">
      <PageHead lead={t('account.lead')}>{t('account.title')}</PageHead>
    </div>
  )
}
