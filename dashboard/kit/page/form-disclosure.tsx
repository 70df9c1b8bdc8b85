import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '#dashboard/kit/forms/words.ts'

interface Props {
  /** Words of the button: what is made. */
  text: string
  /** Whether it is open from the start, as where a link led to it. */
  opened?: boolean
  /** The form; it calls `done` when the thing is there. */
  children: (done: () => void) => ComponentChildren
}

/** A button that opens the form of something new. */
export function FormDisclosure({ text, opened = false, children }: Props) {
  const [open, setOpen] = useState(opened)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) form.current?.querySelector<HTMLElement>('input')?.focus()
  }, [open])
  return (
    <div class={open ? 'maker maker-open' : 'maker'}>
      <button
        type="button"
        class="control"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? t('confirm.cancel') : text}
      </button>
      {open && <div ref={form}>{children(() => setOpen(false))}</div>}
    </div>
  )
}
