import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Something that has just appeared and must not be overlooked: it takes the focus. */
export function FocusOnShow({ children }: { children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place} class="arrival" tabIndex={-1}>
      {children}
    </div>
  )
}
