import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { t } from './words.ts'

/** Where parcels come in, for whoever may set that up. */
export function ToConnections() {
  const { data: session } = useSession()
  if (!mayDo(session, 'site:manage')) return null
  return (
    <a class="control" href="/settings/connections">
      {t('connections.set')}
    </a>
  )
}
