import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '#dashboard/kit/i18n/kit-words.ts'
import { Cross } from './icons.tsx'

interface Props {
  title: string
  onClose: () => void
  children: ComponentChildren
}

/** A modal dialog: the browser holds the focus in it and closes it on Escape. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // Only a dialog that is closed while it is still there gives the focus back.
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onClose={() => dialog.current && onClose()}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={t('action.close')}
          onClick={() => dialog.current?.close()}
        >
          <Cross />
        </button>
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}
