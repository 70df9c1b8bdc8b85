import type { Bound } from '#dashboard/kit/forms/use-form.ts'
import { Field } from './field.tsx'

interface Props extends Bound<string> {
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
      {(tied) => (
        <span class={suffix ? 'input-with-unit' : undefined}>
          <input
            type="text"
            {...input}
            {...tied}
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
