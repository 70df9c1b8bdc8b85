import { useLocation } from 'preact-iso'
import { useClock } from '#dashboard/kit/time/now.ts'
import { CasePage } from './case/case-page.tsx'
import { type InboxView, viewOf } from './list/address.ts'
import { ListPage } from './list/list-page.tsx'
import { type Surroundings, useSurroundings } from './names.ts'
import './inbox.css'
import './case.css'
import './inbox-parts.css'

/** What both pages of the inbox know. */
export interface InboxProps {
  /** As the address has it; a case keeps that of the list it was opened from. */
  view: InboxView
  around: Surroundings
}

/** `/inbox`, the list of cases, and `/inbox/:id`, one of them by its number or id. */
export function InboxPage({ id }: { id?: string | undefined }) {
  const { url } = useLocation()
  const view = viewOf(new URL(url, location.origin).search)
  const around = useSurroundings()
  useClock()
  return id === undefined ? (
    <ListPage view={view} around={around} />
  ) : (
    <CasePage id={id} view={view} around={around} />
  )
}
