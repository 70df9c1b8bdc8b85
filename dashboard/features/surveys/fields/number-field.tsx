import { textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { Failure } from './failure.tsx'
import { useField } from './use-field.ts'

interface Props {
  path: string
  label: string
  bare?: boolean
  /** What an empty field means: a number, null, or nothing at all. */
  empty: number | null | undefined
  /** What is typed is this many times what is stored: 100 for a share in per cent. */
  times?: number
}

/** A number of the draft. What is no number is kept as it was typed, and told as a problem. */
export function NumberField({ path, label, bare = false, empty, times = 1 }: Props) {
  const { survey } = useBuilder()
  const { value, set, error, input, errorId } = useField(path)
  const shown = typeof value === 'number' ? String(round(value * times)) : textAt(survey, path)
  return (
    <div class="builder-field">
      <label class="field">
        <span class={bare ? 'unseen' : 'field-label'}>{label}</span>
        <input
          {...input}
          class="input input-number"
          inputMode="decimal"
          value={shown}
          onInput={({ currentTarget }) => set(numberFrom(currentTarget.value, empty, times))}
        />
      </label>
      <Failure id={errorId} error={error} />
    </div>
  )
}

/** A number where one was typed in full, else the text itself. */
function numberFrom(text: string, empty: Props['empty'], times: number): unknown {
  if (text.trim() === '') return empty
  return /^\d+(\.\d+)?$/.test(text) && String(Number(text)) === text
    ? round(Number(text) / times)
    : text
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
