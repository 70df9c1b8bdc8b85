import type { ComponentChildren } from 'preact'
import { useField } from './use-field.ts'

/** What keeps a field from going live, under it. */
export function Failure({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null
  return (
    <p id={id} class="field-error">
      {error}
    </p>
  )
}

/** What is wrong with a list or a group as a whole; problems lead to it. */
export function Group({ path, children }: { path: string; children: ComponentChildren }) {
  const { error, errorId } = useField(path)
  return (
    <div class="builder-group" data-field={path} tabIndex={-1}>
      {children}
      <Failure id={errorId} error={error} />
    </div>
  )
}
