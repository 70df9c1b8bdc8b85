import type { ComponentChildren } from 'preact'

interface Props {
  /** The sentence that says what matters. */
  children: ComponentChildren
  lead?: string
}

/** How a page of forms and lists opens. */
export function PageHead({ children, lead }: Props) {
  return (
    <header class="page-head">
      <h1>{children}</h1>
      {lead && <p>{lead}</p>}
    </header>
  )
}
