import type { LazyPage } from './kit/session/pages.ts'

/** Pages that few visits open, by their addresses. */
export type RarePath = '/new-journey' | '/improvements' | '/sites/new' | '/account'

/** Their code. Who may open each stands with its address in app.tsx, which all visits fetch. */
const RARE_PAGES: Record<RarePath, LazyPage['load']> = {
  '/new-journey': async () =>
    (await import('./features/editor/new-journey-page.tsx')).NewJourneyPage,
  '/improvements': async () =>
    (await import('./features/improvements/improvements-page.tsx')).ImprovementsPage,
  '/sites/new': async () =>
    (await import('./features/settings/new-site/new-site-page.tsx')).NewSitePage,
  '/account': async () =>
    (await import('./features/settings/account/account-page.tsx')).AccountPage,
}

/** Fetches the code of one of them. */
export async function loadRarePage(path: RarePath) {
  return await RARE_PAGES[path]()
}
