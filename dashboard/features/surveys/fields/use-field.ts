import { useId } from 'preact/hooks'
import { problemAt, useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { getAt } from '#dashboard/features/surveys/draft/paths.ts'
import { problemInWords } from '#dashboard/features/surveys/review/problem-words.ts'

/** A field of the draft: what stands in it, what is wrong with it, and how it is written. */
export function useField(path: string) {
  const { store, survey, check } = useBuilder()
  const id = useId()
  const found = problemAt(check, path)
  return {
    value: getAt(survey, path),
    set: (value: unknown) => store.set(path, value),
    error: found && problemInWords(found),
    /** Ties an input to its path, by which problems lead to it, and to what is wrong with it. */
    input: {
      'data-field': path,
      'aria-invalid': found ? (true as const) : undefined,
      'aria-describedby': found ? `${id}-error` : undefined,
    },
    errorId: `${id}-error`,
  }
}

/** Leads to the field that a problem names, or to the nearest thing around it. */
export function focusField(path: string): void {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
    const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(at)}"]`)
    if (field) {
      // Fields of the sentence stand in what its words open.
      field.closest<HTMLElement>('[popover]:not(:popover-open)')?.showPopover()
      field.focus()
      field.scrollIntoView({ block: 'center' })
      return
    }
  }
}
