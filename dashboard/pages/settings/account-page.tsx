import { listBrowsers } from '#dashboard/api/account.ts'
import { Browsers } from '#dashboard/components/settings/account/browsers.tsx'
import { NameForm } from '#dashboard/components/settings/account/name-form.tsx'
import { Passkeys } from '#dashboard/components/settings/account/passkeys.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { t } from '#dashboard/features/settings/account/words.ts'
import { useClock } from '#dashboard/kit/time/now.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
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
