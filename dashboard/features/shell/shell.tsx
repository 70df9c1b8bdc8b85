import { type ComponentChildren, Fragment } from 'preact'
import { useLocation } from 'preact-iso'
import type { Session } from '#contract/accounts/accounts.ts'
import { offline } from '#dashboard/kit/api/checked-fetch.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { factorAsk, type FactorAsk } from '#dashboard/kit/api/factor.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Logo } from '#dashboard/kit/parts/icons.tsx'
import type { PageAddress } from '#dashboard/kit/session/pages.ts'
import { getSession } from '#dashboard/kit/session/session-api.ts'
import { SessionProvider } from '#dashboard/kit/session/session.ts'
import { startedOver, useOtherTabs } from '#dashboard/kit/session/sites.ts'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { MainNav } from './main-nav.tsx'
import { OtherTab } from './other-tab.tsx'
import { PasskeyHint } from './passkeys/passkey-hint.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SiteList, SiteSwitcher } from './site-switcher.tsx'
import { t } from './words.ts'

interface Props {
  /** Pages of the settings, in their order. */
  settings: PageAddress[]
  children: ComponentChildren
}

/** The rail at the left (a bar on a phone) and the page beside it. */
export function Shell({ settings, children }: Props) {
  const session = useResource<Session>('session', getSession)
  useSignInWhen(isSignedOut(session.error))
  const tabs = useOtherTabs(session)
  const { path } = useLocation()
  // One's own account is there without a site, too.
  const needsSite = session.data?.site === null && path !== '/account'
  return (
    <SessionProvider value={session}>
      <div class="shell">
        <a class="skip" href="#content">
          {t('app.skip')}
        </a>
        <header class="rail">
          <a class="brand" href="/" aria-label={t('app.name')}>
            <Logo />
            <span>{t('app.name')}</span>
          </a>
          <SiteSwitcher />
          <MainNav settings={settings} />
          <PersonMenu />
        </header>
        <main id="content" tabIndex={-1}>
          <output class="offline">{offline.value ? t('offline.notice') : ''}</output>
          <OtherTab {...tabs} />
          <PasskeyHint />
          {needsSite ? (
            <NoSite others={(session.data?.sites.length ?? 0) > 0} />
          ) : (
            <Fragment key={startedOver.value}>{children}</Fragment>
          )}
        </main>
        {factorAsk.value && <Factor ask={factorAsk.value} />}
      </div>
    </SessionProvider>
  )
}

/** Fetched when it is asked for: most visits need none. */
function Factor({ ask }: { ask: FactorAsk }) {
  const load = async () => (await import('./passkeys/factor-dialog.tsx')).FactorDialog
  return (
    <LazyPart name="factor" load={load} waiting={null}>
      {(Part) => <Part ask={ask} />}
    </LazyPart>
  )
}

/** For somebody who belongs to no site, or whose site was taken away while others are left. */
function NoSite({ others }: { others: boolean }) {
  useTitle(t('app.name'))
  return (
    <section class="notice">
      <h1>{t(others ? 'sites.choose' : 'sites.none')}</h1>
      {others ? <SiteList onDone={() => undefined} /> : <p>{t('sites.none.text')}</p>}
    </section>
  )
}
