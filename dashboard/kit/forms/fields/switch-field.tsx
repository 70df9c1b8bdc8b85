import type { ComponentChildren } from 'preact'
import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Field } from './field.tsx'

interface Props extends FieldBinding<boolean> {
  label: string
  hint?: ComponentChildren
}

/** Something that is on or off. */
export function SwitchField({ label, hint, ...field }: Props) {
  return (
    <Field label={label} hint={hint} error={field.error}>
      {(inputProps) => (
        <input
          {...inputProps}
          class="toggle"
          type="checkbox"
          role="switch"
          name={field.name}
          checked={field.value}
          aria-checked={field.value}
          onChange={(event) => field.onChange(event.currentTarget.checked)}
        />
      )}
    </Field>
  )
}
