import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso'
import { useErrorBoundary } from 'preact/hooks'
import { t } from './i18n/t.ts'
import { JourneyPage } from './pages/journey-page.tsx'
import { NotFound } from './pages/not-found.tsx'
import { SignIn } from './pages/sign-in.tsx'

/** The pages and their addresses. */
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
        <Router>
          <Route path="/" component={JourneyPage} />
          <Route path="/journeys/:id" component={JourneyPage} />
          <Route path="/sign-in" component={SignIn} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
    </LocationProvider>
  )
}
