import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'

interface Tab {
  name: string
  content: ComponentChildren
}

/** One of several panels. The arrow keys go from tab to tab. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const id = useId()
  const [open, setOpen] = useState(0)
  function onKeyDown(event: KeyboardEvent) {
    const places = new Map([
      ['ArrowRight', open + 1],
      ['ArrowLeft', open - 1],
      ['Home', 0],
      ['End', -1],
    ])
    const place = places.get(event.key)
    if (place === undefined) return
    event.preventDefault()
    const next = (place + tabs.length) % tabs.length
    setOpen(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <div class="tabs">
      {/* Its tabs take the focus; their keys come up to it. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div class="tab-list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === open}
            aria-controls={`${id}-panel`}
            tabIndex={index === open ? 0 : -1}
            onClick={() => setOpen(index)}
          >
            {name}
          </button>
        ))}
      </div>
      <div key={open} id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${open}`}>
        {tabs[open]?.content}
      </div>
    </div>
  )
}
