import { useId } from 'preact/hooks'

interface Props {
  label: string
  value: string
  type?: 'text' | 'number' | 'date'
  longest?: number
  lowest?: number
  highest?: number
  hint?: string
  pattern?: string
  list?: string[]
  onChange: (value: string) => void
}

/** A field of the panel: what was typed counts when it is left, or with Enter. */
export function PanelField(props: Props) {
  const { label, value, type = 'text', longest, lowest, highest, hint, list, pattern } = props
  const id = useId()
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input
        // What somebody else has changed meanwhile is shown, too.
        key={value}
        type={type}
        defaultValue={value}
        maxLength={longest}
        min={lowest}
        max={highest}
        pattern={pattern}
        list={list ? id : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget: field }) => {
          if (field.reportValidity()) props.onChange(field.value.trim())
        }}
      />
      {hint && (
        <span id={`${id}-hint`} class="mut">
          {hint}
        </span>
      )}
      {list && (
        <datalist id={id}>
          {list.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
      )}
    </label>
  )
}

/** A whole number that was typed; null for none. */
export function numberOf(text: string): number | null {
  return text === '' || !Number.isFinite(Number(text)) ? null : Math.round(Number(text))
}
