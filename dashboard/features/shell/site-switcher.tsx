import { useState } from 'preact/hooks'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { leaveTo } from '#dashboard/kit/forms/unsaved.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { useSiteChange } from '#dashboard/kit/session/sites.ts'
import { t } from './words.ts'

/** The site on screen, and the way to the others. */
export function SiteSwitcher() {
  const { data } = useSession()
  if (!data) return <div class="site bone" aria-hidden="true" />
  if (!data.site) return <div class="site" />
  const { name } = data.site
  const mayMake = mayDo(data, 'team:manage')
  if (data.sites.length < 2 && !mayMake) return <p class="site site-only">{name}</p>
  return (
    <div class="site">
      <Popover label={t('nav.site')} text={<span class="site-shown">{name}</span>} caret>
        {(close) => (
          <>
            <SiteList onDone={close} />
            {mayMake && (
              <p class="menu-more">
                <a href="/sites/new" onClick={close}>
                  {t('nav.newSite')}
                </a>
              </p>
            )}
          </>
        )}
      </Popover>
    </div>
  )
}

/** All sites of this person. */
export function SiteList({ onDone }: { onDone: () => void }) {
  const session = useSession()
  const { change } = useSiteChange(session)
  const [failure, setFailure] = useState<Error | null>(null)
  async function choose(key: string) {
    setFailure(null)
    try {
      await change(key)
      onDone()
    } catch (cause) {
      setFailure(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  return (
    <>
      <ul class="menu">
        {session.data?.sites.map(({ key, name, role }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={key === session.data?.site?.key}
              onClick={() => leaveTo(() => void choose(key))}
            >
              {name}
              <span class="mut">{t(`role.${role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {failure && <Failure>{explain(failure)}</Failure>}
    </>
  )
}
