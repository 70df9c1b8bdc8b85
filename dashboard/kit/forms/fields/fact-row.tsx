import type { ComponentChildren } from 'preact'

interface Props {
  label: string
  hint: string
  children: ComponentChildren
}

/** A row of a form that cannot be changed, with the reason why. */
export function FactRow({ label, hint, children }: Props) {
  return (
    <dl class="row">
      <dt class="row-label">{label}</dt>
      <dd class="row-body">
        <span class="row-fact">{children}</span>
        <span class="row-hint">{hint}</span>
      </dd>
    </dl>
  )
}
