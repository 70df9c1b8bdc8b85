import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { t } from './words.ts'

interface Props {
  title: string
  /** Words of the button that does it. */
  action: string
  cancel?: string
  /** A name that has to be typed first: for what cannot be undone. */
  typed?: string
  /** The dialog stays open, and says why, when it rejects. */
  onConfirm: () => void | Promise<void>
  onClose: () => void
  /** What will happen. */
  children: ComponentChildren
}

/** Asks before something is done that the reader may not want. */
export function ConfirmDialog(props: Props) {
  const { title, action, cancel, typed, onConfirm, onClose, children } = props
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const ready = !busy && (typed === undefined || text.trim() === typed)

  async function confirm(event: Event) {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    setFailure(null)
    try {
      await onConfirm()
    } catch (cause) {
      setFailure(cause instanceof Error ? cause : new Error(String(cause)))
    }
    setBusy(false)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="confirm" noValidate onSubmit={(event) => void confirm(event)}>
        {children}
        {typed !== undefined && (
          <label class="field">
            <span class="field-label">{t('confirm.type', { name: typed })}</span>
            <input
              class="input"
              autoComplete="off"
              spellcheck={false}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
        )}
        {failure && <Failure>{explain(failure)}</Failure>}
        <div class="confirm-end">
          <button type="button" class="control" onClick={onClose}>
            {cancel ?? t('confirm.cancel')}
          </button>
          <button type="submit" class="primary danger" aria-disabled={!ready}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
