import { Caret } from './icons.tsx'

export interface Option {
  value: string
  label: string
}

interface Props {
  label: string
  value: string
  options: Option[]
  onChange: (value: string) => void
  /** Shows the label above the field; otherwise it is there for screen readers only. */
  labelled?: boolean
}

/** A native select in the page's own clothes. */
export function Select({ label, value, options, onChange, labelled = false }: Props) {
  return (
    <label class={labelled ? 'field' : 'field-bare'}>
      <span class={labelled ? 'field-label' : 'unseen'}>{label}</span>
      <span class="select">
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Caret />
      </span>
    </label>
  )
}
