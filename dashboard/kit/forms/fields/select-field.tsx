import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Caret } from '#dashboard/kit/parts/icons.tsx'
import type { Option } from '#dashboard/kit/parts/select.tsx'
import { Field } from './field.tsx'

interface Props extends FieldBinding<string> {
  label: string
  hint?: string
  options: Option[]
}

/** One of several values. */
export function SelectField({ label, hint, options, ...field }: Props) {
  return (
    <Field label={label} hint={hint} error={field.error}>
      {(inputProps) => (
        <span class="select">
          <select
            {...inputProps}
            name={field.name}
            value={field.value}
            onChange={(event) => field.onChange(event.currentTarget.value)}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Caret />
        </span>
      )}
    </Field>
  )
}
