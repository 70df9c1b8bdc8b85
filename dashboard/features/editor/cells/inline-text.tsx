import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  label: string
  value: string
  longest: number
  /** Several lines, which Ctrl-Enter ends; else Enter does. */
  lines?: boolean
  /** Called with what was typed, trimmed; leaving keeps it, Escape does not. */
  onDone: (text: string | null) => void
}

/** A text that is edited where it stands. */
export function InlineText({ label, value, longest, lines = false, onDone }: Props) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.isComposing) return
    const isEnd = event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)
    if (event.key !== 'Escape' && !isEnd) return
    event.preventDefault()
    const typed = event.currentTarget as HTMLElement
    // Leaving it is the one end; what was given up is marked.
    typed.classList.toggle('given-up', !isEnd)
    typed.blur()
  }
  function onBlur() {
    const typed = field.current
    onDone(typed && !typed.classList.contains('given-up') ? typed.value.trim() : null)
  }
  const common = {
    ref: field,
    class: 'inline-text',
    'aria-label': label,
    onKeyDown,
    onBlur,
  }
  return lines ? (
    <textarea {...common} defaultValue={value} rows={3} />
  ) : (
    <input {...common} defaultValue={value} maxLength={longest} />
  )
}
