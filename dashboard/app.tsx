import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useErrorBoundary } from 'preact/hooks'
import { Shell } from './components/shell/shell.tsx'
import { t } from './kit/i18n/t.ts'
import { JourneyPage } from './pages/journey-page.tsx'
import { Account, NewSite, Settings, SetUp, Shared, SignIn } from './pages/later.tsx'
import { NotFound } from './kit/page/not-found.tsx'
import { useGuardedAddress } from './kit/forms/unsaved.ts'

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

/** The pages and their addresses. The shell stays while they change; the ways in have none. */
function Pages() {
  const { path } = useLocation()
  useGuardedAddress()
  if (path === '/sign-in') return <SignIn />
  if (path === '/set-up') return <SetUp />
  if (/^\/shared(\/|$)/.test(path)) return <Shared />
  return (
    <Shell>
      <Router>
        <Route path="/" component={JourneyPage} />
        <Route path="/journeys/:id" component={JourneyPage} />
        <Route path="/settings/:page?" component={Settings} />
        <Route path="/sites/new" component={NewSite} />
        <Route path="/account" component={Account} />
        <Route default component={NotFound} />
      </Router>
    </Shell>
  )
}
