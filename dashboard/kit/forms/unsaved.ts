import { signal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useLayoutEffect } from 'preact/hooks'
import { useLatest } from '#dashboard/kit/loading/latest.ts'

/** How many forms on screen hold changes that are not saved. */
export const unsavedForms = signal(0)

/** What the reader is about to do instead of saving; null when nothing waits for the answer. */
export const leaving = signal<{ go: () => void } | null>(null)

/** Does it at once, or, where changes would be lost, after the reader has agreed. */
export function leaveTo(go: () => void): void {
  if (unsavedForms.peek() === 0) go()
  else leaving.value = { go }
}

type Here = () => { url: string; route: (url: string) => void }

/**
 * Stands before the router at links, back and forward while something is not saved. Only a child of
 * the router's provider that appears together with it hears the browser first.
 */
export function useGuardedAddress(): void {
  const { url, route } = useLocation()
  const here = useLatest({ url, route })
  useLayoutEffect(() => guardAddress(here), [here])
}

function guardAddress(here: Here): () => void {
  const onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (unsavedForms.peek() === 0 || !link || !leadsAway(link, event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    leaveTo(() => here().route(link.pathname + link.search))
  }
  const onBack = () => {
    if (unsavedForms.peek() === 0) return
    const wanted = location.pathname + location.search
    // The router listens next, and finds the address that it shows already.
    history.pushState(null, '', here().url)
    leaveTo(() => here().route(wanted))
  }
  addEventListener('click', onClick, { capture: true })
  addEventListener('popstate', onBack)
  return () => {
    removeEventListener('click', onClick, { capture: true })
    removeEventListener('popstate', onBack)
  }
}

/** True where the router would take a click on a link to another page of the dashboard. */
function leadsAway(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
  const here = link.origin === location.origin && link.target !== '_blank'
  return plain && here && !link.getAttribute('href')?.startsWith('#')
}
