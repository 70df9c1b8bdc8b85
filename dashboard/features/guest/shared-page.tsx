import type { ComponentChildren } from 'preact'
import { Route, Router } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { SharedView } from '#contract/site/shares.ts'
import { Journeys } from '#dashboard/features/journey/journey-page.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'
import { clearResources, useResource } from '#dashboard/kit/loading/resource.ts'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Logo } from '#dashboard/kit/parts/icons.tsx'
import { useGuest, visitOver } from '#dashboard/kit/session/guest.ts'
import type { OpenedLink } from '#dashboard/kit/session/opened-link.ts'
import { GuestShell } from './guest-shell.tsx'
import { t } from './words.ts'
import './guest.css'

interface Props {
  /** The link that was opened in this tab; null after a reload, when the cookie stands for it. */
  link: OpenedLink | null
}

/** `/shared` and `/shared/:id`: what somebody without an account may look at. */
export function SharedPage({ link }: Props) {
  useGuest()
  return <Visit key={link} link={link} />
}

function Visit({ link }: Props) {
  const slug = link?.token ?? null
  const [entrance] = useState(() => makeEntrance(slug))
  const { data: view, error, refresh } = useResource(`shared ${slug}`, entrance)
  useEffect(() => {
    visitOver.value = false
  }, [])
  if (visitOver.value) return <Over what="closed" />
  if (error && isRefused(error)) return <Over what={slug === null ? 'closed' : 'over'} />
  if (error)
    return (
      <GuestNotice title={t('shared.failed.title')}>
        <p>{explain(error)}</p>
        <button type="button" class="primary" onClick={() => refresh()}>
          {t('error.retry')}
        </button>
      </GuestNotice>
    )
  if (!view) return <GuestNotice title={t('shared.opening')} />
  return (
    <GuestShell view={view}>
      <Router>
        <Route path="/shared" component={Journeys} comments={view.comments} />
        <Route path="/shared/:id" component={Journeys} comments={view.comments} />
        <Route default component={NotFound} />
      </Router>
    </GuestShell>
  )
}

/** Exchanges the slug once, however often the view is fetched. */
function makeEntrance(slug: string | null): (signal: AbortSignal) => Promise<SharedView> {
  const exchanged = makeHolder(slug === null)
  return async (signal) => {
    if (slug !== null && !exchanged.get()) {
      await call('POST /api/shared/open', { body: { slug } })
      exchanged.set(true)
      // Another link may have been open in this tab.
      clearResources()
    }
    return await call('GET /api/shared', { signal })
  }
}

/** The link is unknown, over or revoked, or its slug is none. */
function isRefused(error: Error): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 422)
}

function Over({ what }: { what: 'over' | 'closed' }) {
  return (
    <GuestNotice title={t(`shared.${what}.title`)}>
      <p>{t(`shared.${what}.text`)}</p>
    </GuestNotice>
  )
}

interface NoticeProps {
  title: string
  children?: ComponentChildren
}

/** What a guest is told in the place of a view. */
function GuestNotice({ title, children }: NoticeProps) {
  useTitle(t('shared.title'))
  return (
    <main class="plain-page" aria-live="polite">
      <p class="brand">
        <Logo />
        {t('app.name')}
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}
