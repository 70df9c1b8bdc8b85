import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { EntryFrame } from '#dashboard/features/entry/entry-frame.tsx'
import { suggestPasskey } from '#dashboard/features/entry/suggest-passkey.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import type { OpenedLink } from '#dashboard/kit/session/opened-link.ts'
import { signIn } from '#dashboard/kit/session/session-api.ts'
import { Ways } from './ways.tsx'
import '../entry.css'

type State = 'working' | 'none' | 'used' | { failed: Error; token: string }

/** `/sign-in`: turns a one-time link into a session, or shows the other ways in. */
export function SignInPage({ link }: { link: OpenedLink | null }) {
  useTitle(t('title.signIn'))
  const { route } = useLocation()
  const [state, setState] = useState<State>(link ? 'working' : 'none')

  function goIn() {
    clearResources()
    route('/', true)
  }
  async function enter(token: string) {
    setState('working')
    const refusal = await tryToken(token)
    if (refusal !== null) {
      setState(refusal)
      return
    }
    goIn()
    void suggestPasskey()
  }
  const latest = useLatest(enter)
  useEffect(() => {
    if (link) void latest()(link.token)
  }, [link, latest])

  return (
    <EntryFrame>
      <div class="entry-told" aria-live="polite">
        <Progress state={state} onRetry={(token) => void enter(token)} />
      </div>
      {(state === 'none' || state === 'used') && <Ways onIn={goIn} />}
    </EntryFrame>
  )
}

/** Null when the session has begun, otherwise what to tell. */
async function tryToken(token: string): Promise<State | null> {
  try {
    await signIn(token)
    return null
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 422)) return 'used'
    return { failed: error instanceof Error ? error : new Error(String(error)), token }
  }
}

function Progress({ state, onRetry }: { state: State; onRetry: (token: string) => void }) {
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
  return (
    <>
      <h1>{t(`signIn.${state}.title`)}</h1>
      <p>{t(`signIn.${state}.text`)}</p>
    </>
  )
}
