import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { useClock } from '#dashboard/kit/time/now.ts'
import { CasePage } from './case/case-page.tsx'
import { type InboxView, viewOf } from './list/address.ts'
import { ListPage } from './list/list-page.tsx'
import { useCases } from './list/use-cases.ts'
import { type Surroundings, useSurroundings } from './names.ts'
import { told } from './steps/use-step.ts'
import { t } from './words.ts'
import './inbox.css'
import './case.css'
import './inbox-parts.css'

/** What both pages of the inbox know. */
export interface InboxProps {
  /** As the address has it; a case keeps that of the list it was opened from. */
  view: InboxView
  around: Surroundings
}

/** From here on a case stands beside the list. */
const WIDE = '(width >= 1240px)'

/**
 * `/inbox`, the list of cases, and `/inbox/:id`, one of them by its number or id. A wide screen has
 * both, a narrow one has one of them at a time; the addresses are the same.
 */
export function InboxPage({ id }: { id?: string | undefined }) {
  const { url } = useLocation()
  const view = viewOf(new URL(url, location.origin).search)
  const around = useSurroundings()
  const list = useCases(view)
  const isWide = useMedia(WIDE)
  useClock()
  const shown = { view, around, list }
  return (
    <div class={isWide ? 'inbox panes' : 'inbox'}>
      <output class="unseen">{told.value}</output>
      {(isWide || id === undefined) && (
        <section class={isWide ? 'pane-list' : undefined} aria-label={t('list.label')}>
          <ListPage {...shown} beside={id} />
        </section>
      )}
      {id !== undefined && <CasePage {...shown} id={id} />}
      {id === undefined && isWide && list.data?.cases.length !== 0 && (
        <p class="pane-none mut">{t('panes.choose')}</p>
      )}
    </div>
  )
}

/** Whether the screen is as a media query says; it follows. */
function useMedia(query: string): boolean {
  const [is, set] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const follow = () => set(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [query])
  return is
}
