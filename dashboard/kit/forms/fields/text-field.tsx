import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Field } from './field.tsx'

interface Props extends FieldBinding<string> {
  label: string
  hint?: string
  /** What the figure counts: stands behind a short input. */
  suffix?: string
  /** Which keyboard a phone shows, and what the browser may fill in. */
  input?: {
    inputMode?: 'numeric' | 'email' | 'url'
    autoComplete?: 'off' | 'email' | 'name'
  }
}

/** One line of text, or a figure with its unit. */
export function TextField({ label, hint, suffix, input, ...field }: Props) {
  return (
    <Field label={label} hint={hint} error={field.error}>
      {(inputProps) => (
        <span class={suffix ? 'input-with-unit' : undefined}>
          <input
            {...input}
            {...inputProps}
            class="input"
            name={field.name}
            value={field.value}
            onInput={(event) => field.onChange(event.currentTarget.value)}
          />
          {suffix && <span class="mut">{suffix}</span>}
        </span>
      )}
    </Field>
  )
}
