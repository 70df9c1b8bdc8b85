import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Field } from './field.tsx'

interface Props extends FieldBinding<string> {
  label: string
  hint: string
  /** Fewest lines on screen; the field grows with what is written. */
  rows?: number
}

/** A list, one entry a line. */
export function LinesField({ label, hint, rows = 3, ...field }: Props) {
  const lines = field.value.split('\n').length
  return (
    <Field label={label} hint={hint} error={field.error}>
      {(inputProps) => (
        <textarea
          {...inputProps}
          class="input lines"
          name={field.name}
          rows={Math.min(14, Math.max(rows, lines))}
          spellcheck={false}
          value={field.value}
          onInput={(event) => field.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
