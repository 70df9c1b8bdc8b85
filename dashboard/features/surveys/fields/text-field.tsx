import type { ComponentChildren } from 'preact'
import { textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { Failure } from './failure.tsx'
import { useField } from './use-field.ts'

interface Props {
  path: string
  label: string
  /** Lines of a longer text; one without it. */
  lines?: number
  hint?: ComponentChildren
  placeholder?: string
  /** The label is for screen readers only. */
  bare?: boolean
  /** Language of what is written. */
  lang?: string
  type?: 'text' | 'date'
  /** An empty field is null instead of nothing written. */
  nullable?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
  /** In the place of setting the field alone. */
  onText?: (text: string) => void
}

/** A text of the draft. Every letter counts at once: nothing waits for a button. */
export function TextField(props: Props) {
  const { path, label, lines, hint, bare = false, nullable = false } = props
  const { survey } = useBuilder()
  const { set, error, input, errorId } = useField(path)
  const take = props.onText ?? ((text: string) => set(nullable && text === '' ? null : text))
  const common = {
    ...input,
    class: 'input',
    value: textAt(survey, path),
    placeholder: props.placeholder,
    lang: props.lang,
    onKeyDown: props.onKeyDown,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      take(currentTarget.value),
  }
  return (
    <div class="builder-field">
      <label class="field">
        <span class={bare ? 'unseen' : 'field-label'}>{label}</span>
        {lines ? (
          <textarea {...common} rows={lines} />
        ) : props.type === 'date' ? (
          <input {...common} type="date" />
        ) : (
          <input {...common} type="text" />
        )}
      </label>
      {hint}
      <Failure id={errorId} error={error} />
    </div>
  )
}
