import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useClock } from '#dashboard/kit/time/now.ts'
import { listBrowsers } from './api.ts'
import { Browsers } from './browsers.tsx'
import { EndAccount } from './end-account.tsx'
import { NameForm } from './name-form.tsx'
import { Passkeys } from './passkeys/passkeys.tsx'
import { t } from './words.ts'
import '#dashboard/features/settings/settings.css'
import './account.css'

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
            <EndAccount email={user.email} onEnded={() => session.refresh()} />
          </>
        )}
      </Loaded>
    </div>
  )
}
