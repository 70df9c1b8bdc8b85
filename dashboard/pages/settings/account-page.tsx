import { listBrowsers } from '#dashboard/api/account.ts'
import { Browsers } from '#dashboard/components/settings/account/browsers.tsx'
import { NameForm } from '#dashboard/components/settings/account/name-form.tsx'
import { Passkeys } from '#dashboard/components/settings/account/passkeys.tsx'
import { Loaded } from '#dashboard/components/settings/loaded.tsx'
import { PageHead } from '#dashboard/components/settings/page-head.tsx'
import { t } from '#dashboard/i18n/t.ts'
import { useClock } from '#dashboard/state/loading/clock.ts'
import { useResource } from '#dashboard/state/loading/resource.ts'
import { useSession } from '#dashboard/state/shell/session.ts'
import { useTitle } from '#dashboard/state/shell/use-title.ts'
import '#dashboard/styles/settings/index.css'

/** `/account`: one's own name, passkeys and signed-in browsers. */
export function AccountPage() {
  useTitle(t('title.settings', { page: t('account.title') }))
  useClock()
  const session = useSession()
  const browsers = useResource('browsers', listBrowsers)
  const here = browsers.data?.find(({ current }) => current)
  return (
    <div class="settings-page">
      <PageHead lead={t('account.lead')}>{t('account.title')}</PageHead>
      <Loaded resource={session}>
        {({ user }) => (
          <>
            <NameForm user={user} onSaved={() => session.refresh({ quiet: true })} />
            <Passkeys
              device={here?.device ?? ''}
              onOthersEnded={() => browsers.refresh({ quiet: true })}
            />
            <Browsers list={browsers} />
          </>
        )}
      </Loaded>
    </div>
  )
}
