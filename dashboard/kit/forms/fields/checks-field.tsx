import { useId } from 'preact/hooks'
import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Field } from './field.tsx'

interface Choice<V> {
  value: V
  label: string
  hint?: string
}

interface Props<V extends string> extends FieldBinding<V[]> {
  label: string
  hint?: string
  options: readonly Choice<V>[]
}

/** Any number of several values, each with a line that says what it means. */
export function ChecksField<V extends string>({ label, hint, options, ...field }: Props<V>) {
  const { name, value: chosen, error, onChange } = field
  function toggle(value: V, on: boolean) {
    // In the order in which they are offered, so that the same choice is the same value.
    const next = options.map((option) => option.value)
    onChange(next.filter((one) => (one === value ? on : chosen.includes(one))))
  }
  return (
    <Field label={label} hint={hint} error={error} group>
      {(inputProps) => (
        <div class="checks">
          {options.map((option, index) => (
            <Check
              key={option.value}
              name={name}
              {...option}
              checked={chosen.includes(option.value)}
              invalid={index === 0 && inputProps['aria-invalid']}
              describedBy={inputProps['aria-describedby']}
              onChange={(on) => toggle(option.value, on)}
            />
          ))}
        </div>
      )}
    </Field>
  )
}

interface CheckProps extends Choice<string> {
  name: string
  checked: boolean
  invalid: boolean | undefined
  describedBy: string | undefined
  onChange: (on: boolean) => void
}

function Check({ name, value, label, hint, ...box }: CheckProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', (box.invalid && box.describedBy) || '']
  return (
    <div class="check-row">
      <input
        id={id}
        type="checkbox"
        name={name}
        value={value}
        checked={box.checked}
        aria-invalid={box.invalid || undefined}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
        onChange={(event) => box.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}
