import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  label: string
  /** Which of the links the reader is at: a change brings it into sight. */
  at: string
  /** Links; the one with `aria-current` is where the reader is. */
  children: ComponentChildren
}

/** Parts of a page as links in a row, which moves sideways where it is too narrow. */
export function PageTabs({ label, at, children }: Props) {
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // By hand: `scrollIntoView` would move the page, too.
    const row = nav.current
    const link = row?.querySelector<HTMLElement>('[aria-current]')
    if (row && link) row.scrollTo({ left: link.offsetLeft - row.clientWidth / 2 })
  }, [at])
  return (
    <nav class="page-tabs" aria-label={label} ref={nav}>
      {children}
    </nav>
  )
}
