import { useId } from 'preact/hooks'
import { getAt, listAt } from '#dashboard/features/surveys/draft/paths.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { Caret } from '#dashboard/kit/parts/icons.tsx'
import type { Option } from '#dashboard/kit/parts/select.tsx'
import { Failure } from './failure.tsx'
import { useField } from './use-field.ts'

interface SelectProps {
  path: string
  label: string
  bare?: boolean
  options: Option[]
  /** What counts where nothing is set. */
  usual?: string
  /** In the place of setting the field alone. */
  onValue?: (value: string) => void
  disabled?: boolean
}

/** One of several values. What stands there and is none of them is shown, too. */
export function SelectField({
  path,
  label,
  bare = false,
  options,
  usual = '',
  ...rest
}: SelectProps) {
  const { value, set, error, input, errorId } = useField(path)
  const now = typeof value === 'string' || typeof value === 'number' ? String(value) : usual
  const all = options.some((one) => one.value === now)
    ? options
    : [{ value: now, label: now || '–' }, ...options]
  return (
    <div class="builder-field">
      <label class="field">
        <span class={bare ? 'unseen' : 'field-label'}>{label}</span>
        <span class="select">
          <select
            {...input}
            value={now}
            disabled={rest.disabled}
            onChange={({ currentTarget }) => (rest.onValue ?? set)(currentTarget.value)}
          >
            {all.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
          <Caret />
        </span>
      </label>
      <Failure id={errorId} error={error} />
    </div>
  )
}

/** Yes or no. */
export function CheckField({ path, label }: { path: string; label: string }) {
  const { value, set, input } = useField(path)
  return (
    <label class="check">
      <input
        {...input}
        type="checkbox"
        checked={value === true}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      {label}
    </label>
  )
}

interface ChecksProps {
  path: string
  label: string
  /** What no list means: everybody. */
  all: string
  options: Option[]
}

/** Several of many values; no list at all means everybody. */
export function ChecksField({ path, label, all, options }: ChecksProps) {
  const { store, survey } = useBuilder()
  const { error, errorId } = useField(path)
  const id = useId()
  const isList = Array.isArray(getAt(survey, path))
  const chosen = listAt(survey, path)
  const known = new Set(options.map(({ value }) => value))
  const others = chosen.filter((one) => !known.has(String(one))).map(String)
  function toggle(value: string, isOn: boolean) {
    const next = isOn ? [...chosen, value] : chosen.filter((one) => one !== value)
    store.set(path, next)
  }
  return (
    <fieldset class="builder-checks" data-field={path} tabIndex={-1}>
      <legend class="field-label">{label}</legend>
      <label class="check">
        <input
          type="radio"
          name={id}
          checked={!isList}
          onChange={() => store.set(path, undefined)}
        />
        {all}
      </label>
      {[...options, ...others.map((value) => ({ value, label: value }))].map((option) => (
        <label key={option.value} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={({ currentTarget }) => toggle(option.value, currentTarget.checked)}
          />
          {option.label}
        </label>
      ))}
      <Failure id={errorId} error={error} />
    </fieldset>
  )
}
