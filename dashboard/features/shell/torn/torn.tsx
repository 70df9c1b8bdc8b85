import { useSession } from '#dashboard/kit/session/session.ts'
import { useSiteChange } from '#dashboard/kit/session/sites.ts'
import { t } from './words.ts'

/** Asks where changes go that belong to another site than the one which another tab switched to. */
export function Torn({ follow }: { follow: () => void }) {
  const session = useSession()
  const { stay } = useSiteChange(session)
  const site = session.data?.site
  if (!site) return null
  return (
    <div class="error-box" role="alert">
      <p class="error-title">{t('torn.moved')}</p>
      <p>{t('torn.moved.text', { site: site.name })}</p>
      <p class="notice-actions">
        <button type="button" class="primary" onClick={() => void stay(site.key)}>
          {t('torn.back', { site: site.name })}
        </button>
        <button type="button" class="control" onClick={follow}>
          {t('torn.follow')}
        </button>
      </p>
    </div>
  )
}
