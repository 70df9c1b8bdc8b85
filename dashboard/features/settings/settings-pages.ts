import type { LazyPage } from '#dashboard/kit/session/pages.ts'
import type { SettingsPath } from './settings-nav.tsx'

/** The code of each page of the settings. Who may open it stands with its address in app.tsx. */
export const SETTINGS_PAGES: Record<SettingsPath, LazyPage['load']> = {
  '/settings/site': async () => (await import('./site/site-page.tsx')).SitePage,
  '/settings/look': async () => (await import('./look/look-page.tsx')).LookPage,
  '/settings/team': async () => (await import('./team/team-page.tsx')).TeamPage,
  '/settings/keys': async () => (await import('./keys/keys-page.tsx')).KeysPage,
  '/settings/channels': async () => (await import('./channels/channels-page.tsx')).ChannelsPage,
  '/settings/webhooks': async () => (await import('./webhooks/webhooks-page.tsx')).WebhooksPage,
  '/settings/cases': async () => (await import('./cases/cases-page.tsx')).CasesPage,
  '/settings/connections': async () =>
    (await import('./connections/connections-page.tsx')).ConnectionsPage,
  '/settings/shares': async () => (await import('./shares/shares-page.tsx')).SharesPage,
  '/settings/privacy': async () => (await import('./privacy/privacy-page.tsx')).PrivacyPage,
  '/settings/import': async () => (await import('./import/import-page.tsx')).ImportPage,
  '/settings/holds': async () => (await import('./holds/holds-page.tsx')).HoldsPage,
  '/settings/audit': async () => (await import('./audit/audit-page.tsx')).AuditPage,
  '/settings/install': async () => (await import('./install/install-page.tsx')).InstallPage,
}
