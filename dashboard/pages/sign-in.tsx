import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '#dashboard/api/client.ts'
import { signIn } from '#dashboard/api/session.ts'
import { explain } from '#dashboard/components/parts/error-box.tsx'
import { Logo } from '#dashboard/components/parts/icons.tsx'
import { pieces, t } from '#dashboard/i18n/t.ts'
import { useLatest } from '#dashboard/state/loading/latest.ts'
import { clearResources } from '#dashboard/state/loading/resource.ts'
import { useTitle } from '#dashboard/state/shell/use-title.ts'

type State = 'working' | 'none' | 'used' | { failed: Error; token: string }

/** The token stands in the fragment, which no server sees; it leaves the address at once. */
function takeToken(): string {
  const token = location.hash.slice(1)
  if (token) history.replaceState(history.state, '', location.pathname)
  return token
}

/** Turns the one-time link into a session. */
export function SignIn() {
  useTitle(t('title.signIn'))
  const { route } = useLocation()
  const [state, setState] = useState<State>('working')

  async function enter(token: string) {
    setState('working')
    const refusal = await tryToken(token)
    if (refusal === null) route('/', true)
    else setState(refusal)
  }
  const latest = useLatest(enter)
  useEffect(() => {
    // A second link may be opened in the same tab: then only the fragment changes.
    const arrive = () => {
      const token = takeToken()
      if (token) void latest()(token)
      return token
    }
    if (!arrive()) setState('none')
    addEventListener('hashchange', arrive)
    return () => removeEventListener('hashchange', arrive)
  }, [latest])

  return (
    <main class="plain-page" aria-live="polite">
      <p class="brand">
        <Logo />
        {t('app.name')}
      </p>
      <Told state={state} onRetry={(token) => void enter(token)} />
    </main>
  )
}

/** Null when the session has begun, otherwise what to tell. */
async function tryToken(token: string): Promise<State | null> {
  try {
    await signIn(token)
    clearResources()
    return null
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 422)) return 'used'
    return { failed: error instanceof Error ? error : new Error(String(error)), token }
  }
}

function Told({ state, onRetry }: { state: State; onRetry: (token: string) => void }) {
  if (state === 'working') return <h1>{t('signIn.working')}</h1>
  if (typeof state === 'object') {
    return (
      <>
        <h1>{t('signIn.failed.title')}</h1>
        <p>{explain(state.failed)}</p>
        <button type="button" class="primary" onClick={() => onRetry(state.token)}>
          {t('error.retry')}
        </button>
      </>
    )
  }
  const commands = {
    start: <code key="s">npm start</code>,
    link: <code key="l">npm run signin-link</code>,
  }
  return (
    <>
      <h1>{t(`signIn.${state}.title`)}</h1>
      <p>
        {state === 'used'
          ? pieces<'signIn.used.text', ComponentChildren>('signIn.used.text', commands)
          : pieces<'signIn.none.text', ComponentChildren>('signIn.none.text', commands)}
      </p>
    </>
  )
}
