import { useMemo } from 'preact/hooks'
import type { LazyPage, PageAddress } from './kit/session/pages.ts'
import { SettingsArea } from './features/settings/settings-area.tsx'
import type { SettingsPath } from './features/settings/settings-nav.tsx'

/** The code of each page of the settings. Who may open it stands with its address in app.tsx. */
const SETTINGS_PAGES: Record<SettingsPath, LazyPage['load']> = {
  '/settings/site': async () => (await import('./features/settings/site/site-page.tsx')).SitePage,
  '/settings/look': async () => (await import('./features/settings/look/look-page.tsx')).LookPage,
  '/settings/team': async () => (await import('./features/settings/team/team-page.tsx')).TeamPage,
  '/settings/keys': async () => (await import('./features/settings/keys/keys-page.tsx')).KeysPage,
  '/settings/channels': async () =>
    (await import('./features/settings/channels/channels-page.tsx')).ChannelsPage,
  '/settings/webhooks': async () =>
    (await import('./features/settings/webhooks/webhooks-page.tsx')).WebhooksPage,
  '/settings/cases': async () =>
    (await import('./features/settings/cases/cases-page.tsx')).CasesPage,
  '/settings/connections': async () =>
    (await import('./features/settings/connections/connections-page.tsx')).ConnectionsPage,
  '/settings/shares': async () =>
    (await import('./features/settings/shares/shares-page.tsx')).SharesPage,
  '/settings/privacy': async () =>
    (await import('./features/settings/privacy/privacy-page.tsx')).PrivacyPage,
  '/settings/import': async () =>
    (await import('./features/settings/import/import-page.tsx')).ImportPage,
  '/settings/holds': async () =>
    (await import('./features/settings/holds/holds-page.tsx')).HoldsPage,
  '/settings/audit': async () =>
    (await import('./features/settings/audit/audit-page.tsx')).AuditPage,
  '/settings/install': async () =>
    (await import('./features/settings/install/install-page.tsx')).InstallPage,
}

/** Fetches the code of a page of the settings. */
export async function loadSettingsPage(path: SettingsPath) {
  return await SETTINGS_PAGES[path]()
}

interface Props {
  /** As the address has it. */
  name: string
  pages: (PageAddress & { path: SettingsPath })[]
}

/** The settings, each page with its code. This comes with the first of them: app.tsx is for all. */
export function SettingsPages({ name, pages }: Props) {
  const withCode = useMemo(
    () => pages.map((page) => ({ ...page, load: SETTINGS_PAGES[page.path] })),
    [pages],
  )
  return <SettingsArea name={name} pages={withCode} />
}
