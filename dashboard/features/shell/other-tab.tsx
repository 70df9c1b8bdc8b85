import { useSession } from '#dashboard/kit/session/session.ts'
import { useSiteChange } from '#dashboard/kit/session/sites.ts'
import { t } from './words.ts'

interface Props {
  /** Unsaved changes keep this tab from following. */
  torn: boolean
  followed: boolean
  follow: () => void
}

/** Tells that another tab has switched to another site, and asks where changes are at stake. */
export function OtherTab({ torn, followed, follow }: Props) {
  const session = useSession()
  const { stay } = useSiteChange(session)
  const site = session.data?.site
  return (
    <>
      <output class="offline">
        {followed && site ? t('sites.followed', { site: site.name }) : ''}
      </output>
      {torn && site && (
        <div class="error-box" role="alert">
          <p class="error-title">{t('sites.moved')}</p>
          <p>{t('sites.moved.text', { site: site.name })}</p>
          <p class="notice-actions">
            <button type="button" class="primary" onClick={() => void stay(site.key)}>
              {t('sites.back', { site: site.name })}
            </button>
            <button type="button" class="control" onClick={follow}>
              {t('sites.follow')}
            </button>
          </p>
        </div>
      )}
    </>
  )
}
