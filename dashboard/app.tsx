import type { ComponentType } from 'preact'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useErrorBoundary } from 'preact/hooks'
import { type Before, JourneyPage } from './features/journey/journey-page.tsx'
import type { SettingsPath } from './features/settings/settings-nav.tsx'
import { Shell } from './features/shell/shell.tsx'
import { useGuardedAddress } from './kit/forms/unsaved.ts'
import type { Permission } from '#contract/rights.ts'
import type { RarePath } from './rare-pages.ts'
import { t } from './kit/i18n/kit-words.ts'
import { LazyPart } from './kit/loading/lazy-part.tsx'
import { NotFound } from './kit/page/not-found.tsx'
import { PageHead } from './kit/page/page-head.tsx'
import { useTitle } from './kit/page/use-title.ts'
import { Bones } from './kit/parts/bones.tsx'
import { type OpenedLink, useOpenedLink } from './kit/session/opened-link.ts'
import { isForbidden, type LazyPage, openPages, type PageAddress } from './kit/session/pages.ts'
import { mayDo, useSession } from './kit/session/session.ts'

/** A way in, or what a guest sees: no shell around it, and a link may have led to it. */
interface LonePage {
  path: string
  load: () => Promise<ComponentType<{ link: OpenedLink | null }>>
}
type SettingsPage = PageAddress & { path: SettingsPath }

/**
 * Every page: its address, what its reader must be allowed, and its code. The first page comes with
 * the shell; the others when they are opened.
 */
const PAGES = {
  first: { paths: ['/', '/journeys/:id'] },
  /** In the first page's place before the first answer. */
  firstRun: {
    permission: 'site:manage' as const,
    load: async () =>
      (await import('./features/settings/install/first-run/first-run.tsx')).FirstRun,
  },
  /** Their code is named in settings-pages.tsx, which comes with the first of them. */
  settings: [
    { path: '/settings/site', permission: 'site:manage' },
    { path: '/settings/look', permission: 'site:manage' },
    { path: '/settings/team', permission: 'team:manage' },
    { path: '/settings/keys', permission: 'keys:manage' },
    { path: '/settings/channels', permission: 'site:manage' },
    { path: '/settings/webhooks', permission: 'site:manage' },
    { path: '/settings/cases', permission: 'site:manage' },
    { path: '/settings/connections', permission: 'site:manage' },
    { path: '/settings/shares', permission: 'shares:manage' },
    { path: '/settings/privacy', permission: 'privacy:manage' },
    { path: '/settings/import', permission: 'answers:write' },
    { path: '/settings/holds', permission: 'answers:hold' },
    { path: '/settings/audit', permission: 'audit:read' },
    { path: '/settings/install', permission: 'site:manage' },
  ] satisfies SettingsPage[],
  others: [
    rare('/new-journey', 'site:manage'),
    {
      path: '/journeys/:id/edit',
      permission: 'site:manage',
      load: async () => (await import('./features/editor/editor-page.tsx')).EditorPage,
    },
    {
      path: '/inbox/:id?',
      permission: 'cases:work',
      load: async () => (await import('./features/inbox/inbox-page.tsx')).InboxPage,
    },
    {
      path: '/surveys',
      permission: 'site:manage',
      load: async () => (await import('./features/surveys/list/surveys-page.tsx')).SurveysPage,
    },
    {
      path: '/surveys/:id',
      permission: 'site:manage',
      load: async () => (await import('./features/surveys/builder/builder-page.tsx')).BuilderPage,
    },
    {
      path: '/delivery/:id?',
      permission: 'figures:read',
      load: async () => (await import('./features/delivery/delivery-page.tsx')).DeliveryPage,
    },
    {
      path: '/delivery/orders/:id',
      permission: 'people:read',
      load: async () => (await import('./features/delivery/order-page.tsx')).OrderPage,
    },
    rare('/improvements', 'figures:read'),
    rare('/sites/new', 'team:manage'),
    rare('/account'),
  ] satisfies LazyPage[],
  alone: [
    {
      path: '/sign-in',
      load: async () => (await import('./features/entry/sign-in/sign-in-page.tsx')).SignInPage,
    },
    {
      path: '/set-up',
      load: async () => (await import('./features/entry/set-up/set-up-page.tsx')).SetUpPage,
    },
    {
      path: '/shared/*',
      load: async () => (await import('./features/guest/shared-page.tsx')).SharedPage,
    },
  ] satisfies LonePage[],
}

