import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { LinkView } from '#contract/accounts/accounts.ts'
import { EntryFrame } from '#dashboard/features/entry/entry-frame.tsx'
import { suggestPasskey } from '#dashboard/features/entry/suggest-passkey.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { takeAskedView } from '#dashboard/kit/session/asked-view.ts'
import type { OpenedLink } from '#dashboard/kit/session/opened-link.ts'
import { lookAtLink, signIn } from '#dashboard/kit/session/session-api.ts'
import { Ways } from './ways.tsx'
import '../entry.css'

/** What goes on; `again` tries what failed once more. */
type State =
  | 'looking'
  | 'working'
  | 'none'
  | 'used'
  | 'elsewhere'
  | { view: LinkView; token: string }
  | { failed: Error; again: () => Promise<void> }

/** `/sign-in`: asks whether a one-time link is to sign in, or shows the other ways in. */
export function SignInPage({ link }: { link: OpenedLink | null }) {
  useTitle(t('title.signIn'))
  const { route } = useLocation()
  const [state, setState] = useState<State>(link ? 'looking' : 'none')

  function goIn() {
    clearResources()
    route(takeAskedView(Date.now()), true)
  }
  async function look(token: string): Promise<void> {
    setState('looking')
    try {
      setState({ view: await lookAtLink(token), token })
    } catch (error) {
      setState(refusal(error, () => look(token)))
    }
  }
  async function enter(token: string): Promise<void> {
    setState('working')
    try {
      await signIn(token)
    } catch (error) {
      setState(refusal(error, () => enter(token)))
      return
    }
    goIn()
    void suggestPasskey()
  }
  const latest = useLatest(look)
  useEffect(() => {
    if (link) void latest()(link.token)
  }, [link, latest])

  return (
    <EntryFrame>
      <div class="entry-told" aria-live="polite">
        <Progress state={state} onEnter={(token) => void enter(token)} />
      </div>
      {(state === 'none' || state === 'used' || state === 'elsewhere') && <Ways onIn={goIn} />}
    </EntryFrame>
  )
}

function refusal(error: unknown, again: () => Promise<void>): State {
  if (error instanceof ApiError) {
    if (error.code === 'other_browser') return 'elsewhere'
    if (error.status === 401 || error.status === 422) return 'used'
  }
  return { failed: error instanceof Error ? error : new Error(String(error)), again }
}

function Progress({ state, onEnter }: { state: State; onEnter: (token: string) => void }) {
  if (state === 'looking' || state === 'working') return <h1>{t(`signIn.${state}`)}</h1>
  if (typeof state === 'string') {
    return (
      <>
        <h1>{t(`signIn.${state}.title`)}</h1>
        <p>{t(`signIn.${state}.text`)}</p>
      </>
    )
  }
  if ('view' in state) return <AskFirst view={state.view} onEnter={() => onEnter(state.token)} />
  return (
    <>
      <h1>{t('signIn.failed.title')}</h1>
      <p>{explain(state.failed)}</p>
      <button type="button" class="primary" onClick={() => void state.again()}>
        {t('error.retry')}
      </button>
    </>
  )
}

/**
 * Whom a link signs in: whoever sent it may want the reader to be somebody else, and a program that
 * opens mails must not use it up.
 */
function AskFirst({ view, onEnter }: { view: LinkView; onEnter: () => void }) {
  const { email, site, signedIn } = view
  return (
    <>
      <h1>{t('signIn.ask.title', { email })}</h1>
      {signedIn !== null && <p class="warning">{t('signIn.ask.other', { other: signedIn })}</p>}
      <p>{site === null ? t('signIn.ask.text') : t('signIn.ask.site', { site })}</p>
      <button type="button" class="primary" onClick={onEnter}>
        {t('signIn.ask.action', { email })}
      </button>
    </>
  )
}
