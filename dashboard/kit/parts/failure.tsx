import type { ComponentChildren } from 'preact'

/** Why something could not be done, read out at once. */
export function Failure({ children }: { children: ComponentChildren }) {
  return (
    <p class="field-error" role="alert">
      {children}
    </p>
  )
}
