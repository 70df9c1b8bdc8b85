import type { ComponentChildren } from 'preact'
import type { Scale } from './scale.ts'
import { Face } from './face.tsx'

interface ChoicesProps extends Scale {
  legend: ComponentChildren
  multiple?: boolean | undefined
  chosen: (number | string | null)[]
  onChoose: (value: number | string, multiple?: boolean) => void
}

/** One group of native radios or checkboxes: arrow keys, names and states come with them. */
export function Choices(props: ChoicesProps) {
  const { legend, layout, options, ends, multiple, chosen, onChoose } = props
  return (
    <fieldset class={layout}>
      <legend>{legend}</legend>
      <div part="scale">
        {options.map(({ value, label, mood, name }) => {
          const checked = chosen.includes(value)
          return (
            <label
              key={value}
              class={checked ? 'on' : ''}
              part={checked ? 'option chosen' : 'option'}
            >
              <input
                type={multiple ? 'checkbox' : 'radio'}
                name="q"
                aria-label={name}
                checked={checked}
                onChange={() => onChoose(value, multiple)}
              />
              {layout === 'faces' && <Face mood={mood ?? 0} />}
              <span>{label}</span>
            </label>
          )
        })}
      </div>
      {ends && (
        <p aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
    </fieldset>
  )
}