/** A page whose code is named in rare-pages.ts, which comes with the first of them. */
function rare(path: RarePath, permission?: Permission): LazyPage {
  const load = async () => (await import('./rare-pages.ts')).loadRarePage(path)
  return { path, load, ...(permission && { permission }) }
}

/** The dashboard; where it crashes it says so. */
export function App() {
  const [crash, retry] = useErrorBoundary()
  if (crash !== undefined) {
    return (
      <main class="plain-page">
        <h1>{t('error.crashed')}</h1>
        <button type="button" class="primary" onClick={retry}>
          {t('error.retry')}
        </button>
      </main>
    )
  }
  return (
    <LocationProvider>
      <ErrorBoundary>
        <Pages />
      </ErrorBoundary>
    </LocationProvider>
  )
}

/**
 * Fetches the code of a page early, so that it travels beside what else is awaited. What does not
 * arrive is asked for again by the page, which tells about it.
 */
export function preload(path: string): void {
  const page = [...PAGES.others, ...PAGES.alone].find((one) => isAt(path, one))
  const settings = PAGES.settings.find((one) => one.path === path)
  const work = settings ? loadSettingsPage(settings.path) : page?.load()
  void work?.catch(() => undefined)
}

async function loadSettingsPage(path: SettingsPath) {
  return await (await import('./settings-pages.tsx')).loadSettingsPage(path)
}

function isAt(path: string, page: { path: string }): boolean {
  const base = page.path.replace(/\/\*$/, '')
  return path === base || (base !== page.path && path.startsWith(`${base}/`))
}

/** The shell stays while its pages change. */
function Pages() {
  const { path } = useLocation()
  useGuardedAddress()
  const alone = PAGES.alone.find((page) => isAt(path, page))
  if (alone) return <Alone key={alone.path} page={alone} />
  return (
    <Shell settings={PAGES.settings}>
      <Router>
        {PAGES.first.paths.map((path) => (
          <Route key={path} path={path} component={First} />
        ))}
        <Route path="/settings/:page?" component={Settings} />
        {PAGES.others.map((page) => (
          <Route key={page.path} path={page.path} component={Other} page={page} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </Shell>
  )
}

/** The journey, or the way to its first answer for those who may set the site up. */
function First({ id }: { id?: string }) {
  const { data } = useSession()
  const { permission, load } = PAGES.firstRun
  const importPage = openPages<PageAddress>(data, PAGES.settings).find(
    ({ path }) => path === '/settings/import',
  )
  const before: Before = ({ list, refresh }) => (
    <LazyPart name="first-run" load={load} waiting={<Bones />}>
      {(FirstRun) => <FirstRun list={list} importPage={importPage?.path} onChange={refresh} />}
    </LazyPart>
  )
  // Until it is known who reads, nobody is told either.
  const shown = data === null ? () => <Bones /> : mayDo(data, permission) ? before : undefined
  return <JourneyPage {...(id === undefined ? {} : { id })} before={shown} />
}

function Alone({ page }: { page: LonePage }) {
  const link = useOpenedLink()
  const waiting = <main class="plain-page" aria-busy="true" />
  return (
    <LazyPart name={page.path} load={page.load} waiting={waiting}>
      {(Page) => <Page link={link} />}
    </LazyPart>
  )
}

function Other({ page, id }: { page: LazyPage; id?: string }) {
  const { data } = useSession()
  return (
    <LazyPart name={page.path} load={page.load} waiting={<Bones />}>
      {(Page) => (isForbidden(data, page) ? <Forbidden /> : <Page id={id} />)}
    </LazyPart>
  )
}

/** The area travels together with the page that is opened in it. */
async function loadSettings() {
  preload(location.pathname)
  return (await import('./settings-pages.tsx')).SettingsPages
}

function Settings({ page }: { page?: string }) {
  return (
    <LazyPart name="/settings" load={loadSettings} waiting={<Bones />}>
      {(Area) => <Area name={page ?? ''} pages={PAGES.settings} />}
    </LazyPart>
  )
}

/** In the place of a page that the reader may not open. */
function Forbidden() {
  useTitle(t('app.name'))
  return <PageHead>{t('error.forbidden')}</PageHead>
}
