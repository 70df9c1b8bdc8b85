import type { ComponentType } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { SettingsNav } from '#dashboard/components/settings/settings-nav.tsx'
import { t } from '#dashboard/kit/i18n/t.ts'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useClock } from '#dashboard/kit/time/now.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import {
  openSettings,
  settingsPage,
  type SettingsPageName,
} from '#dashboard/state/shell/settings-pages.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import '#dashboard/styles/settings/index.css'

const PAGES: Record<SettingsPageName, () => Promise<ComponentType>> = {
  site: async () => (await import('./site-page.tsx')).SitePage,
  team: async () => (await import('./team-page.tsx')).TeamPage,
  keys: async () => (await import('./keys-page.tsx')).KeysPage,
  shares: async () => (await import('./shares-page.tsx')).SharesPage,
  privacy: async () => (await import('./privacy-page.tsx')).PrivacyPage,
  audit: async () => (await import('./audit-page.tsx')).AuditPage,
  install: async () => (await import('./install-page.tsx')).InstallPage,
}

/** `/settings/:page`: the list of pages, and the one that is open. */
export function SettingsArea({ page = '' }: { page?: string }) {
  const session = useSession()
  const { route } = useLocation()
  const open = openSettings(session.data)
  const [first] = open
  const name = settingsPage(page)
  useTitle(name ? t('title.settings', { page: t(`settings.${name}`) }) : t('app.name'))
  useEffect(() => {
    if (page === '' && first) route(`/settings/${first}`, true)
  }, [page, first, route])
  useClock()

  if (page !== '' && !name) return <NotFound />
  if (!session.data) {
    const { error, refresh } = session
    if (!error || isSignedOut(error)) return <Bones />
    return <ErrorBox title={t('error.page')} error={error} onRetry={() => refresh()} main />
  }
  const allowed = name !== null && open.includes(name)
  return (
    <div class="settings">
      <SettingsNav pages={open} here={name} />
      <div class="settings-page">
        {allowed && (
          <LazyPart name={`settings/${name}`} load={PAGES[name]} props={{}} waiting={<Bones />} />
        )}
        {!allowed && (name !== null || !first) && <PageHead>{t('error.forbidden')}</PageHead>}
      </div>
    </div>
  )
}
