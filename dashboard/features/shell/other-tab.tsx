import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { useSession } from '#dashboard/kit/session/session.ts'
import { t } from './words.ts'

interface Props {
  /** Unsaved changes keep this tab from following. */
  torn: boolean
  followed: boolean
  follow: () => void
}

/** Tells that another tab has switched to another site, and asks where changes are at stake. */
export function OtherTab({ torn, followed, follow }: Props) {
  const site = useSession().data?.site
  return (
    <>
      <output class="offline">
        {followed && site ? t('sites.followed', { site: site.name }) : ''}
      </output>
      {torn && (
        <LazyPart name="torn" load={loadTorn} waiting={null}>
          {(Torn) => <Torn follow={follow} />}
        </LazyPart>
      )}
    </>
  )
}

async function loadTorn() {
  return (await import('./torn/torn.tsx')).Torn
}
