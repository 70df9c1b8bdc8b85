import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  title: string
  /** What it is for. */
  lead: string
  children: ComponentChildren
}

/** A part of a settings page under a heading of its own. */
export function Section({ title, lead, children }: Props) {
  const id = useId()
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id} class="section-head">
        {title}
      </h2>
      <p class="section-lead mut">{lead}</p>
      {children}
    </section>
  )
}
