import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** What an input needs to be tied to its label, its hint and its error. */
export interface InputProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface Props {
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  /** For a field of several inputs, each with a label of its own. */
  group?: boolean
  children: (inputProps: InputProps) => ComponentChildren
}

/** A row of a form: the label, and beside it the input with its hint and what is wrong with it. */
export function Field({ label, hint, error, group = false, children }: Props) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  const inputProps: InputProps = {
    id,
    'aria-describedby': described.join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
  }
  const content = (
    <div class="row-body">
      {children(inputProps)}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="row-hint">
          {hint}
        </p>
      )}
    </div>
  )
  return group ? (
    <fieldset class="row-group" aria-describedby={inputProps['aria-describedby']}>
      <legend class="unseen">{label}</legend>
      <div class="row">
        <span class="row-label" aria-hidden="true">
          {label}
        </span>
        {content}
      </div>
    </fieldset>
  ) : (
    <div class="row">
      <label class="row-label" for={id}>
        {label}
      </label>
      {content}
    </div>
  )
}
